# What nobody could answer, and what was asked in a month.

menu-misses = 沒答上來的問題
menu-report = 每週規律、每月問題
misses-none = 居民問的都答上來了，現在沒有要補的。
misses-title = <b>沒答上來的：{ $groups } 類，{ $questions } 個問題</b>
misses-line =
    { $place }. { $words }
       { $count } 個問題{ $waiting ->
        [0] { "" }
       *[other] { " " }· { $waiting } 人等答案
    }
button-miss = 看 { $place }
miss-title =
    <b>{ $count } 個問題，問的是一類事</b>
    { $waiting ->
        [0] 沒有人等答案
       *[other] { $waiting } 人等答案
    } · 最近一次：{ $when }
miss-more = 還有 { $count } 種問法。
button-miss-write = 寫答案
button-miss-known = 已有答案
button-miss-dismiss = 不用答
button-miss-dismiss-sure = 確定不用答
miss-dismiss-sure =
    這 { $count } 個問題就不再列出來了。{ $waiting ->
        [0] { "" }
       *[other] 有 { $waiting } 人在等答案，他們不會再收到訊息。
    }確定嗎？
miss-which =
    { $count ->
        [0] 哪一條能回答？傳幾個字給我：
       *[other] 哪一條能回答？不在下面的話，傳幾個字給我：
    }
miss-settled =
    { $count ->
        [0] 這一類收好了。沒有人在等。
       *[other] 這一類收好了，已經告訴 { $count } 位等答案的鄰居。
    }
miss-dismissed = 好的，這一類不再列出來。
button-back-to-misses = 看別的
misses-week = <b>這一週，答案庫裡有這些要看一看：</b>
misses-week-line =
    { $what ->
        [misses] · 沒答上來的問題：{ $count } 個
        [due] · 30 天內該核對的答案：{ $count } 條
       *[expired] · 過了有效期、不再回答的：{ $count } 條
    }
button-see-misses = 去看看

month-name = { $year } 年 { $month } 月
month-title = <b>{ $month }：居民問了 { $asked } 次</b>
month-outcomes = 直接回答 { $answered } · 列出來讓人選 { $doubtful } · 沒有把握 { $unsure }
month-votes = 說有用 { $useful } · 說沒用 { $useless }
month-subjects = 問得多的：
month-subject = · { $subject }：{ $count }
month-other-subjects = 其他（各不到 5 次）
month-nothing = { $month }還沒有人問過問題。
button-month = 看 { $month }
chart-month = { $month }居民問了什麼
chart-asked =
    { $count ->
       *[other] 次提問
    }
chart-month-outcomes = 答得怎麼樣
chart-month-outcome =
    { $outcome ->
        [answered] 直接回答
        [doubtful] 列出來讓人選
       *[unsure] 沒有把握
    }
chart-count-share = { $count } · { $percent }%
chart-month-subjects = 問的是什麼
chart-month-more = 其餘 { $count } 類
chart-month-votes = 居民怎麼說
chart-month-vote =
    { $vote ->
        [useful] 有用
       *[useless] 沒用
    }
