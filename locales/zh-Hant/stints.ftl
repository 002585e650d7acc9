# The time that volunteers gave: checking in and out, who says that it was so, and what was corrected.

stint-spent =
    { $hours ->
        [0] { $minutes } 分鐘
       *[other] { $minutes ->
            [0] { $hours } 小時
           *[other] { $hours } 小時 { $minutes } 分
        }
    }
stint-part =
    { $part ->
        [morning] 上午
        [noon] 中午
        [afternoon] 下午
       *[evening] 晚上
    }
stint-when = { $day }{ $part }
stint-joint = 、
stint-and = { $first }和{ $last }
stint-here = 到了，{ $at } 記下了。走的時候請按「走了」。
stint-gone =
    辛苦了。{ $from }–{ $until }，一共 { $spent }。{ $counts ->
        [true] 已經有人確認，記進您的時數了。
       *[false] 有人確認以後，就記進您的時數。
    }
button-stint-in = 到了
button-stint-out = 走了

# For whoever was helped.
stint-ask = { $when }，{ $names }來過嗎？
stint-ask-line =
    { $name }：{ $state ->
        [confirmed] 來過
        [doubted] 沒來
       *[ended] 還沒回答
    }
stint-answered = 謝謝您，記下了。
stint-sure = 您的意思是，{ $name }沒有來過？這一次就不算時數了。
button-attest-yes = 來過
button-attest-no = 沒來
button-attest-all = 都來過
button-attest-each = 逐一回答
button-attest-named =
    { $came ->
        [true] { $name }來過
       *[false] { $name }沒來
    }
button-attest-sure = 是的，沒來
button-attest-back = 按錯了

# For the volunteer, and for whoever asked for a correction.
stint-told =
    { $what ->
        [confirmed] 謝謝您 { $when }的 { $minutes }。{ $by ->
            [served] 您幫的鄰居
            [leader] 隊長
           *[staff] 社區
        }確認過了，時數記下了。
        [doubted] 有人說 { $when }您沒有來過，這一次的時數先沒有算。不是這樣的話，請按「時間不對」，會請另一位來看。
        [by-time] 您沒按「走了」，我按結束的時間記了 { $minutes }。不對的話，請按「時間不對」。
        [asked] { $same ->
            [true] { $name }覺得 { $when }您來過，記的 { $minutes }應該算。要另一位同意才算數，有結果我告訴您。
           *[false] { $name }覺得 { $when }的時數應該是 { $minutes }，記的是 { $before }。要另一位同意才算數，有結果我告訴您。
        }
        [corrected] { $same ->
            [true] { $when }的 { $minutes }算上了，{ $name }同意的。
           *[false] { $when }的時數改好了：{ $before }改成 { $minutes }，{ $name }同意了。兩個數都留在紀錄裡。
        }
       *[refused] { $same ->
            [true] { $name }看過了，沒有同意，{ $when }的 { $minutes }還是先沒算。兩邊的話都留在紀錄裡。
           *[false] { $name }看過了，沒有同意改，{ $when }的時數還是 { $before }。兩邊的話都留在紀錄裡。
        }
    }
stint-reason = 原因：{ $reason }
button-stint-wrong = 時間不對
button-stint-record = 看紀錄

# For the second person.
stint-second =
    { $own ->
        [true] { $same ->
            [true] { $name }說自己來過，記的 { $minutes }應該算。
           *[false] { $name }說自己的時數不對：記的是 { $before }，應該是 { $minutes }。
        }
       *[false] { $same ->
            [true] { $by }說{ $name }來過，記的 { $minutes }應該算。
           *[false] { $by }說{ $name }的時數不對：記的是 { $before }，應該是 { $minutes }。
        }
    }
stint-second-state =
    { $state ->
        [agreed] { $who }同意了，已經改好。
        [refused] { $who }沒有同意，不改。
       *[open] 您知道情況的話，請您決定。
    }
button-second-yes = 同意
button-second-no = 不同意

# One's own hours.
word-my-hours = 時數|服務時數
hours-in-private = 時數只在私聊裡看。請按下面的按鈕。
hours-title = <b>您的服務時數：{ $confirmed }</b>
hours-month = 這個月：{ $month }
hours-waiting = 等確認：{ $waiting }
hours-count = 一共 { $count } 次
hours-none = 您還沒有服務時數。報名一項任務，到了按「到了」，走的時候按「走了」，就會記在這裡。
hours-tasks = 傳送 /tasks，看看有哪些任務在等人。
hours-line = #T{ $number } { $title } · { $day } · { $spent } · { $how }
hours-line-gone = { $day } · { $spent } · { $how }
hours-how =
    { $state ->
        [running] 還沒按「走了」
        [ended] 等確認
        [doubted] 有人說沒來過，先沒算
       *[confirmed] { $by ->
            [served] 對方確認了
            [leader] 隊長確認了
           *[staff] 社區確認了
        }
    }
hours-between = { $from }–{ $until }
hours-forgot = 沒按「走了」，按結束的時間記的。
hours-confirmed-by = { $who }在 { $when } 確認的
hours-correction =
    { $who }說 { $same ->
        [true] { $minutes }應該算
       *[false] { $before }應該是 { $minutes }
    }（{ $reason }），{ $state ->
        [agreed] { $second }同意了
        [refused] { $second }沒有同意
       *[open] 等另一位來看
    }。
hours-absent = { $name }記了您沒來：#T{ $number } { $title }，{ $day }
hours-someone = 已經離開的人
hours-ask-minutes = 實際是多長時間？請寫給我，例如「1 小時 30 分」或者「90 分鐘」。現在記的是 { $before }，最多 { $most }。
hours-not-understood = 我沒看懂這是多長時間。請寫成「1 小時 30 分」或者「90 分鐘」這樣；不改了，請按「不改了」。
hours-ask-reason =
    { $same ->
        [true] 好，還是 { $minutes }。請用一句話寫下當時的情況，給第二個人看。
       *[false] 好，{ $before }改成 { $minutes }。請用一句話寫下原因，給第二個人看。
    }
hours-asked = 已經請另一位來看，同意了才算數。有結果我告訴您。
hours-left = 好的，沒有改。
hours-words-only = 這裡要寫字，圖片和語音我用不上。請寫一句話，或者按「不改了」。
hours-picture = 最近十二個月的服務時數
button-hours-picture = 看圖
button-hours-certificate = 要證明
button-hours-stint = #T{ $number } { $day }
button-hours-back = 返回
button-hours-leave = 不改了
button-hours-open = 去私聊看
