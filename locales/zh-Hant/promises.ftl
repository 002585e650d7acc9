# What was promised and what was kept.

promises-title = <b>我們答應的，做到了多少</b>
promises-title-picture = 我們答應的，做到了多少
promises-headline =
    { $known ->
        [true] 從 { $since }到今天，辦完的事裡有 <b>{ $percent }%</b> 居民說還沒好，又重新辦。
       *[false] 從 { $since }到今天，辦完的事還太少，算不出比例。
    }{ $told ->
        [true] 一共報了 { $count } 件。
       *[false] { "" }
    }
promises-beside =
    { $known ->
        [true] 從 { $since }到今天，居民說還沒好、又重新辦的
       *[false] 從 { $since }到今天，辦完的事還太少，算不出比例
    }
promises-kind =
    { $kind ->
        [repair] 報修
        [help] 求助
        [complaint] 投訴
        [suggestion] 建議
        [patrol] 巡查
       *[question] 諮詢
    }
promises-kind-title =
    <b>{ $kind ->
        [repair] 報修
        [help] 求助
        [complaint] 投訴
        [suggestion] 建議
       *[question] 諮詢
    }：{ $count } 類</b>
promises-line = · { $name }：{ $times }
promises-category = <b>{ $name }</b>
promises-clear =
    { $field ->
        [who] <b>誰來辦</b>
        [duty] <b>負什麼責</b>
        [task] <b>做什麼</b>
        [standard] <b>做到什麼樣</b>
        [basis] <b>依據</b>
       *[times] <b>多久</b>
    }：{ $words }
promises-outside =
    { $known ->
        [true] <b>不在社區職責內</b>，歸{ $belongs }管；我們會往上報，不壓著。
       *[false] <b>不在社區職責內</b>；我們會往上報，不壓著。
    }
promises-times = { $accept }內有人接，{ $solve }內辦好
promises-time =
    { $amount } { $unit ->
        [minutes] 分鐘
        [hours] 個工作小時
       *[days] 個工作天
    }{ $one ->
       *[other] { "" }
    }
promises-kept = <b>做到了多少</b>
promises-whole = 合計
promises-month =
    { $last ->
        [true] { $month }（到今天）
       *[false] { $month }
    }
promises-figures =
    { $name }：{ $told ->
        [yes] { $count } 件{ $shares }
        [few] 少於 5 件
       *[no] 不列數字
    }
promises-share =
    { $what ->
        [accepted] 按時接 { $percent }%
        [solved] 按時辦好 { $percent }%
       *[reopened] 重新辦 { $percent }%
    }
promises-percent = { $percent }%
promises-part =
    { $what ->
        [solved] 按時辦好的
       *[accepted] 按時有人接的
    }
promises-few = 少於 5 件的不列數字，能反推出來的合計也不列，免得看出是誰家的事。
button-promises-back = ‹ 返回
button-promises-private = 看細目
