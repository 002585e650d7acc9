# Who comes to a task, too few of them, and who did not come.

turnout-head = <b>#T{ $number } { $title }</b>
turnout-remind =
    { $coming ->
        [true] { $when } 見，您說過能來。臨時有變化，請按「來不了」。
       *[false] { $what ->
            [day] { $when } 有您報名的事，您來得了嗎？
           *[soon] 快到時間了，{ $when } 開始。您來得了嗎？
        }
    }
turnout-meeting = 集合：{ $meeting }
turnout-home = 地址在報名時傳給您的那則訊息裡。
turnout-coming =
    { $soon ->
        [true] 好的，記下了，您能來。到了以後請按「到了」。
       *[false] 好的，記下了，您能來。要知道的都在「詳情」裡，到了那天也在那裡按「到了」。
    }
turnout-not-coming = 知道了，名額已經讓出來了。謝謝您提前說一聲。
button-turnout-yes = 能來
button-turnout-no = 來不了

# For whoever plans it.
turnout-few = { $when } 的這件事要 { $least } 人，現在有 { $held } 人。{ $unable ->
        [true] 還沒有會的人報名。
       *[false] { "" }
    }
turnout-few-next =
    { $alone ->
        [true] 上門要兩個人一起去。到開始的時候還湊不齊，就會自動取消，大家都會收到通知。
       *[false] 請您決定：照常進行，還是取消。
    }
turnout-few-sure = 取消以後，報了名的人和要幫的人都會收到通知，也不能再恢復。確定取消嗎？
turnout-few-done =
    { $act ->
        [go-on] 好的，照常進行，有 { $held } 人就開始。
        [cancel] 已經取消，大家都會收到通知。
       *[wait] 好的，再等等。人齊了就照常。
    }
turnout-alone =
    { $own ->
        [true] { $gone }來不了了，現在只有您一位。
       *[false] 到訪已經開始，{ $gone }來不了了，現在只有{ $whom }一位。
    }
turnout-alone-next =
    { $own ->
        [true] { $inside ->
            [true] 請跟對方說一聲，先告辭，不要一個人留在裡面。出來以後按「走了」。
           *[false] 請先不要進門，在外面等一等。不方便等，按「來不了」就行。
        }{ $known ->
            [true] { $whom }也收到了，點名字就能私聊。
           *[false] { "" }
        }
       *[false] 請馬上聯絡{ $whom }（點名字就能私聊）：{ $inside ->
            [true] 先從對方家裡出來
           *[false] 先不要進門
        }。再看是另找一位，還是取消。
    }
button-turnout-go-on = 照常進行
button-turnout-cancel = 取消任務
button-turnout-sure = 確定取消
button-turnout-wait = 再等等
turnout-over =
    { $again ->
        [true] 問過對方，兩天沒有回音。請您來確認誰來過。
       *[false] 結束了。請看看誰來過。
    }
turnout-nobody = 結束了，沒有誰到場的紀錄。
turnout-served-first = 已經請對方確認了；兩天沒有回音，再請您來。
turnout-line =
    { $name }：{ $state ->
        [missed] 記了沒來
        [running] 到了，還沒走
        [ended] { $from }–{ $until }，{ $spent }，等確認
        [confirmed] { $spent }，確認過了
        [doubted] 有人說沒來過，先沒算
       *[none] 沒按「到了」
    }{ $forgot ->
        [true] （沒按「走了」，算到結束）
       *[false] { "" }
    }
turnout-count = 共 { $count } 人，來了 { $came } 人
button-turnout-all = 都確認
button-turnout-came = 確認{ $name }
button-turnout-not = { $name }沒來過
button-turnout-missed = 記{ $name }沒來
button-turnout-wrong = 改{ $name }的時數
turnout-missed-sure = 要記下{ $name }沒有來嗎？會寫明是您記的，本人會收到，也可以說明情況。半年後自動消失，不影響報名。
button-turnout-missed-sure = 記下
button-turnout-back = 不記了

# That somebody did not come.
absent-noted = { $when } 的這件事，{ $name }記了您沒有來。記錯了，或者臨時有事，都可以說一聲。
absent-quiet = 這一則只有您和隊長、工作人員看得到，半年後自動消失，不影響您報名。
absent-explained = { $name }說明了沒來的情況：
absent-cleared = { $name }看過了，這一次不算沒來。
absent-kept = { $name }看過您的說明了，謝謝您告訴我們。紀錄先留著，半年後自動消失。
absent-ask = 請用一兩句話說說情況，我轉給隊長和記下的人。只能說一次，請一次說完。
absent-said = 轉過去了。有結果我告訴您。
absent-done =
    { $act ->
        [clear] 好的，這一次不算沒來，已經告訴{ $name }。
       *[keep] 好的，紀錄留著，已經告訴{ $name }您看過了。
    }
button-absent-explain = 說明情況
button-absent-clear = 不算沒來
button-absent-keep = 保留紀錄
