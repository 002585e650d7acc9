# What is on: the list, the large calendar, the file, the news, and the question some time after a course.

word-programme = 活動|有什麼活動|社區活動|最近有什麼活動|活動安排|活動日曆|有活動嗎|最近有活動嗎|今天有什麼活動|明天有什麼活動|這週有什麼活動|下週有什麼活動|這個月有什麼活動|週末有什麼活動

programme-title =
    🗓 <b>{ $days }</b> · { $count ->
        [0] 沒有活動
       *[other] { $count } 場活動
    }
programme-week =
    { $which ->
        [this] 這一週（{ $first }—{ $last }）
        [next] 下一週（{ $first }—{ $last }）
       *[other] { $first }—{ $last }
    }
programme-month = { $year } 年 { $month } 月
programme-date = { $month } 月 { $date } 日
programme-day = <b>{ $day }</b>
programme-days = { $first }—{ $last }
programme-marked = <b>{ $day }</b> { $mark }
programme-off = 放假
programme-works = 補班，要上班
programme-joint = 、
programme-mark-joint = ，
programme-event = { $clock } <b>{ $title }</b> #E{ $number }
programme-where =
    { $placed ->
        [true] { $venue }（{ $place }）
       *[false] { $venue }
    }
programme-free =
    { $state ->
        [over] 已經結束
        [running] 正在進行
        [called-off] 取消了，不用去
       *[open] { $limited ->
            [true] { $free ->
                [0] 報滿了，可以排隊
               *[other] 還有 { $free } 個名額
            }
           *[false] 來就行，不限人數
        }
    }
programme-mine =
    { $seat ->
        [offered] 有名額先留給您，請點開看
        [waiting] { $heads ->
            [1] ✓ 您在排隊
           *[other] ✓ 您家 { $heads } 人在排隊
        }
       *[coming] { $heads ->
            [1] ✓ 您報了名
           *[other] ✓ 您家 { $heads } 人來
        }
    }
programme-next = 接下來有：{ $when }，<b>{ $title }</b> #E{ $number }。
programme-suggest = 想和鄰居一起做點什麼？發「建議」兩個字，就能告訴我們。
programme-suggest-privately = 想和鄰居一起做點什麼？私聊我，發「建議」兩個字就行。
programme-in-private =
    { $more ->
        [true] 後面還有幾場。報名、看自己報了哪些，請到私聊裡。
       *[false] 報名、看自己報了哪些，請到私聊裡。
    }
programme-cost = 來都不用花錢。

button-programme-before =
    { $span ->
        [month] ‹ 上個月
       *[week] ‹ 上一週
    }
button-programme-after =
    { $span ->
        [month] 下個月 ›
       *[week] 下一週 ›
    }
button-programme-span =
    { $span ->
        [month] 按月看
       *[week] 按週看
    }
button-programme-picture = 大字月曆
button-programme-file = 加到日曆
button-programme-event = 看 #E{ $number }
button-programme-bell =
    { $on ->
        [true] 有新活動告訴我
       *[false] 新活動不用告訴我
    }
programme-bell =
    { $on ->
        [true] 記下了。有了新活動，私聊告訴您。
       *[false] 記下了。新活動不再專門告訴您，發「活動」隨時能看。
    }

# The large calendar, as a picture.

chart-programme = { $year } 年 { $month } 月
chart-programme-count =
    { $count ->
        [0] 沒有活動
       *[other] { $count } 場活動，都不用花錢
    }
chart-programme-weekday =
    { $number ->
        [1] 一
        [2] 二
        [3] 三
        [4] 四
        [5] 五
        [6] 六
       *[7] 日
    }
chart-programme-date = 日
chart-programme-until = 到 { $date } 日
chart-programme-off = 休
chart-programme-works = 班
chart-programme-dot = 有活動
chart-programme-called-off = 取消了
chart-programme-more = 還有 { $count } 場，請看文字。
chart-programme-page = 第 { $page } 頁，共 { $pages } 頁
programme-picture = { $month }的活動，大字版。{ $pages ->
        [1] { "" }
       *[other] 一共 { $pages } 張。
    }

# The file for one's own calendar.

ics-what = 為誰辦：{ $whom }
ics-bring = 請留意：{ $notes }
ics-free = 來不用花錢。編號 #E{ $number }。
ics-name = 鄰里活動
ics-file =
    { $called ->
        [true] 這場活動取消了。點開檔案，手機日曆裡的那一條也會標成取消。
       *[false] 點開檔案，手機會問要不要加進日曆，按「加入」就好。時間以後要是改了，請再來拿一次。
    }
ics-file-month = { $month }的 { $count } 場活動都在這個檔案裡。點開，手機會問要不要加進日曆。

# News of an event, for whoever wanted to hear of such.

for-you-why = 您想聽這方面的消息，所以告訴您。
button-for-you-come = 我來
button-for-you-look = 看看
button-for-you-hush = 這類不用告訴我
for-you-hushed = 好，{ $topics }的消息不再專門告訴您。想再聽，點 /topics 就能選回來。
for-you-hushed-already = 好，這類消息本來就不會再發給您了。

# Some time after a course.

useful-ask =
    前些時候的<b>{ $title }</b>（#E{ $number }），後來用上了嗎？

    點一下就好。誰答了什麼，別人都看不到。
useful-noted =
    記下了：<b>{ $title }</b>，{ $use ->
        [yes] 用上了
        [partly] 用上了一些
       *[no] 沒用上
    }。謝謝您，下次辦課會想著。
button-use =
    { $use ->
        [yes] 用上了
        [partly] 用上一些
       *[no] 沒用上
    }
button-use-stop =
    { $on ->
        [true] 以後還可以問我
       *[false] 以後不用問我
    }
useful-stopped =
    { $on ->
        [true] 好，以後上完課再問您。
       *[false] 好，以後上完課不再問您。
    }
useful-totals = <b>{ $title }</b>（#E{ $number }）過去三個星期了，問了來的人用上沒有：
useful-answered = { $count } 位答了
useful-figure =
    { $use ->
        [yes] 用上了：
        [partly] 用上一些：
       *[no] 沒用上：
    }{ $few ->
        [true] 不到 { $least } 位
       *[false] { $count } 位
    }
useful-private = 人數太少的不寫出來，誰答了什麼也不會告訴任何人。
