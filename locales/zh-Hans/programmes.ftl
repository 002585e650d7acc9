# What is on: the list, the large calendar, the file, the news, and the question some time after a course.

word-programme = 活动|有什么活动|社区活动|最近有什么活动|活动安排|活动日历|有活动吗|最近有活动吗|今天有什么活动|明天有什么活动|这周有什么活动|下周有什么活动|这个月有什么活动|周末有什么活动

programme-title =
    🗓 <b>{ $days }</b> · { $count ->
        [0] 没有活动
       *[other] { $count } 场活动
    }
programme-week =
    { $which ->
        [this] 这一周（{ $first }—{ $last }）
        [next] 下一周（{ $first }—{ $last }）
       *[other] { $first }—{ $last }
    }
programme-month = { $year } 年 { $month } 月
programme-date = { $month } 月 { $date } 日
programme-day = <b>{ $day }</b>
programme-days = { $first }—{ $last }
programme-marked = <b>{ $day }</b> { $mark }
programme-off = 放假
programme-works = 调休，要上班
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
        [over] 已经结束
        [running] 正在进行
        [called-off] 取消了，不用去
       *[open] { $limited ->
            [true] { $free ->
                [0] 报满了，可以排队
               *[other] 还有 { $free } 个名额
            }
           *[false] 来就行，不限人数
        }
    }
programme-mine =
    { $seat ->
        [offered] 有名额先留给您，请点开看
        [waiting] { $heads ->
            [1] ✓ 您在排队
           *[other] ✓ 您家 { $heads } 人在排队
        }
       *[coming] { $heads ->
            [1] ✓ 您报了名
           *[other] ✓ 您家 { $heads } 人来
        }
    }
programme-next = 接下来有：{ $when }，<b>{ $title }</b> #E{ $number }。
programme-suggest = 想和邻居一起做点什么？发“建议”两个字，就能告诉我们。
programme-suggest-privately = 想和邻居一起做点什么？私聊我，发“建议”两个字就行。
programme-in-private =
    { $more ->
        [true] 后面还有几场。报名、看自己报了哪些，请到私聊里。
       *[false] 报名、看自己报了哪些，请到私聊里。
    }
programme-cost = 来都不用花钱。

button-programme-before =
    { $span ->
        [month] ‹ 上个月
       *[week] ‹ 上一周
    }
button-programme-after =
    { $span ->
        [month] 下个月 ›
       *[week] 下一周 ›
    }
button-programme-span =
    { $span ->
        [month] 按月看
       *[week] 按周看
    }
button-programme-picture = 大字月历
button-programme-file = 加到日历
button-programme-event = 看 #E{ $number }
button-programme-bell =
    { $on ->
        [true] 有新活动告诉我
       *[false] 新活动不用告诉我
    }
programme-bell =
    { $on ->
        [true] 记下了。有了新活动，私聊告诉您。
       *[false] 记下了。新活动不再专门告诉您，发“活动”随时能看。
    }

# The large calendar, as a picture.

chart-programme = { $year } 年 { $month } 月
chart-programme-count =
    { $count ->
        [0] 没有活动
       *[other] { $count } 场活动，都不用花钱
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
chart-programme-dot = 有活动
chart-programme-called-off = 取消了
chart-programme-more = 还有 { $count } 场，请看文字。
chart-programme-page = 第 { $page } 页，共 { $pages } 页
programme-picture = { $month }的活动，大字版。{ $pages ->
        [1] { "" }
       *[other] 一共 { $pages } 张。
    }

# The file for one's own calendar.

ics-what = 为谁办：{ $whom }
ics-bring = 请留意：{ $notes }
ics-free = 来不用花钱。编号 #E{ $number }。
ics-name = 邻里活动
ics-file =
    { $called ->
        [true] 这场活动取消了。点开文件，手机日历里的那一条也会标成取消。
       *[false] 点开文件，手机会问要不要加进日历，按“添加”就好。时间以后要是改了，请再来拿一次。
    }
ics-file-month = { $month }的 { $count } 场活动都在这个文件里。点开，手机会问要不要加进日历。

# News of an event, for whoever wanted to hear of such.

for-you-why = 您想听这方面的消息，所以告诉您。
button-for-you-come = 我来
button-for-you-look = 看看
button-for-you-hush = 这类不用告诉我
for-you-hushed = 好，{ $topics }的消息不再专门告诉您。想再听，点 /topics 就能选回来。
for-you-hushed-already = 好，这类消息本来就不会再发给您了。

# Some time after a course.

useful-ask =
    前些时候的<b>{ $title }</b>（#E{ $number }），后来用上了吗？

    点一下就好。谁答了什么，别人都看不到。
useful-noted =
    记下了：<b>{ $title }</b>，{ $use ->
        [yes] 用上了
        [partly] 用上了一些
       *[no] 没用上
    }。谢谢您，下次办课会想着。
button-use =
    { $use ->
        [yes] 用上了
        [partly] 用上一些
       *[no] 没用上
    }
button-use-stop =
    { $on ->
        [true] 以后还可以问我
       *[false] 以后不用问我
    }
useful-stopped =
    { $on ->
        [true] 好，以后上完课再问您。
       *[false] 好，以后上完课不再问您。
    }
useful-totals = <b>{ $title }</b>（#E{ $number }）过去三个星期了，问了来的人用上没有：
useful-answered = { $count } 位答了
useful-figure =
    { $use ->
        [yes] 用上了：
        [partly] 用上一些：
       *[no] 没用上：
    }{ $few ->
        [true] 不到 { $least } 位
       *[false] { $count } 位
    }
useful-private = 人数太少的不写出来，谁答了什么也不会告诉任何人。
