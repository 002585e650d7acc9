# Birthdays that neighbours celebrate together: the month that somebody told, parties, and visits in their place.

word-birthday = 生日|过生日|我的生日|生日会|集体生日会

birthday-about =
    🎂 <b>想和邻居一起过生日吗？</b>
    同一个月过生日的邻居，聚在一起热闹一回，不用花钱。
    只记您是几月生的，不记哪天，也不记哪年。
    那个月要办的时候，我私下请您。别的邻居看不到；工作人员也看不到是谁，只知道那个月有没有人，人多的时候有几位。

    您过阳历生日，还是农历生日？
birthday-which-month =
    { $lunar ->
        [true] 您的生日在农历几月？闰月生的，也按这个月来选。
       *[false] 您的生日在阳历几月？
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
           *[12] 腊月
        }
       *[false] { $month } 月
    }
birthday-named =
    { $lunar ->
        [true] { $month ->
            [1] 农历正月
            [2] 农历二月
            [3] 农历三月
            [4] 农历四月
            [5] 农历五月
            [6] 农历六月
            [7] 农历七月
            [8] 农历八月
            [9] 农历九月
            [10] 农历十月
            [11] 农历十一月
           *[12] 农历腊月
        }
       *[false] { $month } 月
    }
birthday-kept =
    { $lunar ->
        [true] 🎂 记着：您的生日在{ $month }。下一回一起过，算在阳历 { $year } 年 { $party } 月。
       *[false] 🎂 记着：您的生日在{ $month }。下一回一起过，是 { $year } 年 { $party } 月。
    }
birthday-then = 那个月办集体生日会，我就私下请您。
birthday-homeless = 还不知道您住哪里。请先选一下，我才知道由哪个社区请您。
birthday-left = 删掉了，不再记着您的生日。想再参加，随时发“生日”。

button-birthday = 过生日
button-birthday-calendar =
    { $lunar ->
        [true] 过农历
       *[false] 过阳历
    }
button-birthday-other =
    { $lunar ->
        [true] 改选农历
       *[false] 改选阳历
    }
button-birthday-change = 改月份
button-birthday-leave = 不参加了

birthday-invitation =
    🎂 <b>请您来过集体生日会</b>
    您说过想和邻居一起过生日，这一场有您的份。
birthday-cannot = 来不了也没关系，可以请人到家里看看您。
button-visit = 想有人来看看我

birthday-visit-words = 我来不了集体生日会，想请人到家里看看我。
birthday-visit-sure =
    <b>请人到家里看看您</b>
    我替您记成一件求助，写上这句话：
    “{ $words }”

    社区接单处先看到：哪栋楼，想有人来坐坐。
    接这件事的队长、网格员或社区工作人员，还有来看您的志愿者，会看到您的名字、住处和这句话。别的邻居看不到。
    先跟您约好时间再来，不收钱，不收东西。这样可以吗？
birthday-visit-asked = 记下了，编号 #R{ $number }。有人接了就告诉您，先约好时间再来。
birthday-visit-not = 好的，先不安排。想好了，再按请帖上的“想有人来看看我”。
button-visit-sure = 好，请人来
button-visit-not = 先不用

party-where = 集体生日会办在哪里？
party-months =
    🎂 <b>集体生日会 · { $place }</b>
    选一个月，我就起好草稿。发出去时，私下请那个月过生日的居民，别的邻居也能来。
    不到 { $few } 位，就不说有几位，免得猜出是谁。
party-month-line = { $year } 年 { $month } 月：{ $people }
party-people =
    { $count ->
        [none] 还没有人
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
    }集体生日会
party-notes = 人来就好，不用带礼物。
party-ask =
    { $state ->
        [planned] 🎂 { $place } { $month } 月的集体生日会，{ $who }在准备了。谢谢！
        [declined] 🎂 { $place } { $month } 月的集体生日会，{ $who }说这个月不办。改主意了，随时发 /birthday。
       *[waiting] 🎂 { $place }这个月{ $count ->
            [some] 有居民
           *[other] 有 { $count } 位居民
        }过生日，集体生日会还没有安排。办一次吗？
    }
button-parties = 办生日会
button-party-month = { $month } 月
button-party-begin = 办一次
button-party-decline = 这个月不办

mydata-gathering = <b>活动和生日</b>
mydata-birthday = 生日：{ $month }（只记月份，加密保存）
mydata-event =
    { $state ->
        [waiting] #E{ $number }（{ $heads } 人，在排队）
        [offered] #E{ $number }（{ $heads } 人，有名额等您答复）
        [away] #E{ $number }（不来）
       *[coming] #E{ $number }（{ $heads } 人）
    }
mydata-events = 活动 { $count } 场：{ $events }
mydata-hosted = 您主办的活动 { $count } 场：{ $events }
mydata-reminded =
    { $on ->
        [true] 活动提醒：要
       *[false] 活动提醒：不要
    }
mydata-answered = 说过课有没有用：{ $count } 次
mydata-unasked = 课后不用问您有没有用
mydata-gathering-kept = 报名的名字在活动结束 90 天后删掉。生日的月份留到您说不参加为止。
erase-sure-gathering =
    { $what ->
        [places] 报了名的活动，名额会让给别人。
        [hosted] 您主办的活动会请别人接着主持。
       *[birthday] 您的生日月份也会删掉。
    }
