# Whether everything runs: /status, and what staff hear when it did not.

menu-status = 看運作得好不好
button-status-again = 再看一次
status-looked-again = 剛剛又看了一遍。
status-title =
    <b>{ $count ->
        [0] 一切正常
       *[other] 有 { $count } 件事要看一看
    }</b>
status-is-silent =
    · 從{ $since }起，到時間的事沒有人管了：提醒、催辦都不會自己來。
    請負責電腦的人把自動助手重新啟動。
status-late =
    · 有 { $count } 件事到了時間還沒辦，最早的是{ $since }的{ $stumbling ->
        [0] 。
       *[other] ；其中 { $stumbling } 件試過，沒有成功。
    }
    過兩分鐘再按「再看一次」；還是這樣，請負責電腦的人看運作記錄。
status-stuck =
    · 有 { $count } 則訊息排了十分鐘以上還沒發出去。
    多半是網路不通，請負責電腦的人看一看；急的事先打電話。
status-failed =
    · 今天有 { $count } 則訊息送不到：對方停用了我，或者不在那個群組裡了。
    通知送不到的人，發送 /announce 打開那份通知就能看到；請打電話或上門告訴。
status-unsure =
    · 今天有 { $count } 則訊息不確定到了沒有。
    是通知的話，發送 /announce 打開它，可以再發給這幾位。
status-days-off-unknown =
    · { $year } 年放假補班的安排還沒有登記，期限先按週一到週五算。
    國務院公布以後，由工作人員發送 /calendar 登記。
status-since = { $since }開始運作，一直到現在。
status-looked = 到時間的事，每秒看一次，剛剛看過。
status-timers =
    定了時間的事：{ $armed } 件{ $due ->
        [0] 。
       *[other] ，{ $due } 件正在辦。
    }
status-messages =
    今天發出 { $sent } 則訊息{ $unsent ->
        [0] ，沒有在等的。
       *[other] ，還有 { $unsent } 則在等：有的正在發，有的等到白天再發。
    }
status-days-off = 放假補班的安排已經登記。
status-joint = { "，" }
status-sort =
    { $sort ->
        [notice] 通知 { $count } 件
        [festival] 節日 { $count } 件
        [event] 活動 { $count } 件
        [task] 志願任務 { $count } 件
        [case] 報修求助 { $count } 件
        [report] 工作小結 { $count } 件
       *[other] 別的 { $count } 件
    }
status-ahead =
    { $when ->
        [today] 今天還有
       *[week] 七天裡
    }：{ $counts }。
status-ahead-nothing =
    { $when ->
        [today] 今天沒有要自己來的事了。
       *[week] 七天裡沒有要自己來的事。
    }
status-silent =
    <b>自動助手停住了</b>
    從{ $since }起，到時間的提醒和催辦都沒有發。居民寫來的話我還會回。
    請負責電腦的人把自動助手重新啟動。急的事，請先打電話。
    好了我會再說一聲。
status-again =
    <b>自動助手恢復了</b>
    { $since }到{ $until }沒有管到時間的事，該補的正在補。
    發送 /status 可以看還差什麼。
status-away =
    <b>自動助手又在工作了</b>
    { $since }到{ $until }沒有工作。
status-away-line =
    { $what ->
        [late] 有 { $count } 件事、訊息會晚到，正在補。
        [skipped] 有 { $count } 件過了時間，不再發了。急的事，請打電話問一聲。
       *[asked] 有 { $count } 份通知錯過了時間，會問寫的人還發不發。
    }
status-away-nothing = 這段時間沒有要發的提醒，什麼也沒耽誤。
