# Planning tasks for volunteers: the panel of a draft, the page of an open one, and what those hear whom it concerns.

word-task = 发任务|发布任务|派任务

# The panel of a draft. Only whoever plans it sees it.
plan-title = 📝 <b>新任务</b>（还没发出去）
plan-example =
    写一行就行，比如：
    端午包粽子，8 人，周六 9:00–11:00
    没写到的，我再问您。
plan-fact =
    { $field ->
        [title] 做什么：{ $value }
        [time] 时间：{ $value }
        [people] 人数：{ $value }
        [team] 问谁：{ $value }
        [home] 上门：{ $value }
        [meeting] 集合：{ $value }
        [spot] 门牌：{ $value }（只有接下的人看得到）
        [served] 帮谁：{ $value }（只有接下的人看得到）
        [risk] 风险：{ $value }
        [skill] 技能：{ $value }
        [insured] 保险：{ $value }
        [notes] 备注：{ $value }
       *[more] 另外：{ $value }
    }
plan-seats =
    { $seats } 人{ $least ->
        [1] { "" }
       *[other] ，不到 { $least } 人不办
    }
plan-everybody = { $place }的所有志愿者
plan-home =
    { $home ->
        [true] 要到别人家里
       *[false] 不上门
    }
plan-risk =
    { $risk ->
        [everyday] 和平常一样
        [care] 要小心
       *[danger] 可能受伤
    }
plan-no-skill = 谁都能做
plan-one-skilled = { $skill }，有一位会就行
plan-skill = { $name }（要有{ $licence }）
plan-insured =
    { $insured ->
        [true] 都上了意外险
       *[false] 没有上保险
    }
plan-known-neighbour = 求助的邻居
plan-women = 请女志愿者来
plan-urgent = 加急
plan-repeat =
    { $repeat ->
        [weekly] 每周一次
       *[monthly] 每月一次
    }
plan-joint = 、
plan-missing = 还差：
plan-gate =
    { $gate ->
        [title] 做什么
        [time] 什么时候（要在以后）
        [team] 问哪个队
        [home] 上不上门
        [where] 在哪里
        [served] 到谁家里
        [two] 上门至少要两个人一起去
        [risk] 有什么风险
        [skill] 要不要技能
       *[insurance] 保险（上门和可能受伤的，一定要有）
    }
plan-first = 还差一样：{ $gate }。
plan-ready = 都齐了，可以发出去。发出后，志愿者群里看得到做什么、什么时候、要几个人；姓名和门牌只给接下的人。
plan-choose-place = <b>这项任务是哪里的？</b>
plan-unfinished = 您有一项任务还没发出去：{ $title }。接着填，还是另发一项？
plan-dropped = 好的，这项任务丢掉了。
plan-sure-to-drop = 要丢掉这项任务吗？填的都会没有。
plan-gone = 这项任务已经不在了。要发新的，请发送 /task。
plan-use-buttons = 这句我没看懂。要改哪一样，请先按它的按钮，再写给我。
plan-private = 这一项大家都看得到，请不要写电话、证件号，也不要把门牌和姓名写在一起。请改一下再发。
plan-not-understood =
    { $what ->
        [time] 没看懂时间。请这样写：周六 9:00–11:00，或者 12 月 3 日下午 2 点到 4 点。
       *[people] 没看懂人数。请写数字，比如：8 人，至少 4 人。
    }

# What is asked for, one thing at a time.
plan-ask =
    { $what ->
        [title] <b>做什么？</b>
            写几个字就行，比如“陪老人看病”。大家都看得到，不要写姓名和门牌。
        [time] <b>什么时候？</b>
            比如：周六 9:00–11:00。没写结束，就按两个小时算。
        [people] <b>要几个人？</b>
            比如：8 人，至少 4 人。上门至少要两个人。
        [meeting] <b>在哪里集合？</b>
            大家都看得到，比如“社区活动室”。
        [spot] <b>门牌是多少？</b>
            比如：3 栋 1 单元 502。只有接下的人看得到，办完就收回。
        [served] <b>到谁家里？</b>
            写怎么称呼，后面可以加电话，比如：张婆婆 010-55550123。只有接下的人看得到。
        [risk-words] <b>要小心什么？</b>
            比如“要爬梯子，地上可能滑”。报名以前大家都会看到。
        [notes] <b>有什么要提醒的？</b>
            比如“带水，穿平底鞋”。大家都看得到。
        [alter-time] <b>#T{ $number } 改到什么时候？</b>
            比如：周日 9:00–11:00。报了名的人马上收到，我再问一次他们能不能来。
        [alter-people] <b>#T{ $number } 要几个人？</b>
            写一个数字。不能少于已经报名的人。
        [alter-notes] <b>#T{ $number } 有什么要提醒的？</b>
            报了名的人马上收到。
        [again] <b>#T{ $number } 再加哪个时段？</b>
            比如：周六 14:00–16:00。别的都和这一项一样，编号是新的。
        [call-off] <b>#T{ $number } 为什么取消？</b>
            写一句话。报了名的、排队的和要帮的人，都会收到这句话。
       *[call-off-all] <b>#T{ $number } 这一系列为什么全取消？</b>
            写一句话。每一次报了名的人都会收到，以后也不再开。
    }
plan-choose =
    { $what ->
        [team] <b>问谁来做？</b>
            发到这个队的群里；选全体，就发到志愿者群里。
        [home] <b>要到别人家里吗？</b>
            上门的，至少两个人一起去，都要有保险，只请成年人。
        [risk] <b>最坏会怎样？</b>
            选“要小心”或者“可能受伤”，我再问您要小心什么。可能受伤的，只请成年人。
        [skill] <b>要会什么？</b>
            带证的，报名的人要有队长看过的证。
        [insured] <b>参加的人都上了意外险吗？</b>
            上门和可能受伤的，没有保险不能发。
       *[more] <b>还有什么要说的？</b>
            不选也可以。
    }

# The page of an open task.
plan-called-off = 取消的原因：{ $reason }
plan-call-off-which = <b>#T{ $number } 只取消这一次，还是整个系列？</b>
plan-holders = 报名的：{ $names }
plan-holder =
    { $coming ->
        [yes] { $name }（说了能来）
       *[unknown] { $name }
    }
plan-offered = 在问：{ $names }
plan-waiting = 排队：{ $names }
plan-and-more = { $names }等 { $count } 人
plan-nobody = 还没有人报名。
plan-series =
    { $repeat ->
        [weekly] 每周一次，这次开始后自动开下一次。
       *[monthly] 每月一次，这次开始后自动开下一次。
    }
plan-done =
    { $what ->
        [open] ✅ #T{ $number } 发出去了。
        [alter] 改好了。时间、地点或者备注变了的，报了名的人会收到。
        [again] ✅ #T{ $number } 发出去了，别的都和上一项一样。
        [stop] 好的，以后不再自动开。已经开了的照常。
        [call-off] #T{ $number } 取消了。报了名的人会收到原因。
       *[call-off-all] 这一系列都取消了。报了名的人会收到原因。
    }
plan-left = 好的，没有改。

button-plan =
    { $act ->
        [title] 做什么
        [time] 改时间
        [time-first] 定时间
        [people] 定人数
        [team] 问谁
        [home] 上不上门
        [where] 填地点
        [served] 帮谁
        [risk] 说风险
        [skill] 选技能
        [insured] 说保险
        [notes] 写备注
        [more] 更多…
        [open] 发出去
        [drop] 丢掉
        [drop-sure] 确定丢掉
        [page] 返回
        [go-on] 接着填
        [alter-time] 改时间
        [alter-where] 改地点
        [alter-people] 改名额
        [alter-notes] 改备注
        [urgent] 标加急
        [calm] 去掉加急
        [again] 加时段
        [stop] 停止重复
        [call-off] 取消任务
        [call-off-one] 只这一次
        [call-off-all] 全部取消
       *[print] 打印单子
    }
button-plan-new = 发任务
button-plan-other = 另发一项
button-plan-everybody = 所有志愿者
button-plan-home =
    { $home ->
        [true] 要上门
       *[false] 不上门
    }
button-plan-risk =
    { $risk ->
        [everyday] 和平常一样
        [care] 要小心
       *[danger] 可能受伤
    }
button-plan-able =
    { $one ->
        [true] 一位会就行
       *[false] 每位都要会
    }
button-plan-no-skill = 谁都能做
button-plan-insured =
    { $insured ->
        [true] 都上了
       *[false] 没有
    }
button-plan-more =
    { $field ->
        [women] 请女志愿者
        [urgent] 加急
        [weekly] 每周一次
       *[monthly] 每月一次
    }
button-plan-case = 看这件事
button-plan-see = 看任务
button-plan-coming =
    { $yes ->
        [true] 能来
       *[false] 来不了
    }

# Why nobody's words called it off.
plan-reason =
    { $reason ->
        [case-over] 请帮忙的那件事已经办完或者撤回了
        [served-gone] 要帮的邻居不用帮了
        [too-few] 报名的人不够
       *[team-closed] 这个队解散了
    }

# To those whom it concerns.
task-changed = #T{ $number } { $title }有变化：
task-changed-what =
    { $what ->
        [time] 现在的时间：{ $value }
        [where] 现在的集合地点：{ $value }
        [door] 地址改了，新的在上面那条任务消息里。
       *[notes] 请留意：{ $value }
    }
task-changed-ask = 您还能来吗？来不了没关系，请按一下，我好请别人。
task-called-off =
    { $to ->
        [served] <b>{ $when }的“{ $title }”取消了。</b>
            原因：{ $reason }。
            志愿者那天不来了。还需要帮忙，请发送 /my 看进度，或者发送“找人工”。
        [planner] <b>#T{ $number } { $title }取消了。</b>
            原因：{ $reason }。
            报了名的人都收到了。
       *[part] <b>#T{ $number } { $title }取消了，不用去了。</b>
            原来的时间：{ $when }。
            原因：{ $reason }。
    }
task-plan =
    { $what ->
        [helps] 志愿者会来帮忙办 #R{ $case }：#T{ $number } { $title }，{ $when }。
        [over] #T{ $number } 结束了，它是帮 #R{ $case } 的。
        [next-shut] “{ $title }”该开下一次了（{ $when }），可是有一项没填齐，还没发出去。请看一看，填好再发。
        [team-closed] “{ $team }”解散了，#T{ $number } { $title }（{ $when }）改请这里所有的志愿者。报了名的人不变。不办的话，请取消它。
       *[other] { $title }
    }
task-plan-there =
    { $count ->
        [0] 没有人签到。请先问问情况，再办结。
       *[other] 来了 { $count } 人：{ $names }。请核实做好了没有，再办结。
    }
