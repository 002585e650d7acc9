# Cases as those read them who take them in hand.

case-head = <b>#R{ $number } { $what } · { $place }</b>
case-no-place = 未选楼栋
case-kind =
    { $kind ->
        [repair] 报修
        [help] 求助
        [complaint] 投诉
        [suggestion] 建议
        [patrol] 巡查发现
       *[question] 咨询
    }
case-level =
    { $level ->
        [grid] 网格
        [street] 街道
        [district] 区里
       *[community] 社区
    }
case-state =
    { $state ->
        [waiting] 等人认领
        [asking] { $mine ->
            [true] 等居民回复，时限先停着
           *[false] 等居民回复，时限先停着（经办：{ $who }）
        }
        [on-hold] { $mine ->
            [true] 挂起到 { $until }
           *[false] 挂起到 { $until }（经办：{ $who }）
        }
        [withdrawn] 居民不再需要跟进了
        [merged] { $other ->
            [0] 并到另一件里接着办
           *[other] 并到 #R{ $other } 里接着办
        }
        [draft] 还没写完
       *[taken] { $mine ->
            [true] 您正在处理
           *[false] { $who }正在处理
        }
    }
# One word for a part, in the middle of a line.
case-state-short =
    { $state ->
        [waiting] 等人认领
        [asking] 等居民回复
        [on-hold] 挂起
        [ended] 办完了
        [withdrawn] 撤回了
        [merged] 并走了
       *[taken] 在办
    }
case-outcome =
    { $outcome ->
        [solved] { $confirmed ->
            [yes] 已解决，居民也说好了
            [no] 说是解决了，居民说还没有
           *[unknown] 已解决，等居民确认
        }
        [answered] 已答复
        [not-now] 暂时办不了，原因和别的办法已经告诉居民
        [emergency] 紧急情况，已请居民马上打 110、119、120 或 122
        [statutory] 要走法定程序，已经告诉居民
        [already] 已经在办或者办过，进展已经告诉居民
        [private] 属于双方之间的事，能走的路已经告诉居民
        [outside] 不归社区管，该找谁已经告诉居民
       *[improper] 于法不合，原因已经告诉居民
    }
case-by =
    { $state ->
        [waiting] { $late ->
            [true] 应在 { $until } 前有人认领，已经过了
           *[false] { $until } 前要有人认领
        }
       *[taken] { $late ->
            [true] 应在 { $until } 前办好，已经过了
           *[false] { $until } 前要办好
        }
    }{ $sure ->
        [false] （放假安排还没公布，时间可能会变）
       *[true] { "" }
    }
case-breadth = 还有 { $count } 户也遇到
case-lead = 首接负责人：{ $who }
case-outside =
    { $known ->
        [true] 不在社区职责内，该找：{ $belongs }
       *[false] 不在社区职责内
    }
case-part-of = 是 #R{ $number } 拆出来的一部分
case-parts = 拆成了：{ $parts }
case-part = #R{ $number } { $state }
case-joint = 、
case-why =
    { $why ->
        [again] 还没办完，要再找人接手。
        [unaccepted] 到时间没有人认领，上报到{ $level }了。
        [unsolved] 到时间还没办好，上报到{ $level }了，请看看要不要接过来。
        [breadth] 好几户都遇到了，请上一级也看一眼。
        [outside] 报到{ $level }了，请给个去处。
        [returned] 上一级定了办法，退回来接着办。
        [group] 这件事还在等人。
       *[new] { "" }
    }
button-claim = 认领
case-yours = #R{ $number } 由您办，内容发到您的私聊了。
case-too-slow = 这件事刚刚由{ $who }接下了，谢谢您！还有 { $count } 件在等人，发送 /board 就能看到。

# The card of whoever has it in hand.
case-resident-gone = 报的人把自己的资料都删了；邻居也遇到，请接着办完。
case-resident =
    { $whose ->
        [part] 拆出这一件的同事
        [patrol] 巡查的同事
       *[resident] 居民
    }：{ $name }{ $linked ->
        [true] （点名字就能私聊）
       *[false] { "" }
    }
case-for = 替{ $name }办的，本人同意了
case-spot = 位置：{ $spot }
case-phone = 电话：{ $phone }
case-wishes =
    { $contact ->
        [phone] 请打电话联系
        [visit] 请上门说
       *[chat] 在这里联系就行
    } · { $window ->
        [morning] 上午方便
        [afternoon] 下午方便
        [evening] 晚上方便
        [weekend] 周末方便
       *[any] 什么时候都方便
    }
case-handed-note = 转交的话：{ $note }
case-no-words = （没有写内容，请直接联系。）
case-omitted = （中间还有 { $count } 条，按下面的按钮看）
case-entry-line =
    <b>{ $side ->
        [worker] 经办
        [note] 内部
       *[resident] 居民
    }</b> { $at }{ $edited ->
        [true] （改过）
       *[false] { "" }
    }：{ $proof ->
        [true] 【完工照片】
       *[false] { $sort ->
            [photo] 【照片】
            [video] 【视频】
            [voice] 【语音】
            [document] 【文件】
           *[words] { "" }
        }
    }{ $words }
case-file = #R{ $number } { $said }
case-said = <b>#R{ $number } 中间说过的：</b>
case-put-away =
    { $how ->
        [done] #R{ $number } 办完了，谢谢您。
        [handed-over] #R{ $number } 转给别人办了，谢谢您。
        [taken-over] #R{ $number } 由另一位同事接过去了，谢谢您。
        [released] #R{ $number } 放回去了，重新等人认领，谢谢您。
        [withdrawn] #R{ $number } 居民不再需要跟进了，谢谢您。
        [merged] #R{ $number } 并到另一件里接着办，谢谢您。
        [referred] #R{ $number } 上报了，由上一级接着办，谢谢您。
        [sent-down] #R{ $number } 退回下一级接着办，谢谢您。
       *[other] #R{ $number } 不再由您办，谢谢您。
    }居民的话和电话已经收起。
    { $reached ->
        [true] { "" }
       *[false] 我们没法给这位居民发消息，请您打个电话或上门说一声。
    }
case-nudge =
    { $what ->
        [late] 有一件事过了时限，请今天就处理，或者延期、转交：
        [woke] 有一件事放着的日子到了，请接着办：
        [unanswered] 问居民的话没有回音，提醒过一次了。请先按现在知道的办，或者换个办法联系：
       *[nudge] 有一件事快到时限了：
    }
case-level-empty =
    { $placed ->
        [true] { $place }（{ $level }一级）现在没有人能接单
       *[false] { $level }一级现在没有人能接单
    }{ $numbered ->
        [true] ，#R{ $number } 已经越过这一级往上送
       *[false] { "" }
    }。请用 /staff 安排人，或者在那里的工作群里用 /link 关联。
case-returned = 上一级的处理意见：{ $words }
case-parts-done = 拆出来的都办完了。没有别的事，就可以按“办好了”。
case-top =
    { $outside ->
        [true] 这件事不在社区职责内，上面已经没有可以上报的一级，请您定一下怎么办。
       *[false] 过了时限，上面已经没有可以上报的一级，请您定一下谁来办。
    }

# Buttons of those who work on it.
button-case-talk = 回复居民
button-case-finish =
    { $kind ->
        [question] 已答复
        [suggestion] 已答复
       *[repair] 办好了
    }
button-case-files =
    { $files ->
        [0] 看其余 { $rest } 条
       *[other] { $rest ->
            [0] 看照片语音（{ $files }）
           *[other] 看全部（{ $files } 个文件）
        }
    }
button-case-content = 看内容
button-case-open = 去看看
button-case =
    { $act ->
        [more] 更多…
        [less] 收起
        [ask] 问居民
        [volunteers] 请志愿者
        [note] 记一笔
        [extend] 延期
        [hold] 挂起
        [hand-over] 转交
        [release] 放回
        [split] 拆分
        [merge] 合并
        [refer] 上报
        [outcomes] 其他结果
        [resume] 继续办
        [take-over] 接过来
        [send-down] 退回并说明
        [no-words] 不写了
        [enough] 发完了
        [no-proof] 没法拍照
        [again] 重写
        [send] 发出去
       *[leave] 先不办
    }

# What those who work on it are asked, step by step.
case-step =
    { $act ->
        [ask] <b>#R{ $number } 想问居民什么？</b>
            写一句话发来，居民马上收到。等回复的时候，时限先停着。
        [note] <b>#R{ $number } 要记什么？</b>
            只有经手的人看得到，居民看不到。
        [release] <b>#R{ $number } 放回去，让别人认领。</b>
            要给接手的人留一句话吗？写下来发给我，或者按“不写了”。
        [hand-over] <b>#R{ $number } 转给{ $name }。</b>
            要留一句话吗？写下来发给我，或者按“不写了”。
        [hold] <b>#R{ $number } 为什么要挂起到 { $until }？</b>
            写一句话发来，居民会收到。
        [extend] <b>#R{ $number } 为什么要延长 { $days } 个工作日？</b>
            写一句话发来，居民会收到。
        [split] <b>#R{ $number } 拆出“{ $name }”：要做什么？</b>
            用您自己的话写一句，给接手的人看。请不要抄居民的姓名、电话和门牌。
        [refer] <b>#R{ $number } 为什么要上报，依据是什么？</b>
            写一句话发来，上一级和居民都会看到。这件事不会压在您手上。
       *[send-down] <b>#R{ $number } 怎么处理？</b>
            写一句话发来，给下一级看：怎么办，或者该找谁。居民只会知道上一级定了办法。
    }
case-refer-basis = 服务目录里写着：{ $basis }
case-choose =
    { $act ->
        [hand-over] { $count ->
            [0] <b>#R{ $number } 现在没有别人可以接。</b>
                可以按“放回”，让它重新等人。
           *[other] <b>#R{ $number } 转给谁？</b>
        }
        [hold] <b>#R{ $number } 挂起到什么时候？</b>
            按一个，或者写日子发来，比如“11-25”“下周三下午 3 点”。
        [extend] <b>#R{ $number } 延长几个工作日？</b>
        [split] <b>#R{ $number } 拆出哪一类？</b>
       *[merge] <b>#R{ $number } 并到哪一件里？</b>
            写那一件的编号发来，比如 #R12。
    }
case-until-not-understood = 没看懂是哪一天。请写成“11-25”“明天上午 9 点”或者“下周三”。
case-until-past = 这个时间已经过去了，请写一个以后的日子。
case-tag-not-understood = 请只写编号，比如 #R12。
case-words-only = 这一步只要文字，请写一句话发来。
case-step-over = 这一步已经过了。请写编号发给我，从头再按一次。
case-use-buttons = 请按上面的按钮；不想并了，按“先不办”。
case-merge-look =
    <b>把这一件</b>
    { $one }
    <b>并到这一件里</b>
    { $other }

    报这一件的居民会改为跟进那一件，两边的进展都收得到。
case-done =
    { $act ->
        [ask] 问了。居民回复之前，#R{ $number } 的时限先停着。
        [note] 记下了。
        [release] #R{ $number } 放回去了，重新等人认领。
        [hand-over] #R{ $number } 转给{ $name }了。
        [hold] #R{ $number } 挂起到 { $until }，到时候我来提醒您。
        [extend] #R{ $number } 延长了 { $days } 个工作日，已经告诉居民。
        [split] 拆出了 #R{ $name }，正在等人认领。
        [merge] 并好了，报 #R{ $number } 的居民会收到说明。
        [refer] #R{ $number } 上报了。
        [send-down] #R{ $number } 退回下一级了，居民会知道有人接着办。
        [resume] #R{ $number } 接着办，时限继续算。
        [take-over] #R{ $number } 由您办了，内容发到您的私聊。
        [files] 发在下面了。
       *[open] #R{ $number } 发到您的私聊了。
    }
case-leave = 好的，先不办。

# How it ends.
case-ends =
    <b>#R{ $number } 怎么结束？</b>
    照实选一个，选了先给您看居民会收到的话，不会马上发。

    <b>已解决</b>：做完了。修的东西要附完工照片，居民还会被问一句修好了没有。
    <b>已答复</b>：问的事说清楚了，不用动手。
    <b>暂时办不了</b>：现在做不到。写明原因，再给一个别的办法。
    <b>上报</b>：不归社区管，或者要上一级定。不算结束，换上一级接着办。

    没法动手的，还有六种依规答复：
    <b>紧急情况</b>：正在起火、漏气、有人受伤，该马上打 110、119、120、122。
    <b>法定途径</b>：要由法院、劳动仲裁、行政复议这样的程序来定。
    <b>已在办理</b>：同一件事正在办或者已经办过，把进展告诉居民。
    <b>民间纠纷</b>：双方之间的事，告诉居民可以调解、可以怎么走。
    <b>不归社区</b>：别的单位管，说清楚是哪家、怎么找。
    <b>不合法理</b>：要求本身违法或者有违公序良俗，说明为什么。
button-outcome =
    { $outcome ->
        [solved] 已解决
        [answered] 已答复
        [not-now] 暂时办不了
        [emergency] 紧急情况
        [statutory] 法定途径
        [already] 已在办理
        [private] 民间纠纷
        [outside] 不归社区
       *[improper] 不合法理
    }
case-end-words =
    <b>#R{ $number } · { $name }</b>
    { $outcome ->
        [solved] 给居民写一句做了什么，也可以不写。
        [answered] 写下给居民的答复。当面或者在电话里说过的，写个大意。
        [not-now] 写给居民：为什么现在办不了，还能怎么办，什么时候再看。
        [emergency] 写给居民：该打哪个电话，现在先做什么。
        [statutory] 写给居民：该走哪个程序，去哪里，带什么。
        [already] 写给居民：办到哪一步了，什么时候有结果。
        [private] 写给居民：可以怎么商量、找谁调解，社区能帮到哪里。
        [outside] 写给居民：归哪家管，电话或者地址。
       *[improper] 写给居民：为什么不能办，话说得和气些。
    }
case-end-no-proof =
    <b>#R{ $number } · 已答复</b>
    没有完工照片，就不记作“已解决”，照实记作“已答复”。请写给居民：做了什么，为什么没法拍照。
case-proof-ask =
    <b>#R{ $number } 请发一张完工照片</b>
    可以发几张，也可以发视频。请避开人脸、门牌和屋里的东西。发完按“发完了”。
case-proof-got =
    { $album ->
        [true] 收到了。
       *[false] 收到 { $count } 张。
    }发完了就按“发完了”。
case-proof-only = 这一步要一张照片或者一段视频。没法拍，就按“没法拍照”。
case-proof-most = 最多 { $most } 张，够了。请按“发完了”。
case-end-look =
    <b>居民会收到：</b>
    { $words }

    要改就把新的一句直接发给我。
case-end-sent = #R{ $number } 记作“{ $name }”，居民会收到。
button-put-off =
    { $act ->
        [extend] { $days } 个工作日
       *[hold] { $days ->
            [1] 明天
            [7] 1 周后
           *[other] { $days } 天后
        }
    }
button-merge-sure = 合并
button-refer-basis = 按目录上报
