# Festivals and days off: what groups read of a festival, and the calendar that staff keep.

menu-calendar = 节日和放假安排

festival-head =
    <b>{ $name }</b>：{ $day }{ $when ->
        [today] ，就是今天
        [tomorrow] ，就是明天
        [past] { "" }
       *[ahead] ，还有 { $left } 天
    }
festival-off =
    { $days ->
        [1] 放假 1 天：{ $first }。
       *[other] 放假 { $days } 天：{ $first }到 { $last }。
    }
festival-worked = { $days }上班。
festival-and = { $days }和 { $final }
festival-off-unknown = 放假安排还没有公布。
festival-from = { $place }居委会
festival-before =
    { $days ->
        [0] 当天
       *[other] 提前 { $days } 天
    }

calendar-title = <b>{ $place }：节日和放假安排</b>
calendar-year =
    <b>{ $year } 年</b>
    节日：{ $state ->
        [approved] 已经定了，到日子会在居民群里说
        [declined] 已经定了，这一年都不说
       *[other] 还没有定，现在什么都不说
    }
    放假安排：{ $known ->
        [true] 已经有了
       *[false] 还没有公布，或者还没有录入
    }
button-calendar-festivals = { $year } 年节日
button-calendar-off = { $year } 年放假
button-calendar-places = 换一个社区
calendar-places = 看哪个社区的？
calendar-for-staff = 这里是社区工作人员定节日和放假安排的地方。想看有什么活动、哪天过节，发送 /events。

festivals-title = <b>{ $place }：{ $year } 年的节日</b>
festivals-state =
    { $state ->
        [approved] 已经定了：照下面的说。
        [declined] 已经定了：这一年都不说。
       *[asked] 还没有定。请看一遍，定下来以后才会说。
    }
festivals-rule =
    { $rest ->
        [true] 还有 { $count } 个日子没过，还会在居民群里说 { $told } 次
       *[false] 共 { $count } 个日子，一年在居民群里说 { $told } 次
    }，都在上午 10:00。说什么、提前几天，每个都可以改。
festivals-line =
    { $day }{ $name }：{ $on ->
        [true] { $before }
       *[false] 不说
    }
festivals-decided =
    { $approve ->
        [true] 好的，{ $year } 年照这样说。
       *[false] 好的，{ $year } 年都不说。
    }
button-festivals =
    { $act ->
        [approve] 都照这样说
        [change] 改一改
       *[decline] 这一年都不说
    }
festival-page = <b>{ $name }</b>（{ $year } 年）
festival-page-days =
    { $count ->
        [0] 这一年没有这一天。
       *[other] { $days }
    }
festival-page-on =
    { $on ->
        [true] 会在居民群里说。已经发出去的，改了也不变。
       *[false] 不说。
    }
festival-page-said =
    { $days ->
        [0] <b>当天说</b>
       *[other] <b>提前 { $days } 天说</b>
    }{ $own ->
        [true] （你们写的）
       *[false] { "" }
    }
festival-page-tells =
    { $days ->
        [0] 订了“活动”消息的居民，当天也会收到一次。
       *[other] 订了“活动”消息的居民，提前 { $days } 天也会收到一次。
    }
button-festival-switch =
    { $on ->
        [true] 不说这个日子
       *[false] 要说这个日子
    }
button-festival-before =
    { $days ->
        [0] 当天
       *[other] 提前 { $days } 天
    }
button-festival-words =
    { $days ->
        [0] 看、改当天的话
       *[other] 看、改提前 { $days } 天的
    }
festival-very =
    { $days ->
        [0] 当天上午 10:00，群里收到的就是这样：
       *[other] 提前 { $days } 天，上午 10:00，群里收到的就是这样：
    }
festival-very-english = 英文没有改：读英文的居民看到的还是原来的话。
button-festival-act =
    { $act ->
        [write] 改中文
        [english] 改英文
       *[usual] 用回原来的话
    }
festival-ask =
    <b>{ $name }</b>{ $days ->
        [0] ，当天
       *[other] ，提前 { $days } 天
    }{ $english ->
        [true] （英文）
       *[false] { "" }
    }
    想说什么？最多 { $longest } 个字，写好直接发给我，发来的会代替现在的。日子和放假安排会自动带上，不用写。
    现在是（点一下可以复制）：
refused-bad-festival-words = 太长了，最多 { $longest } 个字。请改短一点再发。

days-off-title = <b>{ $year } 年放假安排</b>
days-off-line = <b>{ $name }</b>：{ $off }
days-off-unknown = { $year } 年的还没有公布，或者还没有录入。现在算期限，按周一到周五上班来数。
button-days-off-paste =
    { $known ->
        [true] 更正
       *[false] 贴上放假通知
    }
days-off-ask =
    把国务院办公厅关于 { $year } 年放假安排的通知贴给我，一段或者全文都行。比如：
    <code>春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。</code>
days-off-preview =
    <b>{ $year } 年，我读到的是这样</b>
    请对一遍。按“就是这样”以后才算数。
days-off-missing-some = 这一年还差：{ $names }。
days-off-until-then = 没有录入的，算期限时按周一到周五上班来数。
button-days-off-sure = 就是这样
days-off-entered = 记下了，{ $year } 年的期限从现在起照这个算。
days-off-bad =
    { $why ->
        [no-days] { $holiday }：没有找到放假的日子。
        [wrong-year] { $holiday }：放假的日子里没有节日这一天。这是不是另一年的通知？
        [weekday] { $holiday }：日子和星期对不上，{ $day }写成了{ $said }。这是不是另一年的通知？
        [count] { $holiday }：写着共 { $said } 天，数下来是 { $counted } 天。
        [span] { $holiday }：从哪天到哪天，没看懂。
        [too-many] { $holiday }：放假的日子太多了。
        [worked] { $holiday }：上班的应该是周末，{ $day }不是。
        [twice] { $day }写了两次。
        [unclear] { $holiday }：{ $day }是放假还是上班，没看懂。
        [no-such-day] { $holiday }：没有{ $said }这一天。
       *[nothing] 没有找到节日。请贴上有“元旦：”“春节：”这样开头的段落。
    }
    什么都没有改。请核对以后再贴一次。
refused-bad-days-off = 这段放假安排没看懂，什么都没有改。请核对以后再贴一次。
days-off-warning =
    <b>{ $year } 年的放假安排还没有录入</b>
    现在跨到 { $year } 年的期限，按周一到周五上班来数，遇到放假会不准。
    国务院办公厅公布了以后，按下面的按钮，把通知贴给我就行。
