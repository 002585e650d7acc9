# Birthdays that neighbours celebrate together: the month that somebody told, parties, and visits in their place.

word-birthday = 生日|過生日|我的生日|生日會|集體生日會|慶生|慶生會

birthday-about =
    🎂 <b>想和鄰居一起過生日嗎？</b>
    同一個月過生日的鄰居，聚在一起熱鬧一回，不用花錢。
    只記您是幾月生的，不記哪天，也不記哪年。
    那個月要辦的時候，我私下請您。別的鄰居看不到；職員也看不到是誰，只知道那個月有沒有人，人多的時候有幾位。

    您過國曆（陽曆）生日，還是農曆生日？
birthday-which-month =
    { $lunar ->
        [true] 您的生日在農曆幾月？閏月生的，也按這個月來選。
       *[false] 您的生日在陽曆幾月？
    }
birthday-month =
    { $lunar ->
        [true] { $month ->
            [1] 正月
            [2] 二月
            [3] 三月
            [4] 四月
            [5] 五月
            [6] 六月
            [7] 七月
            [8] 八月
            [9] 九月
            [10] 十月
            [11] 十一月
           *[12] 臘月
        }
       *[false] { $month } 月
    }
birthday-named =
    { $lunar ->
        [true] { $month ->
            [1] 農曆正月
            [2] 農曆二月
            [3] 農曆三月
            [4] 農曆四月
            [5] 農曆五月
            [6] 農曆六月
            [7] 農曆七月
            [8] 農曆八月
            [9] 農曆九月
            [10] 農曆十月
            [11] 農曆十一月
           *[12] 農曆臘月
        }
       *[false] { $month } 月
    }
birthday-kept =
    { $lunar ->
        [true] 🎂 記著：您的生日在{ $month }。下一回一起過，算在陽曆 { $year } 年 { $party } 月。
       *[false] 🎂 記著：您的生日在{ $month }。下一回一起過，是 { $year } 年 { $party } 月。
    }
birthday-then = 那個月辦集體生日會，我就私下請您。
birthday-homeless = 還不知道您住哪裡。請先選一下，我才知道由哪個社區請您。
birthday-left = 刪掉了，不再記著您的生日。想再參加，隨時發「生日」。

button-birthday = 過生日
button-birthday-calendar =
    { $lunar ->
        [true] 過農曆
       *[false] 過陽曆
    }
button-birthday-other =
    { $lunar ->
        [true] 改選農曆
       *[false] 改選陽曆
    }
button-birthday-change = 改月份
button-birthday-leave = 不參加了

birthday-invitation =
    🎂 <b>請您來過集體生日會</b>
    您說過想和鄰居一起過生日，這一場有您的份。
birthday-cannot = 來不了也沒關係，可以請人到家裡看看您。
button-visit = 想有人來看看我

birthday-visit-words = 我來不了集體生日會，想請人到家裡看看我。
birthday-visit-sure =
    <b>請人到家裡看看您</b>
    我替您記成一件求助，寫上這句話：
    「{ $words }」

    社區接單處先看到：哪棟樓，想有人來坐坐。
    接這件事的隊長、網格員或社區職員，還有來看您的義工，會看到您的名字、住處和這句話。別的鄰居看不到。
    先跟您約好時間再來，不收錢，不收東西。這樣可以嗎？
birthday-visit-asked = 記下了，編號 #R{ $number }。有人接了就告訴您，先約好時間再來。
birthday-visit-not = 好的，先不安排。想好了，再按請帖上的「想有人來看看我」。
button-visit-sure = 好，請人來
button-visit-not = 先不用

party-where = 集體生日會辦在哪裡？
party-months =
    🎂 <b>集體生日會 · { $place }</b>
    選一個月，我就起好草稿。發出去時，私下請那個月過生日的居民，別的鄰居也能來。
    不到 { $few } 位，就不說有幾位，免得猜出是誰。
party-month-line = { $year } 年 { $month } 月：{ $people }
party-people =
    { $count ->
        [none] 還沒有人
        [some] 有人
       *[other] 有 { $count } 位
    }
party-title =
    { $month ->
        [1] 一月
        [2] 二月
        [3] 三月
        [4] 四月
        [5] 五月
        [6] 六月
        [7] 七月
        [8] 八月
        [9] 九月
        [10] 十月
        [11] 十一月
       *[12] 十二月
    }集體生日會
party-notes = 人來就好，不用帶禮物。
party-ask =
    { $state ->
        [planned] 🎂 { $place } { $month } 月的集體生日會，{ $who }在準備了。謝謝！
        [declined] 🎂 { $place } { $month } 月的集體生日會，{ $who }說這個月不辦。改主意了，隨時發 /birthday。
       *[waiting] 🎂 { $place }這個月{ $count ->
            [some] 有居民
           *[other] 有 { $count } 位居民
        }過生日，集體生日會還沒有安排。辦一次嗎？
    }
button-parties = 辦生日會
button-party-month = { $month } 月
button-party-begin = 辦一次
button-party-decline = 這個月不辦

mydata-gathering = <b>活動和生日</b>
mydata-birthday = 生日：{ $month }（只記月份，加密保存）
mydata-event =
    { $state ->
        [waiting] #E{ $number }（{ $heads } 人，在排隊）
        [offered] #E{ $number }（{ $heads } 人，有名額等您答覆）
        [away] #E{ $number }（不來）
       *[coming] #E{ $number }（{ $heads } 人）
    }
mydata-events = 活動 { $count } 場：{ $events }
mydata-hosted = 您主辦的活動 { $count } 場：{ $events }
mydata-reminded =
    { $on ->
        [true] 活動提醒：要
       *[false] 活動提醒：不要
    }
mydata-answered = 說過課有沒有用：{ $count } 次
mydata-unasked = 課後不用問您有沒有用
mydata-gathering-kept = 報名的名字在活動結束 90 天後刪掉。生日的月份留到您說不參加為止。
erase-sure-gathering =
    { $what ->
        [places] 報了名的活動，名額會讓給別人。
        [hosted] 您主辦的活動會請別人接著主持。
       *[birthday] 您的生日月份也會刪掉。
    }
