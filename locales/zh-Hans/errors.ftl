# Refusals about cases. Every one says what to do next.

refused-words-too-long = 写得有点长，多了 { $over } 个字（一条最多 { $longest } 个）。请分成几条发给我，先写的都还在。
refused-too-many-files = 这件事已经有 { $most } 张图片和文件了，放不下更多。请用文字补充，或者等工作人员来看。
refused-incomplete =
    { $field ->
        [service] 还没选是哪一类事。请先按一下类别，我好交给对的人。
       *[words] 还没写是什么事。请用一两句话说说，发照片或语音也行。
    }
refused-bad-phone = 这不像一个电话号码。请只写数字，比如 010-55550123；不想留电话，可以跳过。
refused-own-link = 这个链接要请对方在自己的手机上打开，您代按不算数。请把它转发给对方。
refused-bad-service-words = 这里要写 1 到 { $longest } 个字。请改短一点，再发一次。
refused-bad-service-time = 时间要在 { $least } 分钟到 { $most } 个工作日之间，请换一个。
refused-nobody-to-claim = 至少要留一种人来接这类事。请先加上一种，再去掉这一种。
refused-service-needed = 这一类别处还要用到，不能停用。名字和时间都可以改。
refused-nobody-below = 下面没有别的一级能接这件事了。您可以自己认领，或者转给同事。
refused-needs-proof = 这一类事办完要留一张现场照片。请先拍一张发给我；没法拍的，请按“其他结果”写明原因。
refused-parts-open = 拆出去的 { $numbers } 还没办完。请等它们办完再结，或者先撤回。
refused-needs-words = 居民和同事要看到原因，请写一两句话发给我。
refused-not-alike = 这两件不是同一类事，或者一件是另一件拆出来的，合不到一起。请核对编号，再发一次。
refused-nobody-listens = 这件事的那一头没有人在：报的居民把自己的资料都删了，或者是您自己记下的。请接着办完；要留句话，就按“更多”里的“记一笔”。
refused-still-open = #R{ $number } 又在办了，还没办完。办完会再问您；想看进度，请发送“我的”。
refused-reopen-too-late = 办完超过 { $days } 天，不能接着办了。还有问题，请重新说一次，我记成新的一件。
refused-too-many-days = 一次只能延 1 到 { $longest } 个工作日。请换一个天数。
refused-not-in-hand = 这件事现在等人认领，不在您手上了。要接着办，请先按“认领”。
refused-comes-as-task =
    谢谢您愿意去。上门的事由队长排成任务：有两个人一起去，要小心什么也先说清楚。
    排好了会发到群里，发送 /tasks 也能看到。
refused-nothing-to-certify = 还没有确认过的时长，暂时开不了证明。做完任务、对方或队长确认以后，马上就能开。
refused-bad-own-name = 这不像一个姓名。请写 1 到 { $longest } 个字，照身份证上的写。
refused-not-askable =
    { $why ->
        [rests] 这位志愿者现在休息，先不打扰。请换一位。
        [today] 今天已经邀请过这位志愿者，一天只问一次。请换一位，或者明天再问。
        [before] 这件事已经问过这位志愿者，不再问第二次。请换一位。
        [there] 这位志愿者已经报了名，或者已经说过不去。请换一位。
        [full] 这项任务没有空位，或者已经结束，不用再邀请。
        [gone] 现在发不到这位志愿者那里。请换一位。
       *[unfit] 这项任务的条件，这位志愿者现在不符合。请换一位。
    }
refused-not-for-you =
    { $why ->
        [unsaid] 还不知道您有没有成年。请发送 /volunteer，说一句就行，再回来报名。
        [consent] 未成年人要有监护人签字同意。请发送 /volunteer，看看怎么办，再回来报名。
        [minor] 这项任务只请成年人。别的任务欢迎您，请发送 /tasks 看看。
        [team] 这项任务是一支队伍的。想参加，请发送 /volunteer 先加入这支队伍。
        [women] 这项任务希望由女志愿者来。别的任务也在等人，请发送 /tasks 看看。
        [skill] 这项任务要用到一样技能。您会的话，请发送 /volunteer 加上，再回来报名。
        [licence] 这项任务要看过证件才能报。请发送 /volunteer，请队长看一眼原件。
        [served] 这项任务是来帮您的，您等着就行。
        [ended] 这项任务已经开始或者结束了。别的任务也在等人，请发送 /tasks 看看。
       *[declined] 这项任务的人手已经另有安排。别的任务也在等人，请发送 /tasks 看看。
    }
refused-task-ended =
    { $state ->
        [called-off] 这项任务取消了，不用去。别的任务也在等人，请发送 /tasks 看看。
        [came] 您已经到了。要先走，请按“走了”。
        [past] 这项任务的时间已经过了，位置不用再让。没去成的话，有人问到时，您可以说明情况。
        [running] 这项任务已经开始了，不用再回。到了，请按“到了”；来不了，请按“来不了”。
        [began] 这项任务已经开始，报名停了。别的任务也在等人，请发送 /tasks 看看。
       *[over] 这项任务已经结束。别的任务也在等人，请发送 /tasks 看看。
    }
refused-clash = 这个时间您已经报了 #T{ $number }。两项都想去，请在私聊里打开这项任务，再按一次报名。
refused-not-offered = 这个名额已经先问了下一位。您还在候补里，或者请发送 /tasks 重新报名。

# Time at tasks.
refused-own-hours = 自己的时长不能自己确认，也不能自己同意改。请让对方、队长或者工作人员来。
refused-no-seat = 这项任务里没有您的位置了。想参加的话，请发送 /tasks 再看看。
refused-too-early =
    { $minutes ->
        [0] 还没有结束。结束以后再来按就行。
       *[other] 还早呢，开始前 { $minutes } 分钟起可以按“到了”。到时候再按一次就行。
    }
refused-served-first = 已经请对方确认了。{ $days } 天没有回音，会再请您来。
refused-still-there = 人还没走，时长还没有定。请等走了以后再来。
refused-bad-minutes = 这项任务最多 { $most } 分钟，也要跟现在记的不一样。请再写一次。
refused-correction-waits = 这一次的时长已经有人提出要改，正等另一位来看。请等有了结果再说。
refused-second-person = 改时长要两个人。您提出来的，要另一位来同意，已经告诉他们了。
refused-came-indeed = 这位按过“到了”，或者已经让出位置，不能记没来。时长不对的话，请改时长。

# Tasks that are planned.
refused-gates-shut = 这项任务还没填齐，不能发出去。请发送 /task 接着填。
refused-bad-task =
    { $why ->
        [title] 名称要有字，最多 60 个字。请改短一点，再发一次。
        [seats] 人数要在 1 到 200 之间。请再发一次。
        [least] 最少人数要在 1 和总人数之间。请再发一次。
        [times] 结束要晚于开始。请把开始和结束一起再发一次，比如“周六 9:00–11:00”。
        [past] 这个时间已经过去了。请换一个时间。
        [far] 最远只能排到一年以后。请换一个时间。
        [long] 一项任务最长 12 个小时。请分成几个时段来发。
        [begun] 这项任务已经开始了，不能再改。不办了，请按“取消任务”。
        [taken] 已经有更多的人报名了，名额不能少于报了名的人数。
       *[private] 名称、备注或者风险里写了对方的姓名、电话或者门牌，群里会看到。请改掉再发。
    }
refused-already-open = #T{ $number } 已经发出去了，这一项不能再改。时间、地点和名额还能改；要改别的，请取消它，再发一项新的。
refused-own-matter = 这是您自己的事，要请别人来看、来定。请找另一位队长，或者社区工作人员。
refused-age-unsaid = 还不知道您满没满 18 岁。请发送 /volunteer，按“改年龄性别”，说一声再加入。
refused-needs-consent = { $who }没满 18 岁，家长的同意书还没人看过。请先看过同意书，按“看过同意书”，再同意入队。
refused-minors-never-lead = { $who }没说满了 18 岁，还不能当队长。请换一位，或者请这位邻居先在 /volunteer 里改年龄。
refused-already-answered = 这位邻居的事，{ $who }刚刚答复过了，谢谢您。
refused-team-closed = “{ $name }”已经解散了。请发送 /volunteer，看看别的队伍。
refused-needs-reason = 对方要看到为什么。请写一两句话发给我。
refused-already-said = 您的话已经转给队长和社区工作人员了。还有话说，请到社区服务窗口。
refused-day-passed = 这一天已经过去了，证不能算数。请核对证上的日子，再发一次。
refused-just-arrived = 您刚刚才到，还没给您记走。走的时候，再按“走了”。
refused-not-celebrated = 这里没有记着您的生日月份了。想有人来看看您，请发送“求助”；想再记上，请发送“生日”。

# Coming to events.
refused-event-ended =
    { $state ->
        [called-off] 这场活动取消了，不用去。别的活动，请发送 /events 看看。
        [began] 这场活动已经开始，报名停了。别的活动，请发送 /events 看看。
        [ahead] 活动还没开始。开始前 1 小时起，可以在这里记谁来了。
       *[over] 这场活动已经结束了。别的活动，请发送 /events 看看。
    }
refused-event-full = 名额不够 { $heads } 个，现在最多 { $free } 个。请打开活动，可以排队等。
refused-places-gone = 这几个名额已经问了别家。还想来，请打开活动，再报一次或者排队等。
