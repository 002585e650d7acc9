# What nobody could answer, and what was asked in a month.

menu-misses = 没答上来的问题
menu-report = 每周规律、每月问题
misses-none = 居民问的都答上来了，现在没有要补的。
misses-title = <b>没答上来的：{ $groups } 类，{ $questions } 个问题</b>
misses-line =
    { $place }. { $words }
       { $count } 个问题{ $waiting ->
        [0] { "" }
       *[other] { " " }· { $waiting } 人等答案
    }
button-miss = 看 { $place }
miss-title =
    <b>{ $count } 个问题，问的是一类事</b>
    { $waiting ->
        [0] 没有人等答案
       *[other] { $waiting } 人等答案
    } · 最近一次：{ $when }
miss-more = 还有 { $count } 种问法。
button-miss-write = 写答案
button-miss-known = 已有答案
button-miss-dismiss = 不用答
button-miss-dismiss-sure = 确定不用答
miss-dismiss-sure =
    这 { $count } 个问题就不再列出来了。{ $waiting ->
        [0] { "" }
       *[other] 有 { $waiting } 人在等答案，他们不会再收到消息。
    }确定吗？
miss-which =
    { $count ->
        [0] 哪一条能回答？发几个字给我：
       *[other] 哪一条能回答？不在下面的话，发几个字给我：
    }
miss-settled =
    { $count ->
        [0] 这一类收好了。没有人在等。
       *[other] 这一类收好了，已经告诉 { $count } 位等答案的邻居。
    }
miss-dismissed = 好的，这一类不再列出来。
button-back-to-misses = 看别的
misses-week = <b>这一周，答案库里有这些要看一看：</b>
misses-week-line =
    { $what ->
        [misses] · 没答上来的问题：{ $count } 个
        [due] · 30 天内该核对的答案：{ $count } 条
       *[expired] · 过了有效期、不再回答的：{ $count } 条
    }
button-see-misses = 去看看

month-name = { $year } 年 { $month } 月
month-title = <b>{ $month }：居民问了 { $asked } 次</b>
month-outcomes = 直接回答 { $answered } · 列出来让人选 { $doubtful } · 没有把握 { $unsure }
month-votes = 说有用 { $useful } · 说没用 { $useless }
month-subjects = 问得多的：
month-subject = · { $subject }：{ $count }
month-other-subjects = 其他（各不到 5 次）
month-nothing = { $month }还没有人问过问题。
button-month = 看 { $month }
chart-month = { $month }居民问了什么
chart-asked =
    { $count ->
       *[other] 次提问
    }
chart-month-outcomes = 答得怎么样
chart-month-outcome =
    { $outcome ->
        [answered] 直接回答
        [doubtful] 列出来让人选
       *[unsure] 没有把握
    }
chart-count-share = { $count } · { $percent }%
chart-month-subjects = 问的是什么
chart-month-more = 其余 { $count } 类
chart-month-votes = 居民怎么说
chart-month-vote =
    { $vote ->
        [useful] 有用
       *[useless] 没用
    }
