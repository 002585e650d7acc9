# A volunteer's own page.

word-volunteer = 志愿者|做志愿者|当志愿者|我要当志愿者|我想当志愿者|加入志愿者
volunteer-title = <b>{ $community }的志愿者</b>
volunteer-meaning =
    · 志愿服务不收钱，也不收礼。
    · 来不来全凭您自愿：每件事都先问您，不去不用说理由，随时可以离队。
    · 有什么风险，事先跟您说清楚；可能受伤的，先上好意外保险。
volunteer-my-teams = <b>我的队伍</b>：{ $teams }
volunteer-no-team = 您还没有加入队伍。请按“看看队伍”，挑一支。
volunteer-team-as =
    { $standing ->
        [leader] { $name }（队长）
        [asked] { $name }（等答复）
       *[member] { $name }
    }
volunteer-told =
    { $what ->
        [skills] <b>会做</b>：{ $words }
        [languages] <b>语言</b>：{ $words }
        [free] <b>有空</b>：{ $words }
       *[cannot] <b>做不了</b>：{ $words }
    }
volunteer-nothing = 会做什么、什么时候有空，可以先说一说：队长好找合适的事来请您。不想说的，空着就行。
volunteer-day = { $year } 年 { $month } 月 { $date } 日
volunteer-unsaid = 还没说
volunteer-age =
    { $age ->
        [adult] <b>年龄</b>：满 18 岁了
        [minor] <b>年龄</b>：没满 18 岁，家长的同意书还没看过
        [consented] <b>年龄</b>：没满 18 岁，家长的同意书看过了
       *[unsaid] <b>年龄</b>：还没说
    }
volunteer-woman =
    { $woman ->
        [true] <b>性别</b>：女士
       *[false] <b>性别</b>：先生
    }
volunteer-rests = 您正在休息，没有人来请您。已经报上名的任务还是您的。
volunteer-skill =
    { $licence ->
        [waiting] { $name }（证还没看过）
        [missing] { $name }（没说有证）
        [ended] { $name }（证过期了）
        [checked] { $name }（证看过了）
        [until] { $name }（证看过了，到 { $until }）
       *[none] { $name }
    }
volunteer-craft =
    { $licensed ->
        [true] { $name }（要证）
       *[false] { $name }
    }
volunteer-language =
    { $language ->
        [mandarin] 普通话
        [cantonese] 广东话
        [dialect] 本地话
        [sign] 手语
       *[english] 英语
    }
volunteer-slot =
    { $slot ->
        [workday-morning] 平日上午
        [workday-afternoon] 平日下午
        [workday-evening] 平日晚上
        [weekend-morning] 周末上午
        [weekend-afternoon] 周末下午
       *[weekend-evening] 周末晚上
    }
volunteer-limit =
    { $limit ->
        [stairs] 爬楼梯
        [lifting] 搬重东西
        [outdoors] 在外面久站
        [pets] 跟猫狗相处
        [night] 晚上出门
       *[homes] 进别人家
    }
volunteer-choose =
    { $what ->
        [skills] <b>您会做什么？</b>
            点一下选上，再点一下去掉。写着“要证”的，法律规定有证才能做。
        [languages] <b>您能用什么话跟邻居聊？</b>
            点一下选上，再点一下去掉。
        [free] <b>您平常什么时候有空？</b>
            点一下选上，再点一下去掉。
       *[cannot] <b>有哪些做不了？</b>
            不用说为什么。碰到这样的任务，我先提醒您。
    }
volunteer-licence =
    <b>{ $name }</b>
    做这一类任务，法律要求有{ $licence }。
    您有的话，请队长或社区工作人员看一眼原件。只看，不留复印件。
volunteer-licence-now = 现在是：{ $skill }
volunteer-licence-asked = 记下了。请您方便的时候带上原件，让队长或社区工作人员看一眼，看过才算。
volunteer-about =
    <b>您满 18 岁了吗？</b>
    没满也欢迎，家长（监护人）要先签同意书。进别人家的、可能受伤的任务，只请成年人。

    <b>您是女士吗？</b>
    有的居民希望女士来，所以问一句。不想说，就不用说。
volunteer-age-first =
    加入“{ $team }”以前，先问您一句：您满 18 岁了吗？
    没满也欢迎，家长（监护人）要先签同意书。
volunteer-asked =
    { $again ->
        [true] “{ $team }”的队长今天已经收到您的申请了，正等答复，不用再问一遍。一有答复，马上告诉您。
       *[false] 已经替您问“{ $team }”了，有了答复马上告诉您。
    }
volunteer-asked-minor = 您没满 18 岁：请家长（监护人）签一份同意书，带给队长或社区工作人员看过，才能入队。
volunteer-delete-sure =
    <b>确定删掉吗？</b>
    您会离开所有的队伍，会做的、语言、时间和年龄都删掉，报了名的任务让给别人。
    服务时长还给您留着；要连时长一起删，请发送 /mydata。
volunteer-deleted = 都删掉了。谢谢您来过。想回来，随时发送 /volunteer。
teams-none = 这里还没有队伍。您可以先填好会做什么、什么时候有空，有了队伍再来挑。
teams-near = <b>可以加入的队伍：{ $count } 支</b>
teams-line =
    { $purpose ->
        [none] · <b>{ $name }</b>（{ $count } 人）
       *[other] · <b>{ $name }</b>（{ $count } 人）：{ $purpose }
    }
team-standing =
    { $standing ->
        [leader] 您是队长。
        [member] 您在这支队里。
        [asked] 您问过能不能加入，还在等答复。
       *[none] 想加入，请按下面的按钮，队长会答复您。
    }
team-leave-sure =
    <b>确定离开“{ $team }”吗？</b>
    { $last ->
        [true] 这是您在这里的最后一支队伍，您报了名的任务都会让给别人。
       *[false] 只有这支队能做的任务，您报了名的会让给别人。
    }服务时长都还在。
team-left =
    { $asked ->
        [true] 好，不问了。“{ $team }”的队长也知道了。
       *[false] 您离开“{ $team }”了，谢谢您这段时间的付出。想回来，随时可以再加入。
    }
button-volunteer =
    { $act ->
        [teams] 看看队伍
        [skills] 改会做的
        [languages] 改语言
        [free] 改有空时间
        [cannot] 改做不了的
        [about] 改年龄性别
        [rest] 休息一段时间
        [resume] 不休息了
        [delete] 删掉这些
       *[delete-sure] 确定删掉
    }
button-can =
    { $act ->
        [licence] 有证，请人看
        [have] 会做，没有证
       *[drop] 去掉这一项
    }
button-age =
    { $answer ->
        [yes] 还没满
       *[no] 满 18 岁了
    }
button-woman =
    { $answer ->
        [yes] 是女士
        [no] 是先生
       *[unsaid] 不说
    }
button-team-led = 带{ $team }
button-teams-kept = 管队伍
button-team-open =
    { $standing ->
        [leader] 看{ $name }（队长）
        [member] 看{ $name }（已加入）
        [asked] 看{ $name }（等答复）
       *[none] 看{ $name }
    }
button-join =
    { $act ->
        [ask] 加入
        [withdraw] 不加入了
        [leave] 离队
       *[leave-sure] 确定离队
    }
