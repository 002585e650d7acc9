# Holding events: the list, the panel of a draft, the page of an open one, and what those hear whom it concerns.

word-hosting = 辦活動|發活動|搞活動|新活動
# For as many as come, as people type it.
word-unlimited = 不限|不限人數|沒有限制|都可以來|隨便來

# The list of one's own.
host-list =
    { $which ->
        [coming] <b>要辦的活動：{ $count } 場</b>
        [drafts] <b>還沒發出去的：{ $count } 場</b>
       *[past] <b>辦過的活動：{ $count } 場</b>
    }
host-none =
    { $which ->
        [coming] 現在沒有要辦的活動。
        [drafts] 沒有未發出去的活動。
       *[past] 還沒有辦過活動。
    }
host-example = 辦新的，寫一行就行，例如：端午包粽子，6 月 18 日 9:00–11:00，活動室，30 人
host-line =
    { $state ->
        [draft] <b>{ $title }</b>
            { $when } · 還沒發出去
        [called-off] <b>#E{ $number } { $title }</b>
            { $when } · 取消了
       *[other] <b>#E{ $number } { $title }</b>
            { $when } · 已報 { $taken } 人{ $limited ->
                [true] ，名額 { $seats } 個
               *[false] ，不限人數
            }
    }
host-unnamed = 還沒有名字的活動
host-no-time = 時間還沒定
host-choose-place = <b>這場活動是哪裡辦的？</b>

# The panel of a draft: the card itself, and what is missing.
host-draft = 📝 <b>新活動</b>（還沒發出去）
host-first-line =
    寫一行就行，例如：
    端午包粽子，6 月 18 日 9:00–11:00，活動室，30 人
    沒寫到的，我再問您。照片也可以直接傳給我。
host-missing = 還差：
host-gap =
    { $gap ->
        [title] 叫什麼名字
        [time] 什麼時候（要在以後）
       *[venue] 在哪裡
    }
host-first = 還差：{ $gap }。
host-ready =
    都齊了，可以發出去。發出以後，居民群裡看得到這張卡片，{ $kind ->
        [birthday] 那個月過生日的鄰居，我私下請
       *[other] 想聽這類活動的鄰居，我私下告訴他們
    }。
host-preview = 群裡看到的，就是下面這樣。
host-fact =
    { $what ->
        [kind] 類型：{ $value }
        [topic] 另外告訴想聽「{ $value }」的鄰居
       *[picture] 配了圖
    }
host-series = 定期辦：到時候自動開下一次。
host-kind =
    { $kind ->
        [training] 培訓
        [jobs] 招聘會
        [birthday] 集體生日
       *[gathering] 活動
    }
host-repeat =
    { $repeat ->
        [weekly] 每週一次
       *[monthly] 每月一次
    }
host-choose =
    { $what ->
        [kind] <b>是哪一類？</b>
            培訓過兩週，我會問來過的人有沒有用。招聘會和培訓，還會告訴想找工作的鄰居。
        [topic] <b>另外告訴誰？</b>
            選一個話題，我私下告訴想聽它的鄰居。是哪些人，誰也看不到。
       *[repeat] <b>多久辦一次？</b>
            這次結束以後，自動開下一次，別的都一樣。碰上放假，先問您。
    }
host-sure-to-drop = 要丟掉「{ $title }」嗎？填的都會沒有。
host-dropped = 好的，丟掉了。
host-skipped = 好的，那一次不辦。以後的照常。
host-stopped = 好的，以後不再自動開了。
host-gone = 這場活動已經不在了。要辦新的，請傳送 /event。
host-left = 好的，先放著。填過的都在，傳送 /event 就能接著填。
host-use-buttons = 這句我沒看懂。要改哪一樣，請先按它的按鈕，再寫給我。
host-picture-first = 照片收到了，可是還不知道是哪場活動的。請先傳送 /event 打開那場活動，再傳一次。
host-send-picture = 請傳一張照片；不想換，就按「返回」。
host-in-words = 這一樣請用文字寫給我。
host-not-understood = 沒看懂數字。請寫一個數，例如：30。
host-again = 這一步已經過去了，現在的樣子在下面。還要改，請再按一次要改的那一樣。

# What is asked for, one thing at a time.
host-ask =
    { $what ->
        [title] <b>活動叫什麼？</b>
            幾個字就行，例如「端午包粽子」。
        [time] <b>什麼時候？</b>
            例如：6 月 18 日 9:00–11:00。沒寫結束，就按兩個小時算。
        [venue] <b>在哪裡？</b>
            例如「社區活動室，1 棟一樓」。
        [seats] <b>多少個名額？</b>
            寫一個數，連老人孩子都算；坐得下就按「不限人數」。
        [notes] <b>要帶什麼？有什麼要留意的？</b>
            例如「帶圍裙，穿平底鞋；有輪椅坡道」。
        [whom] <b>請誰來？</b>
            例如「60 歲以上的鄰居」。不寫，就是誰都可以來。
        [picture] <b>配一張圖</b>
            請把照片傳給我。照片裡的人，先問問願不願意。
        [alter-time] <b>#E{ $number } 改到什麼時候？</b>
            例如：6 月 19 日 9:00–11:00。
        [alter-venue] <b>#E{ $number } 改到哪裡？</b>
            例如「社區廣場」。
        [alter-notes] <b>#E{ $number } 要留意什麼？</b>
            這一句會換掉原來的。
        [alter-seats] <b>#E{ $number } 一共多少個名額？</b>
            寫一個數，不能少於已經報了的人。變多了，我先問排隊的人。
        [alter-picture] <b>#E{ $number } 換哪張圖？</b>
            請把照片傳給我。
       *[came] <b>#E{ $number } 來了多少人？</b>
            寫一個數就行，記個大概也好。
    }
host-why =
    { $act ->
        [alter] <b>為什麼要改？</b>
            報了名的和排隊的人，會連這句話一起收到。點一個，或者寫一句。
        [call-off-all] <b>這一系列為什麼都不辦了？</b>
            報了名的和排隊的人，都會收到這句話。點一個，或者寫一句。
       *[other] <b>#E{ $number } 為什麼不辦了？</b>
            報了名的和排隊的人，都會收到這句話。點一個，或者寫一句。
    }
host-reason =
    { $reason ->
        [weather] 天氣不好
        [venue] 場地用不了
        [teacher] 老師來不了
        [holiday] 碰上放假
       *[too-few] 報名的人太少
    }

# The page of an open one.
host-call-off-which = <b>#E{ $number } 只取消這一次，還是以後都不辦了？</b>
host-called-off = 取消的原因：{ $reason }
host-unheld = 這場活動現在沒有人主持。
host-done =
    { $what ->
        [open] ✅ #E{ $number } 發出去了。
        [alter] 改好了。
        [stop] 好的，以後不再自動開。已經發出去的照常。
        [came] 記下了：來了 { $count } 人。謝謝您把大家聚在一起。
        [call-off-one] #E{ $number } 取消了。報了名的和排隊的人，都會收到原因。
       *[call-off-all] 這一系列都取消了。報了名的和排隊的人，都會收到原因。
    }
host-thanks =
    { $act ->
        [hold] 好的，#E{ $number } 由您主持了，謝謝您！
       *[yes] 好的，#E{ $number } 照常辦。謝謝您！
    }

button-host =
    { $act ->
        [title] 取名字
        [time] 定時間
        [venue] 填地點
        [seats] 定名額
        [notes] 帶什麼
        [whom] 請誰來
        [picture] 配圖
        [kind] 選類型
        [topic] 告訴誰
        [repeat] 定期辦
        [preview] 看樣子
        [open] 發出去
        [drop] 丟掉
        [drop-sure] 確定丟掉
        [page] 返回
        [alter-time] 改時間
        [alter-venue] 改地點
        [alter-notes] 改備註
        [alter-seats] 改名額
        [alter-picture] 換圖
        [call-off] 取消活動
        [call-off-one] 只這一次
        [call-off-all] 都不辦了
        [stop] 停止重複
        [came] 記人數
       *[again] 再辦一次
    }
button-host-new = 辦新活動
button-host-list = 回列表
button-host-open =
    { $number ->
        [0] { $title }
       *[other] #E{ $number } { $title }
    }
button-host-which =
    { $which ->
        [coming] 要辦的（{ $count }）
        [drafts] 沒發的（{ $count }）
       *[past] 辦過的（{ $count }）
    }
button-host-unlimited = 不限人數
button-host-no-picture = 不要圖
button-host-none =
    { $what ->
        [whom] 誰都可以來
       *[notes] 不留備註
    }
button-host-no-topic = 不另外告訴
button-host-once = 就辦一次
button-host-why =
    { $why ->
        [weather] 天氣不好
        [venue] 場地用不了
        [teacher] 老師來不了
        [holiday] 碰上放假
       *[too-few] 報的人太少
    }
button-still-on =
    { $act ->
        [yes] 照常辦
        [hold] 我來主持
        [time] 改時間
        [skip] 這次不辦
       *[off] 不辦了
    }

# To whoever signed up, or waits.
event-changed = <b>#E{ $number } { $title }有變化</b>
event-changed-what =
    { $what ->
        [time] 現在的時間：{ $value }
        [where] 現在的地點：{ $value }
       *[notes] 請留意：{ $value }
    }
event-changed-why = 原因：{ $reason }。
event-changed-ask = 您報過的名還算數，不用再報。來不了也沒關係，按一下就好。
event-called-off =
    <b>#E{ $number } { $title }取消了，不用去了。</b>
    原來的時間：{ $when }。
    原因：{ $reason }。
    別的活動，請傳送 /events 看看。

# To whoever holds it.
event-still-on =
    { $how ->
        [mine] <b>#E{ $number } { $title }還辦嗎？</b>
            { $when }，已經報了 { $taken } 人。
            照常辦，按一下就好；不按，也算照常。
        [others] <b>#E{ $number } { $title }還辦嗎？</b>
            { $when }，已經報了 { $taken } 人。主持的是{ $who }，還沒有回話。
            您要是知道，請替著按一下；沒有人按，也算照常。
       *[nobody] <b>#E{ $number } { $title }沒有人主持了，您來好嗎？</b>
            { $when }，已經報了 { $taken } 人。
            按「我來主持」，就照常辦。
    }
event-still-answered =
    { $state ->
        [called-off] #E{ $number } { $title }取消了。
        [over] #E{ $number } { $title }已經辦完了。
       *[open] #E{ $number } { $title }照常辦：{ $when }。
    }
event-over =
    <b>#E{ $number } { $title }辦完了，辛苦您了。</b>
    { $taken ->
        [0] 沒有人報名，也許有人直接來了。來了多少人？按「記人數」寫個數就行。
       *[other] 報名的是 { $taken } 人。來了多少人？按「記人數」寫個數，或者在「誰來」裡一個一個點。
    }
event-host =
    { $what ->
        [altered] #E{ $number } { $title }有人改過了。現在是 { $when }，{ $venue }。報了名的人都會收到。
        [called-off] #E{ $number } { $title }取消了。{ $reasoned ->
            [true] 原因：{ $reason }。
           *[false] { "" }
        }報了名的人都收到了。
        [next] ✅ 下一次開好了：#E{ $number } { $title }，{ $when }。要改，按「看看」。
        [day-off] <b>{ $title }的下一次碰上放假：{ $when }。</b>
            辦不辦？您不回，那一次就不辦，以後的照常。
        [hostless] <b>#E{ $number } { $title }沒有人主持了。</b>
            { $when }。您來好嗎？按一下就行；報名的人都還在。
        [taken-over] #E{ $number } { $title }有人主持了：{ $who }。謝謝您！
       *[over] #E{ $number } { $title }已經辦完了。
    }

# Refusals.
refused-bad-event =
    { $why ->
        [title] 名字要有字，最多 60 個字。請改短一點，再傳一次。
        [seats] 名額要在 1 到 2000 之間；坐得下，就按「不限人數」。
        [times] 結束要晚於開始。請把開始和結束一起再傳一次，例如「6 月 18 日 9:00–11:00」。
        [past] 這個時間已經過去了。請換一個時間。
        [far] 最遠只能定到一年以後。請換一個時間。
        [long] 一場活動最長 7 天。請分成幾場來發。
        [came] 人數要在 0 到 9999 之間。請再傳一次。
       *[begun] 這場活動已經開始了，不能再改。不辦了，請按「取消活動」。
    }
refused-event-unready = 這場活動還沒填齊，不能發出去。請傳送 /event 接著填。
refused-event-open = 這場活動已經發出去了（#E{ $number }）。要改，請打開它，按要改的那一樣。
refused-seats-taken = 已經報了 { $taken } 人，名額不能再少了。
