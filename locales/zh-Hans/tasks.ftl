# Tasks, as volunteers read them and whoever is served.

word-tasks = 任务|志愿任务

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
        [home] 到居民家里{ $placed ->
            [true] （{ $place }）
           *[false] { "" }
        }，门牌只告诉报上名的人
        [meeting] 集合：{ $meeting }{ $placed ->
            [true] （{ $place }）
           *[false] { "" }
        }
       *[place] 地点：{ $place }
    }
task-places =
    { $state ->
        [over] 已经结束，谢谢来过的各位。
        [called-off] 取消了，不用去。
       *[open] 要 { $seats } 人，{ $free ->
            [0] 报满了{ $waiting ->
                [0] { "" }
               *[other] ，{ $many ->
                    [true] { $waiting } 多人候补
                   *[false] { $waiting } 人候补
                }
            }
           *[other] 还差 { $free } 人{ $kept ->
                [0] { "" }
               *[other] （{ $kept } 个位置先留给第一次来的）
            }
        }
    }
task-team = { $team }的任务
task-adults = 只请成年人
task-women = 希望女志愿者来
task-skill =
    要会：{ $skill }{ $licensed ->
        [true] （先看过{ $licence }）
       *[false] { "" }
    }{ $one ->
        [true] ；有一位会就行，最后一个名额留给会的
       *[false] { "" }
    }
task-risk =
    { $risk ->
        [danger] 可能受伤，请想好再报
        [care] 要当心
       *[everyday] 风险和平常过日子差不多
    }{ $worded ->
        [true] ：{ $words }
       *[false] { "" }
    }
task-insured = 来的人都上了意外险
task-least =
    { $home ->
        [true] 至少 { $least } 人一起去
       *[false] 凑够 { $least } 人才办
    }
task-seats = 要 { $seats } 人
task-notes = 请留意：{ $notes }
task-joint = 、

button-task-sign =
    { $full ->
        [true] 候补
       *[false] 报名
    }
button-task-sign-sure = 还是报名
button-task-detail = 详情
button-task-look = 去看看
button-task-leave =
    { $seat ->
        [waiting] 不排了
        [sure] 确定不去
       *[held] 来不了
    }
button-task-stay =
    { $seat ->
        [waiting] 接着排
       *[held] 我还去
    }
button-task-arrived = 到了
button-task-offer =
    { $yes ->
        [true] 我去
       *[false] 这次不去
    }
button-task-open = 打开 #T{ $number }
button-task-swap = 换人：{ $name }
button-task-swap-sure = 换一位
button-task-swap-stay = 不换
button-task-tell =
    { $new ->
        [true] 看看队伍
       *[false] 去填写
    }
button-task-plan = 安排这项
button-tasks-others = 看别的任务
button-tasks-which =
    { $which ->
        [mine] 我的
        [fit] 能报的
       *[all] 全部
    }

# The list, and a page.
tasks-title =
    { $which ->
        [mine] <b>我的任务：{ $count } 项</b>
        [fit] <b>您能报的任务：{ $count } 项</b>
       *[all] <b>志愿任务：{ $count } 项</b>
    }
tasks-none =
    { $which ->
        [mine] 您还没有报任务。去不去、去哪个，都由您定。
        [fit] 现在没有您能报的。有了新的，会发到志愿者群里。
       *[all] 现在没有任务。有了新的，会发到志愿者群里。
    }
tasks-for-volunteers = 任务是请志愿者来做的，谁都可以加入。发送 /volunteer，看看有哪些队伍。
tasks-in-private = 哪些任务适合您，只给您自己看。请点下面的按钮，在私聊里打开。
task-line =
    { $urgent ->
        [true] 【加急】
       *[false] { "" }
    }<b>#T{ $number } { $title }</b> · { $when }
task-line-how =
    { $how ->
        [held] 您报上了
        [waiting] 您在候补第 { $place } 位
        [offered] 有一个位置留着，等您回话
        [open] ✔ 可以报名，还差 { $free } 人
        [full] 报满了，可以候补（前面 { $waiting } 人）
        [look] 还差 { $free } 人
       *[shut] 您现在报不了：{ $why }
    }
task-reason =
    { $why ->
        [unsaid] 还没说过有没有成年
        [consent] 要监护人签字同意
        [minor] 只请成年人
        [team] 要先加入这支队伍
        [women] 希望女志愿者来
        [skill] 要会“{ $skill }”
        [licence] { $licence }还没有看过，或者到那天过期了
        [served] 这是来帮您的
        [ended] 已经开始或者结束了
       *[declined] 人手已经另有安排
    }
task-not-able =
    { $why ->
        [skill] 这项任务要会“{ $skill }”。您会的话，请发送 /volunteer 加上，再回来报名。
       *[licence] 这项任务要会“{ $skill }”，要先看过{ $licence }才能报。请发送 /volunteer，请队长看一眼原件。
    }
task-shut = 这项任务您现在报不了：
task-todo =
    { $told ->
        [true] { $why }。发送 /volunteer 就能补上。
       *[false] { $why }。
    }
task-standing =
    { $seat ->
        [held] <b>您报上了。</b>要知道的都在“详情”里，只给您看。
        [offered] <b>有一个位置给您留着</b>，留到 { $until }。去不去都行。
       *[waiting] <b>您在候补第 { $place } 位。</b>{ $free ->
            [true] 现在有空位，可以直接报名。
           *[false] 有人来不了就先问您。
        }
    }
task-page-clash = 那个时间您已经报了 #T{ $number } { $title }。两项都赶得上再报。
task-warning = 您说过不方便：{ $limits }。这项任务可能会碰到，您自己掂量。
task-limit =
    { $limit ->
        [homes] 去别人家里
        [stairs] 爬楼
        [pets] 家里有宠物
        [lifting] 搬重物
        [outdoors] 在户外
       *[night] 晚上出门
    }
task-known =
    { $home ->
        [true] 报上以后，同去的人和那一家会知道您的名字。随时可以不去，不问原因。
       *[false] 报上以后，同去的人会知道您的名字。随时可以不去，不问原因。
    }

# Signing up, and leaving.
task-yours = #T{ $number } 您报上了，{ $when }。要知道的发到您的私聊了。
task-taken = 您报上了，{ $when }。要知道的，马上在这里发给您。
task-in-line =
    谢谢您！#T{ $number } 的 { $seats } 个位置报满了，您排在候补第 { $place } 位，有人来不了就先问您。{ $others ->
        [0] { "" }
       *[other] 还有 { $others } 项任务在等人。
    }
task-in-line-still = 您已经在 #T{ $number } 的候补里了，第 { $place } 位。不用再按，有人来不了就先问您。
task-clash =
    那个时间您已经报了 #T{ $number } { $title }（{ $when }）。
    两项都赶得上，就按“还是报名”。
task-leave-sure =
    { $seat ->
        [waiting] #T{ $number } 不排候补了吗？
        [offered] #T{ $number } 这次不去吗？位置会马上问下一位。
       *[held] #T{ $number } 来不了吗？不问原因，位置会马上问下一位。
    }
task-left = #T{ $number } 记下了，谢谢您说一声。

# For whoever has a place; the door stands here and nowhere else.
task-door = 门牌：{ $door }
task-name = 找：{ $name }
task-phone = 电话：{ $phone }
task-company = 同去的：{ $names }
task-company-count =
    { $alone ->
        [true] 现在只有您一位，还在等人。没有等到，不会让您一个人去。
       *[false] 一共 { $count } 人报上了
    }
task-planner = 有事找：{ $name }（点名字就能私聊）
task-manners =
    { $home ->
        [true] 不收钱，不收礼。门牌和电话只给您去这一趟用，结束就收起。
       *[false] 到了按“到了”，时长从那时算起。
    }
task-put-away =
    { $how ->
        [left] #T{ $number } 您不去了，谢谢您说一声。详情已经收起。
        [declined] #T{ $number } 这次安排有变化，不用您跑这一趟了，谢谢您。详情已经收起。
        [over] #T{ $number } 结束了，谢谢您。详情已经收起。
        [called-off] #T{ $number } 取消了，不用去。详情已经收起。
       *[changed] #T{ $number } 不再由您去，谢谢您。详情已经收起。
    }

# For whoever is served.
task-served = <b>志愿者来帮忙：{ $title }</b>（#T{ $number }）
task-served-who =
    { $count ->
        [0] 还在找人，找到了这里会写上。
       *[other] 来的人：{ $names }{ $missing ->
            [0] { "" }
           *[other] （还在等 { $missing } 位）
        }
    }
task-served-free = 不收钱，也不收礼，您不用招待。
task-served-swap = 想换一位来，按下面的名字，不用说原因。
task-served-over =
    { $state ->
        [called-off] <b>{ $title }</b>（#T{ $number }）这次不来了，原因另外告诉您。
       *[over] <b>{ $title }</b>（#T{ $number }）结束了。
    }
task-swap-sure = 请别人来，不请{ $name }了吗？不用说原因，我们会客气地告诉对方。
task-swapped = 好的，我们另外找人。

# For whoever tells those who are not on Telegram.
task-relay =
    { $what ->
        [called-off] { $when } 的上门取消了，志愿者那天不来。
       *[time] 上门改时间了，现在是 { $when }。
    }
task-relay-ask =
    { $by_proxy ->
        [true] 请您告诉{ $name }一声，免得白等。
       *[false] 我没法给{ $name }发消息，请您打个电话说一声，免得白等。
    }
task-relayed = 好的，谢谢您转告。名字和电话已经收起。
button-task-relayed = 说过了

# The waiting list.
task-offer = <b>有空位了，先问您</b>
task-offer-until = 位置给您留到 { $until }。去不去都行，不去就问下一位。
task-told =
    { $what ->
        [taken] #T{ $number } { $title }：您报上了。
        [lapsed] #T{ $number } { $title }：没等到您的回音，位置不再给您留着了。您还在候补里，排到最后；也可以去看看还有没有位置。
        [left] #T{ $number } { $title }：记下了，这次不去。谢谢您说一声。
        [ended] #T{ $number } { $title }：已经开始，或者取消了，这次不用回了。谢谢您。
       *[declined] #T{ $number } { $title }：这次安排有变化，不用您跑这一趟了。谢谢您愿意来，别的任务也在等人。
    }
