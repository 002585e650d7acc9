# Whether everything runs: /status, and what staff hear when it did not.

menu-status = 看运行得好不好
button-status-again = 再看一次
status-looked-again = 刚刚又看了一遍。
status-title =
    <b>{ $count ->
        [0] 一切正常
       *[other] 有 { $count } 件事要看一看
    }</b>
status-is-silent =
    · 从{ $since }起，到时间的事没有人管了：提醒、催办都不会自己来。
    请负责电脑的人把自动助手重新启动。
status-late =
    · 有 { $count } 件事到了时间还没办，最早的是{ $since }的{ $stumbling ->
        [0] 。
       *[other] ；其中 { $stumbling } 件试过，没有成功。
    }
    过两分钟再按“再看一次”；还是这样，请负责电脑的人看运行记录。
status-stuck =
    · 有 { $count } 条消息排了十分钟以上还没发出去。
    多半是网络不通，请负责电脑的人看一看；急的事先打电话。
status-failed =
    · 今天有 { $count } 条消息送不到：对方停用了我，或者不在那个群里了。
    通知送不到的人，发送 /announce 打开那份通知就能看到；请打电话或上门告诉。
status-unsure =
    · 今天有 { $count } 条消息不确定到没到。
    是通知的话，发送 /announce 打开它，可以再发给这几位。
status-days-off-unknown =
    · { $year } 年放假调休的安排还没有登记，期限先按周一到周五算。
    国务院公布以后，由工作人员发送 /calendar 登记。
status-since = { $since }开始运行，一直到现在。
status-looked = 到时间的事，每秒看一次，刚刚看过。
status-timers =
    定了时间的事：{ $armed } 件{ $due ->
        [0] 。
       *[other] ，{ $due } 件正在办。
    }
status-messages =
    今天发出 { $sent } 条消息{ $unsent ->
        [0] ，没有在等的。
       *[other] ，还有 { $unsent } 条在等：有的正在发，有的等到白天再发。
    }
status-days-off = 放假调休的安排已经登记。
status-joint = { "，" }
status-sort =
    { $sort ->
        [notice] 通知 { $count } 件
        [festival] 节日 { $count } 件
        [event] 活动 { $count } 件
        [task] 志愿任务 { $count } 件
        [case] 报修求助 { $count } 件
        [report] 工作小结 { $count } 件
       *[other] 别的 { $count } 件
    }
status-ahead =
    { $when ->
        [today] 今天还有
       *[week] 七天里
    }：{ $counts }。
status-ahead-nothing =
    { $when ->
        [today] 今天没有要自己来的事了。
       *[week] 七天里没有要自己来的事。
    }
status-silent =
    <b>自动助手停住了</b>
    从{ $since }起，到时间的提醒和催办都没有发。居民写来的话我还会回。
    请负责电脑的人把自动助手重新启动。急的事，请先打电话。
    好了我会再说一声。
status-again =
    <b>自动助手恢复了</b>
    { $since }到{ $until }没有管到时间的事，该补的正在补。
    发送 /status 可以看还差什么。
status-away =
    <b>自动助手又在工作了</b>
    { $since }到{ $until }没有工作。
status-away-line =
    { $what ->
        [late] 有 { $count } 件事、消息会晚到，正在补。
        [skipped] 有 { $count } 件过了时间，不再发了。急的事，请打电话问一声。
       *[asked] 有 { $count } 份通知错过了时间，会问写的人还发不发。
    }
status-away-nothing = 这段时间没有要发的提醒，什么也没耽误。
