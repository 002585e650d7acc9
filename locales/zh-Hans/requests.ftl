# Asking for a person, and taking such a request in hand.

ask-words =
    { $kind ->
        [repair] 哪里坏了？请用一条消息写清楚：什么东西、在哪里、什么时候方便上门。
        [help] 需要什么帮助？请用一条消息写清楚：什么事、什么时候、怎么找到您。
       *[question] 您想问什么？用一条消息写下来，工作人员接手时就能看明白。
    }

    您写的话不会出现在群里，只有接手的人看得到。
ask-too-long = 写得太长了，多了 { $over } 个字（最多 { $longest } 个）。请删短一些再发一次。
ask-words-only = 现在还只能转达文字。请把事情写成一句话发来；图片和语音，等有人接手后直接给他。
button-just-call-me = 不写了，请联系我
button-never-mind = 不用了
never-mind = 好的，不办了。有事随时再来。
asked-noted =
    记下了，编号 #R{ $number }。工作人员会在 1 个工作日内联系您。
    { $counter ->
        [phone] 着急的话，请打服务台电话：{ $phone }。
       *[none] 着急的话，请到社区服务窗口。
    }

    发送“我的”，可以看到办到哪一步。
asked-noted-short = 记下了，编号 #R{ $number }，详情发到您的私聊。
button-withdraw = 撤回
button-withdraw-number = 撤回 #R{ $number }
question-taken-back = #R{ $number } 已经撤回，不再跟进了。有事随时再来。
question-waiting =
    <b>#R{ $number } { $kind ->
        [repair] 报修
        [help] 求助
       *[question] 咨询
    } · { $place }</b>
    有一位居民在等人联系。
    请在 1 个工作日内联系。
button-take = 我来接
place-unknown = 未选楼栋
question-held =
    <b>#R{ $number } { $kind ->
        [repair] 报修
        [help] 求助
       *[question] 咨询
    } · { $place }</b>
    { $state ->
        [done] { $who }已经办完。
        [withdrawn] 居民自己撤回了。
       *[taken] { $who }正在处理。
    }
question-yours = #R{ $number } 由您接手，详情发到您的私聊。
question-in-hand =
    <b>#R{ $number } { $kind ->
        [repair] 报修
        [help] 求助
       *[question] 咨询
    }</b>
    居民：{ $name }（点名字就能私聊）
    { $words }

    联系过、说清楚了，请按“已答复”。
question-no-words = （没有写内容，请直接联系。）
button-finish = 已答复
question-finished = #R{ $number } 办完了，谢谢您。居民那边我们会说一声，这里的内容已经收起。
question-taken = 您的 #R{ $number } 由{ $who }接手了，很快会跟您联系。
question-done = { $who }说，#R{ $number } 已经答复您了。要是还没说清楚，请按下面的按钮。
button-ask-again = 还没解决
question-withdrawn = #R{ $number } 居民自己撤回了，不用再跟进。
mine-empty = 您还没有托人办的事。要报修、求助或者找人工，按下面的按钮就行。
mine-title =
    { $count ->
       *[other] <b>您托人办的事，一共 { $count } 件，最近 { $shown } 件：</b>
    }
mine-line =
    #R{ $number } { $kind ->
        [repair] 报修
        [help] 求助
       *[question] 咨询
    } · { $state ->
        [waiting] 等人接手
        [taken] 有人在办
        [done] 已答复
       *[withdrawn] 已撤回
    }
    { $words }
