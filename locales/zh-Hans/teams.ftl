# Teams, for those who lead or keep them; and what is told of joining, leading and leaving.

pick-team-first = 新队伍在哪里？
pick-team = 新队伍在“{ $place }”的哪里？
teams-kept = <b>队伍：{ $count } 支</b>
team-title = <b>{ $name }</b>（{ $place }）
team-purpose = 做什么：{ $purpose }
team-size =
    { $waiting ->
        [0] 队员：{ $count } 人
       *[other] 队员：{ $count } 人，另有 { $waiting } 人想加入，等您答复
    }
team-leaders = 队长：{ $names }
team-leaderless = 队长：还没有，请选一位队员来带
team-chat =
    { $own ->
        [true] 任务发到：{ $chat }
       *[false] 任务发到：附近所有志愿者的群
    }
team-closed = 这支队已经解散了。
team-members =
    <b>{ $name }：{ $count } 人</b>
    按名字，看这位邻居会做什么、什么时候有空。
team-chats =
    <b>{ $name }的任务发到哪个群？</b>
    { $count ->
        [0] 这里还没有志愿者的群。请先在群里发送 /link，把它连上。
       *[other] 只能选这里的志愿者群。
    }
team-chat-all = 所有志愿者的群
team-chat-unnamed = 志愿者群
team-ask =
    { $what ->
        [found] <b>新队伍叫什么？</b>
            最多 { $longest } 个字，写好直接发给我。
        [name] <b>{ $team }改叫什么？</b>
            最多 { $longest } 个字，写好直接发给我。
        [purpose] <b>{ $team }做什么？</b>
            最多 { $longest } 个字，想加入的邻居会看到。写好直接发给我。
        [dismiss] <b>请{ $who }离开“{ $team }”，为什么？</b>
            对方会看到您写的话，别的队长和工作人员也会看到；对方可以回一次话。写好直接发给我。
        [until] <b>{ $who }的证到哪天？</b>
            写证上的最后一天，比如“2029-12-31”。写好直接发给我。
       *[heard] <b>您怎么看离开“{ $team }”这件事？</b>
            队长和社区工作人员都会看到，只能说一次，请一次说完。写好直接发给我。
    }
team-close-sure =
    <b>确定解散“{ $name }”吗？</b>
    { $count } 位队员会收到消息，他们的服务时长都还在。
team-close-tasks = 还有 { $count } 项任务没结束：解散后改请这里所有的志愿者，报了名的人不变。不办的，请先一项项取消。
team-is-closed = “{ $name }”解散了，队员都会收到消息。
team-stepped-down = 您不再带“{ $name }”了，还是队员。谢谢您带队这段时间。
team-dismissed = { $name }离开“{ $team }”了，您写的话已经转到。对方可以回一次话，到时候告诉您。
team-heard = 您的话转给队长和社区工作人员了。
member-title =
    { $standing ->
        [leader] <b>{ $name }</b>（{ $team }的队长）
        [asked] <b>{ $name }</b>（想加入{ $team }）
       *[member] <b>{ $name }</b>（{ $team }）
    }
member-rests = 正在休息，先不请。
member-done =
    { $act ->
        [accept] { $name }入队了。
        [turn-down] 已经婉拒{ $name }。
        [consent] 记下了：家长的同意书看过了。
        [consent-back] 记下了：同意书不算数了。
        [appoint] { $name }现在是队长。
       *[relieve] { $name }不再当队长了。
    }
licence-until =
    <b>{ $name }：{ $skill }</b>
    看过{ $licence }的原件，就按它写的日子选一个。证上是哪天，就选到哪天；对不上的，按“写日子”。
licence-day-not-understood = 没看懂是哪天。请写成“2029-12-31”或者“2029 年 12 月 31 日”。
licence-noted =
    { $undone ->
        [true] 记下了：{ $name }的证不算数了，对方会收到消息。
       *[false] 记下了：{ $name }的证看过了，对方会收到消息。
    }
team-asked =
    { $state ->
        [accepted] { $who }加入“{ $team }”了，{ $by }答应的。
        [turned-down] { $who }没有加入“{ $team }”，{ $by }答复过了。
        [withdrawn] 有位邻居想加入“{ $team }”，后来不加入了。不用答复。
        [closed] “{ $team }”解散了，不用答复。
       *[waiting] { $who }想加入“{ $team }”。
    }
team-asked-minor = 这位邻居没满 18 岁：请先看过家长（监护人）签的同意书。
team-told =
    { $what ->
        [accepted] 欢迎您加入“{ $team }”，是{ $who }答应的。发送 /tasks，看看有什么任务。
        [turned-down] “{ $team }”这次没能请您加入。您可以发送 /volunteer，看看别的队伍。
        [left] { $who }离开“{ $team }”了。
        [dismissed] { $who }请您离开“{ $team }”。您的服务时长都还在。
        [dismissed-other] { $by }请{ $who }离开“{ $team }”了。
        [heard] { $who }离开“{ $team }”，有话要说。
        [no-leader] “{ $team }”没有队长了。请选一位队员来带；有人想加入，先由您答复。
        [appointed] { $who }请您当“{ $team }”的队长。发送 /volunteer，就能看到带队的页面。
        [relieved] { $who }说，您不再当“{ $team }”的队长了，还是队员。谢谢您带队这段时间。
        [closed] “{ $team }”解散了。谢谢您这段时间的付出，您的服务时长都还在。
        [age] { $who }改了年龄，现在说{ $minor ->
            [true] 没满 18 岁。请看一看家长（监护人）签的同意书。
           *[false] 满 18 岁了。
        }
        [licence-asked] { $who }说有{ $licence }，请您看一眼原件。看过，对方才能报{ $skill }的任务。
        [checked] { $who }看过您的{ $licence }了，您可以报{ $skill }的任务{ $ends ->
            [true] ，到 { $until }为止。
           *[false] 。
        }
        [unchecked] 您的{ $licence }现在不算数了，是{ $who }改的。有疑问，请带上原件找{ $who }。
        [consented] { $who }看过您家长的同意书了。
        [consent-back] 您家长的同意书不算数了，是{ $who }改的。有疑问，请家长联系{ $who }。
       *[seat-gone] #T{ $number } 跟您现在的情况对不上，您的名额让出来了。
    }
team-told-words = <blockquote>{ $words }</blockquote>
team-told-answer = 您有话要说，请按下面的按钮。队长和社区工作人员都会看到。
button-team =
    { $act ->
        [name] 改名称
        [purpose] 改做什么
        [chats] 选群
        [step-down] 不当队长了
        [close] 解散
       *[close-sure] 确定解散
    }
button-team-members = 看队员（{ $count }）
button-team-found = 成立一支
button-team-leave = 不改了
button-team-see = 看队员
button-roster-open = 看谁能来
button-my-page = 看我的页面
button-heard = 说说情况
button-told-task = 看 #T{ $number }
button-member =
    { $standing ->
        [asked] { $name }（想加入）
        [leader] { $name }（队长）
       *[member] { $name }
    }
button-see-member =
    { $act ->
        [open] 看资料
        [accept] 同意
        [turn-down] 婉拒
        [consent] 看过同意书
        [consent-back] 同意书不算了
        [appoint] 请当队长
        [relieve] 不再当队长
       *[dismiss] 请离队
    }
button-see-licence =
    { $act ->
        [undo] 不算了：{ $skill }
       *[look] 看过原件：{ $skill }
    }
button-until-year = 到 { $year } 年底
button-until-years = { $count } 年
button-until =
    { $act ->
        [ever] 没写日子
       *[typed] 写日子
    }
