# The first things people see: greeting, languages, home, help, own data.

start-greeting =
    { $name }，您好！这里是{ $community }服务台，我叫邻里。
    想知道什么，直接写下来就行，比如：低保怎么申请。
    { $counter ->
        [phone] 不方便打字，请打服务台电话：{ $phone }。
       *[none] 不方便打字，请到社区服务窗口，当面说也一样。
    }

    我们会记下：您显示的名字、您选的语言和楼栋，还有您托人办的事。
    消息要经过 Telegram，它的服务器在境外。身份证号、银行卡号请不要发来。
    发送 /mydata 随时能看、能删。
start-first =
    我是{ $community }服务台的自动助手，叫邻里。我们会记下您显示的名字和您托人办的事，发送 /mydata 随时能看、能删。
    消息要经过 Telegram，它的服务器在境外。身份证号、银行卡号请不要发来。
start-choices = 您看哪种文字最方便？也可以选好您住的楼栋，托人办事时能快一些。这两样以后再选也行。
language-choose = 您看哪种文字最方便？
language-zh-Hans = 简体
language-zh-Hant = 繁體
language-en = English
language-chosen = 好的，以后就用简体跟您说话。想换的时候发送 /language。
button-choose-home = 选我住的楼栋
pick-home-first = 您住在哪里？一步一步选就好。
pick-home = 您住在“{ $place }”的哪里？
button-this-place = 就是“{ $place }”
button-back = ‹ 返回
button-skip = 先不选
home-chosen =
    记下了：{ $place }。想换的时候，发送 /start 再选一次。
    想多听哪方面的消息，发送 /topics。
home-skipped = 好的，先不选。想选的时候，发送 /start 就行。

help-everyone =
    <b>我能帮您做这些</b>
    · 问政策：直接写下问题，比如“残疾人证怎么办”。
    · 报修、求助：按下面的按钮，写几句话，发照片、语音也行，就有人接手。
    · 找人工：按“找人工”，或者只发一个 0。
    · 我的：看您托人办的事到哪一步了；也可以直接发编号，比如 #R17。
    · 活动：/events 看最近有什么，来都不用花钱；/birthday 和邻居一起过生日。
    · 做志愿者：/volunteer 看有哪些队伍，怎么加入。
    · 通知：/topics 选想听的话题，/verify 核对通知和志愿证明是不是真的。

    /language 换文字 · /mydata 看或删掉您的资料
    { $counter ->
        [phone] 服务台电话：{ $phone }
       *[none] 也可以到社区服务窗口当面说。
    }
help-staff =
    <b>工作人员</b>
    有居民报修、求助或找人工，工作人员群里会出现一张卡片。按“认领”，居民写的话只发到您的私聊。
    发送 /announce 写通知、看以前的通知；也可以直接发编号，比如 #N5。
    发送 /article 找答案、写答案、改答案；/misses 看没答上来的问题；/report 看每月问了什么。
    /task 请志愿者帮忙：发任务，或者认领一件求助以后再请。
    /event 办活动；/status 看运行得好不好。
help-calendar = /calendar 整理节日和放假安排。
help-volunteer =
    <b>志愿者</b>
    /tasks 看有哪些任务，合适的就报名；来不了随时退出，不问原因。
    /volunteer 改空闲时间和会做的事，/hours 看服务时长、开证明。
help-team-leader =
    <b>志愿队长</b>
    /task 发任务；居民求助的事，认领以后也能请志愿者去。
    /volunteer 看您的队伍和想加入的人，/board 看您手上的事。
help-administrator =
    <b>管理员</b>
    /staff 邀请工作人员和志愿者，收回身份
    /places 整理网格和楼栋
    在群里发送 /link，说明这个群是做什么用的

mydata =
    <b>我们记下的，全在这里</b>
    名字：{ $name }
    语言：{ $language }
    住处：{ $place }
    身份：{ $roles }
    托人办的事：{ $cases } 件
    代办和跟着的事：{ $leaves }
    想听的话题：{ $topics }
    确认过的通知：{ $receipts } 条
    有变化会告诉您的：{ $follows }

    名字和您写的话都加密保存。没有答上来的提问保留 90 天，写到一半的内容保留 14 天，您的事办完 180 天后，您写的话、门牌和照片都会删掉，通知和您的确认保留 180 天。要告诉您的事保留 90 天。您按过的“有用”“没用”只记是哪一条，还有您选的原因。
mydata-leaves = 您替 { $acting } 位邻居办事，{ $represented } 位邻居替您办事，跟着 { $followed } 件邻居的事
mydata-no-topics = 没选
mydata-joint = 、
mydata-no-follows = 没有
mydata-article = “{ $title }”
mydata-article-gone = 一条已经不在的答案
mydata-own-question = 您的一个提问
mydata-follows-more = { $named }等 { $count } 件
role-in-place = { $role }（{ $place }）
button-see-requests = 看托办的事
button-erase = 全部删掉
button-erase-sure = 确定删掉
button-keep = 不删了
erase-sure = 删掉以后，您的名字、住处、身份和托人办的事都会消失，还没办完的事也不再有人跟进。邻居也遇到的事会接着办，里面不再有您的话。
erase-sure-question = 确定要删掉吗？
erased = 都删掉了。要是有人接手过您的事，那张卡片上的内容也会收回。以后您再写信来，我们就当是第一次见面。
mydata-no-place = 没选
mydata-resident = 居民
person-unnamed = 邻居
bot-description = 社区服务台的自动助手：问政策、问办事，报修、求助、找人工。答案都有出处；没有把握的，我会直说，并请人答复。
