# The catalogue of services, as the committee changes it.

catalogue-title = <b>服务目录：{ $count } 类</b>
    选一种，看里面有哪些。改了马上生效，居民发送 /promises 就能看到。
catalogue-count = { $name }（{ $count }）
catalogue-kind =
    { $kind ->
        [repair] <b>报修：{ $count } 类</b>
        [help] <b>求助：{ $count } 类</b>
        [complaint] <b>投诉：{ $count } 类</b>
        [suggestion] <b>建议：{ $count } 类</b>
        [patrol] <b>巡查：{ $count } 类</b>
        [retired] <b>停用的：{ $count } 类</b>
       *[question] <b>咨询：{ $count } 类</b>
    }
button-catalogue = 改服务目录
button-catalogue-retired = 看停用的（{ $count }）
button-catalogue-new = 加一类
service-title =
    <b>{ $name }</b>（{ $kind ->
        [repair] 报修
        [help] 求助
        [complaint] 投诉
        [suggestion] 建议
        [patrol] 巡查
       *[question] 咨询
    }）
service-roles = <b>谁能认领</b>：{ $roles }
service-level = <b>从哪一级开始</b>：{ $level }
service-switch =
    { $what ->
        [shared] <b>大家共用的</b>
        [proof] <b>要完工照片</b>
       *[outside] <b>不在社区职责内</b>
    }：{ $on ->
        [true] 是
       *[false] 不是
    }
service-aliases =
    <b>别的叫法</b>：{ $words }{ $more ->
        [0] { "" }
       *[other] （还有 { $more } 个）
    }
service-retired = <b>已停用</b>，居民选不到；以前报的照样办。
service-ask =
    { $english ->
        [true] <b>{ $name }（英文）</b>
       *[false] <b>{ $name }</b>
    }
    { $field ->
        [name] 叫什么？最多 { $longest } 个字，用居民平常的说法。
        [who] 谁来办？最多 { $longest } 个字，写岗位，不写人名。
        [duty] 负什么责？最多 { $longest } 个字。
        [task] 做什么？最多 { $longest } 个字。
        [standard] 做到什么样算办好？最多 { $longest } 个字，写居民自己看得出来的。
        [aliases] 居民还会怎么说？一行一个，或者用顿号隔开，每个最多 { $longest } 个字。发来的会代替现在的。
        [belongs] 归谁管？最多 { $longest } 个字，写单位和电话。
        [basis] 依据是什么？最多 { $longest } 个字，写文件名。
        [accept] 多久之内要有人接？按工作时间算，比如“4 小时”“半天”“1 天”。
       *[solve] 多久之内要办好？按工作时间算，比如“2 天”“5 个工作日”。
    }
    写好直接发给我。
service-now = 现在是（点一下可以复制）：
service-ask-roles = <b>{ $name }</b>
    谁能认领？能管这里的工作人员总是可以。
service-ask-level = <b>{ $name }</b>
    从哪一级开始接？那一级没有人的，自动往上一级送。
service-new =
    <b>加一类{ $kind ->
        [repair] 报修
        [help] 求助
        [complaint] 投诉
        [suggestion] 建议
        [patrol] 巡查
       *[question] 咨询
    }</b>
    叫什么？最多 { $longest } 个字，用居民平常的说法。写好发给我，其余的先按老规矩，随后可以改。
service-time-not-understood = 没看懂是多久。请写成“30 分钟”“4 小时”“半天”或者“2 天”。
button-service =
    { $act ->
        [name] 改名称
        [who] 改谁来办
        [duty] 改职责
        [task] 改做什么
        [standard] 改标准
        [aliases] 改叫法
        [belongs] 改归谁管
        [basis] 改依据
        [accept] 改接单时限
        [solve] 改办好时限
        [roles] 改谁能认领
        [level] 改从哪级起
        [shared] 换“共用”
        [proof] 换“要照片”
        [outside] 换“职责外”
        [retire] 停用
       *[restore] 重新启用
    }
button-service-language =
    { $english ->
        [true] 看中文的
       *[false] 看英文的
    }
button-service-empty = 清空
button-service-leave = 不改了

# What people type for how long something takes.
word-minutes = 分钟|分|工作分钟
word-hours = 小时|个小时|钟头|个钟头|工作小时|个工作小时
word-days = 天|日|工作日|个工作日|个工作天|工作天
