# The form: what a resident asks of people, from the first word until it has a number.

form-ask =
    { $kind ->
        [repair] <b>哪里坏了？</b>写一句话、拍张照片，或者说一段语音，都行。
        [help] <b>需要什么帮助？</b>写一句话，或者说一段语音，都行。
        [complaint] <b>您要投诉什么？</b>请写什么事、在哪里、什么时候。拍照、说语音也行。
        [suggestion] <b>您有什么建议？</b>写一句话，或者说一段语音，都行。
        [patrol] <b>发现了什么问题？</b>拍张照片，或者写一句话。没有问题的地方不用报。
       *[question] <b>您想问什么？</b>写一句话，或者说一段语音，都行。
    }
form-private = 您发来的都不会出现在群里，只有接手的人看得到。
form-title =
    <b>{ $kind ->
        [repair] 报修
        [help] 求助
        [complaint] 投诉
        [suggestion] 建议
        [patrol] 巡查发现
       *[question] 找人工
    } · 还没提交</b>
form-said = 您说的：{ $said }
form-words = “{ $words }”
form-files =
    { $sort ->
        [photo] { $count } 张照片
        [video] { $count } 段视频
        [voice] { $count } 段语音
       *[document] { $count } 个文件
    }
form-joint = 、
form-nothing = 还没写
form-service =
    类别：{ $name }{ $guessed ->
        [true] （我猜的，不对就换）
       *[false] { "" }
    }
form-place = 地方：{ $place }
form-place-none = 地方：还没选楼栋
form-spot = 门牌：{ $spot }
form-window = 方便的时间：{ $window }
form-window-name =
    { $window ->
        [morning] 上午
        [afternoon] 下午
        [evening] 晚上
        [weekend] 周末
       *[any] 都方便
    }
form-contact =
    怎么联系：{ $contact }{ $called ->
        [true] { " " }{ $phone }
       *[false] { "" }
    }
form-contact-name =
    { $contact ->
        [phone] 打电话
        [visit] 上门说
       *[chat] 在这里说
    }
form-for = 替谁办：{ $name }
form-public = 群里只会看到：<b>#R… { $name } · { $place }</b>。您写的话、照片、名字和门牌，只给接手的人看。
form-ready = 还可以接着写、接着发照片。写好了，请按“提交”。
form-ready-anyway = 不是同一件，请按“不是，提交”。还可以接着写、接着发照片。
form-which =
    { $guesses ->
        [true] 是下面哪一类？都不是，就按“选类别”。
       *[false] 请按“选类别”，选一个最接近的。
    }
form-alike =
    <b>{ $over ->
        [true] 邻居报过，说是办完了。还没好，就请提交：
       *[false] 邻居已经报过的，是同一件吗？
    }</b>
form-pick-service = 请按一个最接近的类别。
form-pick-kind = 这是要办什么？您发来的都还在。
form-pick-place-first = 在哪里？一步一步选就好。
form-pick-place = 在“{ $place }”的哪里？
form-pick-window = 什么时候方便上门或者联系？
form-pick-contact = 希望怎么联系您？
form-pick-person = 给谁办？替邻居办，要先得到本人同意；本人随时可以收回。
form-more = 下面这些想说就说，不说也能提交。
form-ask-words =
    { $what ->
        [spot] 请写单元、楼层和门牌，比如“1 单元 502”。只有接手的人看得到。
        [phone] 请写您的电话号码。号码加密保存，只有接手的人看得到。
        [declare] 您替谁办？请写怎么称呼，比如“李奶奶”。写下来，就是说本人当面同意了您替他办。
       *[invite] 您想替谁办？请写怎么称呼，比如“李奶奶”。我给您一个链接，您转发给本人，他点了同意，您就能替他办。
    }
form-invited = 请把下面这条转发给{ $name }。对方点开以后，同意还是不同意，您在这里都会听到。
form-invitation =
    您好！我想在{ $community }服务台替您报修、求助。请点开看看，同意不同意都行：
    { $url }
    链接 7 天内有效。
form-sure-to-drop =
    确定不办了吗？写的都会删掉：
    { $said }
form-dropped = 好的，不办了，写的都删掉了。有事随时再来。
form-unfinished =
    您有一份没写完的{ $kind ->
        [repair] 报修
        [help] 求助
        [complaint] 投诉
        [suggestion] 建议
        [patrol] 巡查
       *[question] 提问
    }：{ $said }
    { $fresh ->
        [true] 刚才发的是接着这一份，还是另外一件？要办另外一件，没写完的这份就不留了。
       *[false] 要接着写吗？
    }
form-same =
    <b>#R{ $number }</b> · { $state }

    要一起跟进吗？有进展会告诉您。您这份就不用再提交了，写的话和照片会删掉。
form-followed = 好的，#R{ $number } 有进展就告诉您。算上您，已经有 { $count } 户说也遇到了。
form-gone = 刚才那一份已经提交或者不要了，这条没有记下来。要补充，请发送“我的”；要问别的，请再发一次。
form-not-passed = 这一种我转不了。文字、照片、视频、语音和文件都行；位置请写成字。
form-noted = <b>记下了，编号 #R{ $number }：{ $name } · { $place }</b>
form-noted-who = 谁来办：{ $who }
form-noted-outside =
    { $known ->
        [true] 这类事不归社区管，该找：{ $belongs }。社区会替您报上去。
       *[false] 这类事不在社区职责内，社区会替您报上去。
    }
form-noted-times =
    { $accept } 前有人接手，{ $solve } 前办完。{ $sure ->
        [false] 放假安排还没公布，日子可能会变。
       *[true] { "" }
    }
form-noted-hours =
    { $open ->
        [true] 办公时间：{ $office }。
       *[false] 现在不在办公时间。办公时间：{ $office }。
    }{ $counter ->
        [phone] 着急的话，请打服务台电话：{ $phone }。
       *[none] { "" }
    }
form-noted-mine = 有进展会在这里告诉您；发送“我的”，随时能看。

button-form-services = 选类别
button-form-service-change = 换类别
button-form-place = 选楼栋
button-form-place-change = 换地方
button-form-up = ‹ 上一级
button-form-more = 更多…
button-form-spot = 写门牌
button-form-window = 定时间
button-form-contact = 怎么联系
button-form-for-neighbour = 替邻居办
button-form-for-myself = 给自己办
button-form-leave-spoken = 当面同意了
button-form-leave-link = 发链接问
button-form-me-too = 我也遇到 #R{ $number }
button-form-follow = 一起跟进
button-form-submit = 提交
button-form-submit-anyway = 不是，提交
button-form-drop = 不办了
button-form-drop-sure = 确定不办
button-form-drop-draft = 不要了
button-form-go-on = 接着写
button-form-anew = 重新写
button-form-other-request = 另外一件
button-form-other-matter = 要办别的
button-form-kind =
    { $kind ->
        [repair] 报修
        [help] 求助
        [complaint] 投诉
        [suggestion] 提建议
       *[question] 找人工
    }
button-form-switch =
    { $kind ->
        [repair] 换成报修
        [help] 换成求助
        [complaint] 换成投诉
        [suggestion] 换成建议
       *[question] 换成找人工
    }
button-form-see = 看进展

# What other conversations say as well.
ask-too-long = 写得太长了，多了 { $over } 个字（最多 { $longest } 个）。请删短一些再发一次。
button-never-mind = 不用了
never-mind = 好的，先不办。有事随时再来。
place-unknown = 未选楼栋
