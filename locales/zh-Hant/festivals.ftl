# Festivals and days off: what groups read of a festival, and the calendar that staff keep.

menu-calendar = 節日和放假安排

festival-head =
    <b>{ $name }</b>：{ $day }{ $when ->
        [today] ，就是今天
        [tomorrow] ，就是明天
        [past] { "" }
       *[ahead] ，還有 { $left } 天
    }
festival-off =
    { $days ->
        [1] 放假 1 天：{ $first }。
       *[other] 放假 { $days } 天：{ $first }到 { $last }。
    }
festival-worked = { $days }上班。
festival-and = { $days }和 { $final }
festival-off-unknown = 放假安排還沒有公布。
festival-from = { $place }居委會
festival-before =
    { $days ->
        [0] 當天
       *[other] 提前 { $days } 天
    }

calendar-title = <b>{ $place }：節日和放假安排</b>
calendar-year =
    <b>{ $year } 年</b>
    節日：{ $state ->
        [approved] 已經定了，到日子會在居民群裡說
        [declined] 已經定了，這一年都不說
       *[other] 還沒有定，現在什麼都不說
    }
    放假安排：{ $known ->
        [true] 已經有了
       *[false] 還沒有公布，或者還沒有登記
    }
button-calendar-festivals = { $year } 年節日
button-calendar-off = { $year } 年放假
button-calendar-places = 換一個社區
calendar-places = 看哪個社區的？
calendar-for-staff = 這裡是社區工作人員定節日和放假安排的地方。想看有什麼活動、哪天過節，發送 /events。

festivals-title = <b>{ $place }：{ $year } 年的節日</b>
festivals-state =
    { $state ->
        [approved] 已經定了：照下面的說。
        [declined] 已經定了：這一年都不說。
       *[asked] 還沒有定。請看一遍，定下來以後才會說。
    }
festivals-rule =
    { $rest ->
        [true] 還有 { $count } 個日子沒過，還會在居民群裡說 { $told } 次
       *[false] 共 { $count } 個日子，一年在居民群裡說 { $told } 次
    }，都在上午 10:00。說什麼、提前幾天，每個都可以改。
festivals-line =
    { $day }{ $name }：{ $on ->
        [true] { $before }
       *[false] 不說
    }
festivals-decided =
    { $approve ->
        [true] 好的，{ $year } 年照這樣說。
       *[false] 好的，{ $year } 年都不說。
    }
button-festivals =
    { $act ->
        [approve] 都照這樣說
        [change] 改一改
       *[decline] 這一年都不說
    }
festival-page = <b>{ $name }</b>（{ $year } 年）
festival-page-days =
    { $count ->
        [0] 這一年沒有這一天。
       *[other] { $days }
    }
festival-page-on =
    { $on ->
        [true] 會在居民群裡說。已經發出去的，改了也不變。
       *[false] 不說。
    }
festival-page-said =
    { $days ->
        [0] <b>當天說</b>
       *[other] <b>提前 { $days } 天說</b>
    }{ $own ->
        [true] （你們寫的）
       *[false] { "" }
    }
festival-page-tells =
    { $days ->
        [0] 訂閱了「活動」消息的居民，當天也會收到一次。
       *[other] 訂閱了「活動」消息的居民，提前 { $days } 天也會收到一次。
    }
button-festival-switch =
    { $on ->
        [true] 不說這個日子
       *[false] 要說這個日子
    }
button-festival-before =
    { $days ->
        [0] 當天
       *[other] 提前 { $days } 天
    }
button-festival-words =
    { $days ->
        [0] 看、改當天的話
       *[other] 看、改提前 { $days } 天的
    }
festival-very =
    { $days ->
        [0] 當天上午 10:00，群裡收到的就是這樣：
       *[other] 提前 { $days } 天，上午 10:00，群裡收到的就是這樣：
    }
festival-very-english = 英文沒有改：讀英文的居民看到的還是原來的話。
button-festival-act =
    { $act ->
        [write] 改中文
        [english] 改英文
       *[usual] 用回原來的話
    }
festival-ask =
    <b>{ $name }</b>{ $days ->
        [0] ，當天
       *[other] ，提前 { $days } 天
    }{ $english ->
        [true] （英文）
       *[false] { "" }
    }
    想說什麼？最多 { $longest } 個字，寫好直接發給我，發來的會代替現在的。日子和放假安排會自動帶上，不用寫。
    現在是（點一下可以複製）：
refused-bad-festival-words = 太長了，最多 { $longest } 個字。請改短一點再發。

days-off-title = <b>{ $year } 年放假安排</b>
days-off-line = <b>{ $name }</b>：{ $off }
days-off-unknown = { $year } 年的還沒有公布，或者還沒有登記。現在算期限，按週一到週五上班來數。
button-days-off-paste =
    { $known ->
        [true] 更正
       *[false] 貼上放假公告
    }
days-off-ask =
    把國務院辦公廳關於 { $year } 年放假安排的公告貼給我，一段或者全文都行。比如：
    <code>春節：2月15日（週日）至23日（週一）放假調休，共9天。2月14日（週六）、2月28日（週六）上班。</code>
days-off-preview =
    <b>{ $year } 年，我讀到的是這樣</b>
    請對一遍。按「就是這樣」以後才算數。
days-off-missing-some = 這一年還差：{ $names }。
days-off-until-then = 沒有登記的，算期限時按週一到週五上班來數。
button-days-off-sure = 就是這樣
days-off-entered = 記下了，{ $year } 年的期限從現在起照這個算。
days-off-bad =
    { $why ->
        [no-days] { $holiday }：沒有找到放假的日子。
        [wrong-year] { $holiday }：放假的日子裡沒有節日這一天。這是不是另一年的公告？
        [weekday] { $holiday }：日子和星期對不上，{ $day }寫成了{ $said }。這是不是另一年的公告？
        [count] { $holiday }：寫著共 { $said } 天，數下來是 { $counted } 天。
        [span] { $holiday }：從哪天到哪天，沒看懂。
        [too-many] { $holiday }：放假的日子太多了。
        [worked] { $holiday }：上班的應該是週末，{ $day }不是。
        [twice] { $day }寫了兩次。
        [unclear] { $holiday }：{ $day }是放假還是上班，沒看懂。
        [no-such-day] { $holiday }：沒有{ $said }這一天。
       *[nothing] 沒有找到節日。請貼上有「元旦：」「春節：」這樣開頭的段落。
    }
    什麼都沒有改。請核對以後再貼一次。
refused-bad-days-off = 這段放假安排沒看懂，什麼都沒有改。請核對以後再貼一次。
days-off-warning =
    <b>{ $year } 年的放假安排還沒有登記</b>
    現在跨到 { $year } 年的期限，按週一到週五上班來數，遇到放假會不準。
    國務院辦公廳公布了以後，按下面的按鈕，把公告貼給我就行。
