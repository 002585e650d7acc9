# Asking for a person, and taking such a request in hand.

ask-words =
    { $kind ->
        [repair] 哪里坏了？请用一条消息写清楚：什么东西、在哪里、什么时候方便上门。
        [help] 需要什么帮助？请用一条消息写清楚：什么事、什么时候、怎么找到您。
       *[question] 您想问什么？用一条消息写下来，工作人员接手时就能看明白。
    }

    您写的话不会出现在群里，只有接手的人看得到。
ask-too-long = 写得太长了，多了 { $over } 个字（最多 { $longest } 个）。请删短一些再发一次。
ask-words-only = 现在还只能转达文字。请把事情写成一句话发来；图片和语音，等有人接手后直接发给接手的人。
button-just-call-me = 不写了，请联系我
button-never-mind = 不用了
never-mind = 好的，先不办。有事随时再来。
asked-noted =
    记下了，编号 #R{ $number }。工作人员会在 1 个工作日内联系您。
    { $counter ->
        [phone] 着急的话，请打服务台电话：{ $phone }。
       *[none] 着急的话，请到社区服务窗口。
    }

    发送“我的”，可以看到办到哪一步。
asked-noted-short =
    { $private ->
        [false] 记下了，编号 #R{ $number }，详情发到您的私聊。
       *[true] 记下了，编号 #R{ $number }。
    }
button-withdraw = 撤回
button-withdraw-number = 撤回 #R{ $number }
question-taken-back = #R{ $number } 已经撤回，不再跟进了。有事随时再来。
question-waiting =
    <b>#R{ $number } { $kind ->
        [repair] 报修
        [help] 求助
       *[question] 咨询
    } · { $place }</b>
    有一位居民在等人接手。请在 1 个工作日内联系。
button-take = 我来接
place-unknown = 未选楼栋
question-held =
    <b>#R{ $number } { $kind ->
        [repair] 报修
        [help] 求助
       *[question] 咨询
    } · { $place }</b>
    { $state ->
        [done] 办完了：{ $who }
        [withdrawn] 居民不再需要跟进了。
        [again] 又在等人了，请看下面的新卡片。
       *[taken] { $who }已接手。
    }
question-yours = #R{ $number } 由您接手，详情发到您的私聊。
question-in-hand =
    <b>#R{ $number } { $kind ->
        [repair] 报修
        [help] 求助
       *[question] 咨询
    } · { $place }</b>
    居民：{ $name }（点名字就能私聊）
    { $words }

    { $kind ->
        [repair] 修好了，请按“已修好”。
        [help] 帮到了，请按“已帮到”。
       *[question] 联系过、说清楚了，请按“已答复”。
    }
question-no-words = （没有写内容，请直接联系。）
button-finish =
    { $kind ->
        [repair] 已修好
        [help] 已帮到
       *[question] 已答复
    }
question-finished =
    #R{ $number } 办完了，谢谢您。这里的内容已经收起。
    { $reached ->
        [true] 居民那边我们会说一声。
       *[false] 我们没法给这位居民发消息，请您打个电话或上门说一声。
    }
question-taken = 您的 #R{ $number } 由{ $who }接手了，很快会跟您联系。
question-done =
    { $kind ->
        [repair] { $who }说，#R{ $number } 已经修好了。
        [help] { $who }说，#R{ $number } 已经办好了。
       *[question] { $who }说，#R{ $number } 已经答复您了。
    }
    要是还没解决，请按下面的按钮，还是这个编号，不用重新说。
question-withdrawn = #R{ $number } 居民不再需要跟进了。这里的内容已经收起。
mine-empty = 您还没有托人办的事。要报修、求助或者找人工，写“报修”“求助”或者只发一个 0 就行。
mine-title = <b>您托人办的事，一共 { $count } 件：</b>
mine-line =
    #R{ $number } { $kind ->
        [repair] 报修
        [help] 求助
       *[question] 咨询
    } · { $state ->
        [waiting] 等人接手
        [taken] 有人在办
        [done] 办完了
       *[withdrawn] 已撤回
    }
    { $words }
question-no-words-short = （没有写内容）
button-not-solved = 还没解决
question-reopened = 好的，#R{ $number } 重新在等人了，您写过的话都还在。工作人员会在 1 个工作日内联系您。
question-released = #R{ $number } 不再由您跟进，已经重新等人接手，谢谢您。这里的内容已经收起。
question-waits-again = 您的 #R{ $number } 换人接着办，正在等人接手，您写过的话都还在。
