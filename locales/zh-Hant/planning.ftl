# Planning tasks for volunteers: the panel of a draft, the page of an open one, and what those hear whom it concerns.

word-task = 發任務|發布任務|派任務

# The panel of a draft. Only whoever plans it sees it.
plan-title = 📝 <b>新任務</b>（還沒發出去）
plan-example =
    寫一行就行，例如：
    端午包粽子，8 人，週六 9:00–11:00
    沒寫到的，我再問您。
plan-fact =
    { $field ->
        [title] 做什麼：{ $value }
        [time] 時間：{ $value }
        [people] 人數：{ $value }
        [team] 問誰：{ $value }
        [home] 上門：{ $value }
        [meeting] 集合：{ $value }
        [spot] 門牌：{ $value }（只有接下的人看得到）
        [served] 幫誰：{ $value }（只有接下的人看得到）
        [risk] 風險：{ $value }
        [skill] 技能：{ $value }
        [insured] 保險：{ $value }
        [notes] 備註：{ $value }
       *[more] 另外：{ $value }
    }
plan-seats =
    { $seats } 人{ $least ->
        [1] { "" }
       *[other] ，不到 { $least } 人不辦
    }
plan-everybody = { $place }的所有義工
plan-home =
    { $home ->
        [true] 要到別人家裡
       *[false] 不上門
    }
plan-risk =
    { $risk ->
        [everyday] 和平常一樣
        [care] 要小心
       *[danger] 可能受傷
    }
plan-no-skill = 誰都能做
plan-one-skilled = { $skill }，有一位會就行
plan-skill = { $name }（要有{ $licence }）
plan-insured =
    { $insured ->
        [true] 都上了意外險
       *[false] 沒有上保險
    }
plan-known-neighbour = 求助的鄰居
plan-women = 請女義工來
plan-urgent = 急件
plan-repeat =
    { $repeat ->
        [weekly] 每週一次
       *[monthly] 每月一次
    }
plan-joint = 、
plan-missing = 還差：
plan-gate =
    { $gate ->
        [title] 做什麼
        [time] 什麼時候（要在以後）
        [team] 問哪個隊
        [home] 上不上門
        [where] 在哪裡
        [served] 到誰家裡
        [two] 上門至少要兩個人一起去
        [risk] 有什麼風險
        [skill] 要不要技能
       *[insurance] 保險（上門和可能受傷的，一定要有）
    }
plan-first = 還差一樣：{ $gate }。
plan-ready = 都齊了，可以發出去。發出後，義工群組裡看得到做什麼、什麼時候、要幾個人；姓名和門牌只給接下的人。
plan-choose-place = <b>這項任務是哪裡的？</b>
plan-unfinished = 您有一項任務還沒發出去：{ $title }。接著填，還是另發一項？
plan-dropped = 好的，這項任務丟掉了。
plan-sure-to-drop = 要丟掉這項任務嗎？填的都會沒有。
plan-gone = 這項任務已經不在了。要發新的，請發送 /task。
plan-use-buttons = 這句我沒看懂。要改哪一樣，請先按它的按鈕，再寫給我。
plan-private = 這一項大家都看得到，請不要寫電話、證件號，也不要把門牌和姓名寫在一起。請改一下再發。
plan-not-understood =
    { $what ->
        [time] 沒看懂時間。請這樣寫：週六 9:00–11:00，或者 12 月 3 日下午 2 點到 4 點。
       *[people] 沒看懂人數。請寫數字，例如：8 人，至少 4 人。
    }

# What is asked for, one thing at a time.
plan-ask =
    { $what ->
        [title] <b>做什麼？</b>
            寫幾個字就行，例如「陪老人看病」。大家都看得到，不要寫姓名和門牌。
        [time] <b>什麼時候？</b>
            例如：週六 9:00–11:00。沒寫結束，就按兩個小時算。
        [people] <b>要幾個人？</b>
            例如：8 人，至少 4 人。上門至少要兩個人。
        [meeting] <b>在哪裡集合？</b>
            大家都看得到，例如「社區活動室」。
        [spot] <b>門牌是多少？</b>
            例如：3 棟 1 單元 502。只有接下的人看得到，辦完就收回。
        [served] <b>到誰家裡？</b>
            寫怎麼稱呼，後面可以加電話，例如：張婆婆 010-55550123。只有接下的人看得到。
        [risk-words] <b>要小心什麼？</b>
            例如「要爬梯子，地上可能滑」。報名以前大家都會看到。
        [notes] <b>有什麼要提醒的？</b>
            例如「帶水，穿平底鞋」。大家都看得到。
        [alter-time] <b>#T{ $number } 改到什麼時候？</b>
            例如：週日 9:00–11:00。報了名的人馬上收到，我再問一次他們能不能來。
        [alter-people] <b>#T{ $number } 要幾個人？</b>
            寫一個數字。不能少於已經報名的人。
        [alter-notes] <b>#T{ $number } 有什麼要提醒的？</b>
            報了名的人馬上收到。
        [again] <b>#T{ $number } 再加哪個時段？</b>
            例如：週六 14:00–16:00。別的都和這一項一樣，編號是新的。
        [call-off] <b>#T{ $number } 為什麼取消？</b>
            寫一句話。報了名的、排隊的和要幫的人，都會收到這句話。
       *[call-off-all] <b>#T{ $number } 這一系列為什麼全取消？</b>
            寫一句話。每一次報了名的人都會收到，以後也不再開。
    }
plan-choose =
    { $what ->
        [team] <b>問誰來做？</b>
            發到這個隊的群組裡；選全體，就發到義工群組裡。
        [home] <b>要到別人家裡嗎？</b>
            上門的，至少兩個人一起去，都要有保險，只請成年人。
        [risk] <b>最壞會怎樣？</b>
            選「要小心」或者「可能受傷」，我再問您要小心什麼。可能受傷的，只請成年人。
        [skill] <b>要會什麼？</b>
            帶證的，報名的人要有隊長看過的證。
        [insured] <b>參加的人都上了意外險嗎？</b>
            上門和可能受傷的，沒有保險不能發。
       *[more] <b>還有什麼要說的？</b>
            不選也可以。
    }

# The page of an open task.
plan-called-off = 取消的原因：{ $reason }
plan-call-off-which = <b>#T{ $number } 只取消這一次，還是整個系列？</b>
plan-holders = 報名的：{ $names }
plan-holder =
    { $coming ->
        [yes] { $name }（說了能來）
       *[unknown] { $name }
    }
plan-offered = 在問：{ $names }
plan-waiting = 排隊：{ $names }
plan-and-more = { $names }等 { $count } 人
plan-nobody = 還沒有人報名。
plan-series =
    { $repeat ->
        [weekly] 每週一次，這次開始後自動開下一次。
       *[monthly] 每月一次，這次開始後自動開下一次。
    }
plan-done =
    { $what ->
        [open] ✅ #T{ $number } 發出去了。
        [alter] 改好了。時間、地點或者備註變了的，報了名的人會收到。
        [again] ✅ #T{ $number } 發出去了，別的都和上一項一樣。
        [stop] 好的，以後不再自動開。已經開了的照常。
        [call-off] #T{ $number } 取消了。報了名的人會收到原因。
       *[call-off-all] 這一系列都取消了。報了名的人會收到原因。
    }
plan-left = 好的，沒有改。

button-plan =
    { $act ->
        [title] 做什麼
        [time] 改時間
        [time-first] 定時間
        [people] 定人數
        [team] 問誰
        [home] 上不上門
        [where] 填地點
        [served] 幫誰
        [risk] 說風險
        [skill] 選技能
        [insured] 說保險
        [notes] 寫備註
        [more] 更多…
        [open] 發出去
        [drop] 丟掉
        [drop-sure] 確定丟掉
        [page] 返回
        [go-on] 接著填
        [alter-time] 改時間
        [alter-where] 改地點
        [alter-people] 改名額
        [alter-notes] 改備註
        [urgent] 標為急件
        [calm] 取消急件
        [again] 加時段
        [stop] 停止重複
        [call-off] 取消任務
        [call-off-one] 只這一次
        [call-off-all] 全部取消
       *[print] 列印任務單
    }
button-plan-new = 發任務
button-plan-other = 另發一項
button-plan-everybody = 所有義工
button-plan-home =
    { $home ->
        [true] 要上門
       *[false] 不上門
    }
button-plan-risk =
    { $risk ->
        [everyday] 和平常一樣
        [care] 要小心
       *[danger] 可能受傷
    }
button-plan-able =
    { $one ->
        [true] 一位會就行
       *[false] 每位都要會
    }
button-plan-no-skill = 誰都能做
button-plan-insured =
    { $insured ->
        [true] 都上了
       *[false] 沒有
    }
button-plan-more =
    { $field ->
        [women] 請女義工
        [urgent] 急件
        [weekly] 每週一次
       *[monthly] 每月一次
    }
button-plan-case = 看這件事
button-plan-see = 看任務
button-plan-coming =
    { $yes ->
        [true] 能來
       *[false] 來不了
    }

# Why nobody's words called it off.
plan-reason =
    { $reason ->
        [case-over] 請幫忙的那件事已經辦完或者撤回了
        [served-gone] 要幫的鄰居不用幫了
        [too-few] 報名的人不夠
       *[team-closed] 這個隊解散了
    }

# To those whom it concerns.
task-changed = #T{ $number } { $title }有變化：
task-changed-what =
    { $what ->
        [time] 現在的時間：{ $value }
        [where] 現在的集合地點：{ $value }
        [door] 地址改了，新的在上面那條任務訊息裡。
       *[notes] 請留意：{ $value }
    }
task-changed-ask = 您還能來嗎？來不了沒關係，請按一下，我好請別人。
task-called-off =
    { $to ->
        [served] <b>{ $when }的「{ $title }」取消了。</b>
            原因：{ $reason }。
            義工那天不來了。還需要幫忙，請發送 /my 看進度，或者發送「找人工」。
        [planner] <b>#T{ $number } { $title }取消了。</b>
            原因：{ $reason }。
            報了名的人都收到了。
       *[part] <b>#T{ $number } { $title }取消了，不用去了。</b>
            原來的時間：{ $when }。
            原因：{ $reason }。
    }
task-plan =
    { $what ->
        [helps] 義工會來幫忙辦 #R{ $case }：#T{ $number } { $title }，{ $when }。
        [over] #T{ $number } 結束了，它是幫 #R{ $case } 的。
        [next-shut] 「{ $title }」該開下一次了（{ $when }），可是有一項沒填齊，還沒發出去。請看一看，填好再發。
        [team-closed] 「{ $team }」解散了，#T{ $number } { $title }（{ $when }）改請這裡所有的義工。報了名的人不變。不辦的話，請取消它。
       *[other] { $title }
    }
task-plan-there =
    { $count ->
        [0] 沒有人簽到。請先問問情況，再結案。
       *[other] 來了 { $count } 人：{ $names }。請核實做好了沒有，再結案。
    }
