# Tasks, as volunteers read them and whoever is served.

word-tasks = 任務|義工任務|志願任務

task-head =
    { $urgent ->
        [true] 【加急】
       *[false] { "" }
    }<b>{ $number ->
        [0] { $title }
       *[other] #T{ $number } { $title }
    }</b>
task-when = { $start }–{ $end }
task-where =
    { $how ->
        [home] 到居民家裡{ $placed ->
            [true] （{ $place }）
           *[false] { "" }
        }，門牌只告訴報上名的人
        [meeting] 集合：{ $meeting }{ $placed ->
            [true] （{ $place }）
           *[false] { "" }
        }
       *[place] 地點：{ $place }
    }
task-places =
    { $state ->
        [over] 已經結束，謝謝來過的各位。
        [called-off] 取消了，不用去。
       *[open] 要 { $seats } 人，{ $free ->
            [0] 報滿了{ $waiting ->
                [0] { "" }
               *[other] ，{ $many ->
                    [true] { $waiting } 多人候補
                   *[false] { $waiting } 人候補
                }
            }
           *[other] 還差 { $free } 人{ $kept ->
                [0] { "" }
               *[other] （{ $kept } 個位置先留給第一次來的）
            }
        }
    }
task-team = { $team }的任務
task-adults = 只請成年人
task-women = 希望女義工來
task-skill =
    要會：{ $skill }{ $licensed ->
        [true] （先看過{ $licence }）
       *[false] { "" }
    }{ $one ->
        [true] ；有一位會就行，最後一個名額留給會的
       *[false] { "" }
    }
task-risk =
    { $risk ->
        [danger] 可能受傷，請想好再報
        [care] 要當心
       *[everyday] 風險和平常過日子差不多
    }{ $worded ->
        [true] ：{ $words }
       *[false] { "" }
    }
task-insured = 來的人都買了意外險
task-least =
    { $home ->
        [true] 至少 { $least } 人一起去
       *[false] 湊夠 { $least } 人才辦
    }
task-seats = 要 { $seats } 人
task-notes = 請留意：{ $notes }
task-joint = 、

button-task-sign =
    { $full ->
        [true] 候補
       *[false] 報名
    }
button-task-sign-sure = 還是報名
button-task-detail = 詳情
button-task-look = 去看看
button-task-leave =
    { $seat ->
        [waiting] 不排了
        [sure] 確定不去
       *[held] 來不了
    }
button-task-stay =
    { $seat ->
        [waiting] 接著排
       *[held] 我還去
    }
button-task-arrived = 到了
button-task-offer =
    { $yes ->
        [true] 我去
       *[false] 這次不去
    }
button-task-open = 打開 #T{ $number }
button-task-swap = 換人：{ $name }
button-task-swap-sure = 換一位
button-task-swap-stay = 不換
button-task-tell =
    { $new ->
        [true] 看看隊伍
       *[false] 去填寫
    }
button-task-plan = 安排這項
button-tasks-others = 看別的任務
button-tasks-which =
    { $which ->
        [mine] 我的
        [fit] 能報的
       *[all] 全部
    }

# The list, and a page.
tasks-title =
    { $which ->
        [mine] <b>我的任務：{ $count } 項</b>
        [fit] <b>您能報的任務：{ $count } 項</b>
       *[all] <b>義工任務：{ $count } 項</b>
    }
tasks-none =
    { $which ->
        [mine] 您還沒有報任務。去不去、去哪個，都由您定。
        [fit] 現在沒有您能報的。有了新的，會發到義工群裡。
       *[all] 現在沒有任務。有了新的，會發到義工群裡。
    }
tasks-for-volunteers = 任務是請義工來做的，誰都可以加入。發送 /volunteer，看看有哪些隊伍。
tasks-in-private = 哪些任務適合您，只給您自己看。請點下面的按鈕，在私聊裡打開。
task-line =
    { $urgent ->
        [true] 【加急】
       *[false] { "" }
    }<b>#T{ $number } { $title }</b> · { $when }
task-line-how =
    { $how ->
        [held] 您報上了
        [waiting] 您在候補第 { $place } 位
        [offered] 有一個位置留著，等您回話
        [open] ✔ 可以報名，還差 { $free } 人
        [full] 報滿了，可以候補（前面 { $waiting } 人）
        [look] 還差 { $free } 人
       *[shut] 您現在報不了：{ $why }
    }
task-reason =
    { $why ->
        [unsaid] 還沒說過有沒有成年
        [consent] 要監護人簽字同意
        [minor] 只請成年人
        [team] 要先加入這支隊伍
        [women] 希望女義工來
        [skill] 要會「{ $skill }」
        [licence] { $licence }還沒有看過，或者到那天過期了
        [served] 這是來幫您的
        [ended] 已經開始或者結束了
       *[declined] 人手已經另有安排
    }
task-not-able =
    { $why ->
        [skill] 這項任務要會「{ $skill }」。您會的話，請發送 /volunteer 加上，再回來報名。
       *[licence] 這項任務要會「{ $skill }」，要先看過{ $licence }才能報。請發送 /volunteer，請隊長看一眼正本。
    }
task-shut = 這項任務您現在報不了：
task-todo =
    { $told ->
        [true] { $why }。發送 /volunteer 就能補上。
       *[false] { $why }。
    }
task-standing =
    { $seat ->
        [held] <b>您報上了。</b>要知道的都在「詳情」裡，只給您看。
        [offered] <b>有一個位置給您留著</b>，留到 { $until }。去不去都行。
       *[waiting] <b>您在候補第 { $place } 位。</b>{ $free ->
            [true] 現在有空位，可以直接報名。
           *[false] 有人來不了就先問您。
        }
    }
task-page-clash = 那個時間您已經報了 #T{ $number } { $title }。兩項都趕得上再報。
task-warning = 您說過不方便：{ $limits }。這項任務可能會碰到，您自己斟酌。
task-limit =
    { $limit ->
        [homes] 去別人家裡
        [stairs] 爬樓梯
        [pets] 家裡有寵物
        [lifting] 搬重物
        [outdoors] 在戶外
       *[night] 晚上出門
    }
task-known =
    { $home ->
        [true] 報上以後，同去的人和那一家會知道您的名字。隨時可以不去，不問原因。
       *[false] 報上以後，同去的人會知道您的名字。隨時可以不去，不問原因。
    }

# Signing up, and leaving.
task-yours = #T{ $number } 您報上了，{ $when }。要知道的發到您的私聊了。
task-taken = 您報上了，{ $when }。要知道的，馬上在這裡傳給您。
task-in-line =
    謝謝您！#T{ $number } 的 { $seats } 個位置報滿了，您排在候補第 { $place } 位，有人來不了就先問您。{ $others ->
        [0] { "" }
       *[other] 還有 { $others } 項任務在等人。
    }
task-in-line-still = 您已經在 #T{ $number } 的候補裡了，第 { $place } 位。不用再按，有人來不了就先問您。
task-clash =
    那個時間您已經報了 #T{ $number } { $title }（{ $when }）。
    兩項都趕得上，就按「還是報名」。
task-leave-sure =
    { $seat ->
        [waiting] #T{ $number } 不排候補了嗎？
        [offered] #T{ $number } 這次不去嗎？位置會馬上問下一位。
       *[held] #T{ $number } 來不了嗎？不問原因，位置會馬上問下一位。
    }
task-left = #T{ $number } 記下了，謝謝您說一聲。

# For whoever has a place; the door stands here and nowhere else.
task-door = 門牌：{ $door }
task-name = 找：{ $name }
task-phone = 電話：{ $phone }
task-company = 同去的：{ $names }
task-company-count =
    { $alone ->
        [true] 現在只有您一位，還在等人。沒有等到，不會讓您一個人去。
       *[false] 一共 { $count } 人報上了
    }
task-planner = 有事找：{ $name }（點名字就能私聊）
task-manners =
    { $home ->
        [true] 不收錢，不收禮。門牌和電話只給您去這一趟用，結束就收起。
       *[false] 到了按「到了」，時數從那時算起。
    }
task-put-away =
    { $how ->
        [left] #T{ $number } 您不去了，謝謝您說一聲。詳情已經收起。
        [declined] #T{ $number } 這次安排有變化，不用您跑這一趟了，謝謝您。詳情已經收起。
        [over] #T{ $number } 結束了，謝謝您。詳情已經收起。
        [called-off] #T{ $number } 取消了，不用去。詳情已經收起。
       *[changed] #T{ $number } 不再由您去，謝謝您。詳情已經收起。
    }

# For whoever is served.
task-served = <b>義工來幫忙：{ $title }</b>（#T{ $number }）
task-served-who =
    { $count ->
        [0] 還在找人，找到了這裡會寫上。
       *[other] 來的人：{ $names }{ $missing ->
            [0] { "" }
           *[other] （還在等 { $missing } 位）
        }
    }
task-served-free = 不收錢，也不收禮，您不用招待。
task-served-swap = 想換一位來，按下面的名字，不用說原因。
task-served-over =
    { $state ->
        [called-off] <b>{ $title }</b>（#T{ $number }）這次不來了，原因另外告訴您。
       *[over] <b>{ $title }</b>（#T{ $number }）結束了。
    }
task-swap-sure = 請別人來，不請{ $name }了嗎？不用說原因，我們會客氣地告訴對方。
task-swapped = 好的，我們另外找人。

# For whoever tells those who are not on Telegram.
task-relay =
    { $what ->
        [called-off] { $when } 的到訪取消了，義工那天不來。
       *[time] 到訪改時間了，現在是 { $when }。
    }
task-relay-ask =
    { $by_proxy ->
        [true] 請您告訴{ $name }一聲，免得白等。
       *[false] 我沒辦法傳訊息給{ $name }，請您打個電話說一聲，免得白等。
    }
task-relayed = 好的，謝謝您轉告。名字和電話已經收起。
button-task-relayed = 說過了

# The waiting list.
task-offer = <b>有空位了，先問您</b>
task-offer-until = 位置給您留到 { $until }。去不去都行，不去就問下一位。
task-told =
    { $what ->
        [taken] #T{ $number } { $title }：您報上了。
        [lapsed] #T{ $number } { $title }：沒等到您的回音，位置不再給您留著了。您還在候補裡，排到最後；也可以去看看還有沒有位置。
        [left] #T{ $number } { $title }：記下了，這次不去。謝謝您說一聲。
        [ended] #T{ $number } { $title }：已經開始，或者取消了，這次不用回了。謝謝您。
       *[declined] #T{ $number } { $title }：這次安排有變化，不用您跑這一趟了。謝謝您願意來，別的任務也在等人。
    }
