# What was promised and what was kept.

promises-title = <b>我们答应的，做到了多少</b>
promises-title-picture = 我们答应的，做到了多少
promises-headline =
    { $known ->
        [true] 从 { $since }到今天，办完的事里有 <b>{ $percent }%</b> 居民说还没好，又重新办。
       *[false] 从 { $since }到今天，办完的事还太少，算不出比例。
    }{ $told ->
        [true] 一共报了 { $count } 件。
       *[false] { "" }
    }
promises-beside =
    { $known ->
        [true] 从 { $since }到今天，居民说还没好、又重新办的
       *[false] 从 { $since }到今天，办完的事还太少，算不出比例
    }
promises-kind =
    { $kind ->
        [repair] 报修
        [help] 求助
        [complaint] 投诉
        [suggestion] 建议
        [patrol] 巡查
       *[question] 咨询
    }
promises-kind-title =
    <b>{ $kind ->
        [repair] 报修
        [help] 求助
        [complaint] 投诉
        [suggestion] 建议
       *[question] 咨询
    }：{ $count } 类</b>
promises-line = · { $name }：{ $times }
promises-category = <b>{ $name }</b>
promises-clear =
    { $field ->
        [who] <b>谁来办</b>
        [duty] <b>负什么责</b>
        [task] <b>做什么</b>
        [standard] <b>做到什么样</b>
        [basis] <b>依据</b>
       *[times] <b>多久</b>
    }：{ $words }
promises-outside =
    { $known ->
        [true] <b>不在社区职责内</b>，归{ $belongs }管；我们会往上报，不压着。
       *[false] <b>不在社区职责内</b>；我们会往上报，不压着。
    }
promises-times = { $accept }内有人接，{ $solve }内办好
promises-time =
    { $amount } { $unit ->
        [minutes] 分钟
        [hours] 个工作小时
       *[days] 个工作日
    }{ $one ->
       *[other] { "" }
    }
promises-kept = <b>做到了多少</b>
promises-whole = 合计
promises-month =
    { $last ->
        [true] { $month }（到今天）
       *[false] { $month }
    }
promises-figures =
    { $name }：{ $told ->
        [yes] { $count } 件{ $shares }
        [few] 少于 5 件
       *[no] 不列数字
    }
promises-share =
    { $what ->
        [accepted] 按时接 { $percent }%
        [solved] 按时办好 { $percent }%
       *[reopened] 重新办 { $percent }%
    }
promises-percent = { $percent }%
promises-part =
    { $what ->
        [solved] 按时办好的
       *[accepted] 按时有人接的
    }
promises-few = 少于 5 件的不列数字，能反推出来的合计也不列，免得看出是谁家的事。
button-promises-back = ‹ 返回
button-promises-private = 看细目
