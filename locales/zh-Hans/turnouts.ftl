# Who comes to a task, too few of them, and who did not come.

turnout-head = <b>#T{ $number } { $title }</b>
turnout-remind =
    { $coming ->
        [true] { $when } 见，您说过能来。临时有变化，请按“来不了”。
       *[false] { $what ->
            [day] { $when } 有您报名的事，您来得了吗？
           *[soon] 快到时间了，{ $when } 开始。您来得了吗？
        }
    }
turnout-meeting = 集合：{ $meeting }
turnout-home = 地址在报名时发给您的那条消息里。
turnout-coming =
    { $soon ->
        [true] 好的，记下了，您能来。到了以后请按“到了”。
       *[false] 好的，记下了，您能来。要知道的都在“详情”里，到了那天也在那里按“到了”。
    }
turnout-not-coming = 知道了，位置已经让出来了。谢谢您提前说一声。
button-turnout-yes = 能来
button-turnout-no = 来不了

# For whoever plans it.
turnout-few = { $when } 的这件事要 { $least } 人，现在有 { $held } 人。{ $unable ->
        [true] 还没有会的人报名。
       *[false] { "" }
    }
turnout-few-next =
    { $alone ->
        [true] 上门要两个人一起去。到开始的时候还凑不齐，就会自动取消，大家都会收到通知。
       *[false] 请您定一下：照常进行，还是取消。
    }
turnout-few-sure = 取消以后，报了名的人和要帮的人都会收到通知，也不能再恢复。确定取消吗？
turnout-few-done =
    { $act ->
        [go-on] 好的，照常进行，有 { $held } 人就开始。
        [cancel] 已经取消，大家都会收到通知。
       *[wait] 好的，再等等。人齐了就照常。
    }
turnout-alone =
    { $own ->
        [true] { $gone }来不了了，现在只有您一位。
       *[false] 上门已经开始，{ $gone }来不了了，现在只有{ $whom }一位。
    }
turnout-alone-next =
    { $own ->
        [true] { $inside ->
            [true] 请跟对方说一声，先告辞，不要一个人留在里面。出来以后按“走了”。
           *[false] 请先不要进门，在外面等一等。不方便等，按“来不了”就行。
        }{ $known ->
            [true] { $whom }也收到了，点名字就能私聊。
           *[false] { "" }
        }
       *[false] 请马上联系{ $whom }（点名字就能私聊）：{ $inside ->
            [true] 先从对方家里出来
           *[false] 先不要进门
        }。再看是另找一位，还是取消。
    }
button-turnout-go-on = 照常进行
button-turnout-cancel = 取消任务
button-turnout-sure = 确定取消
button-turnout-wait = 再等等
turnout-over =
    { $again ->
        [true] 问过对方，两天没有回音。请您来确认谁来过。
       *[false] 结束了。请看看谁来过。
    }
turnout-nobody = 结束了，没有谁到场的记录。
turnout-served-first = 已经请对方确认了；两天没有回音，再请您来。
turnout-line =
    { $name }：{ $state ->
        [missed] 记了没来
        [running] 到了，还没走
        [ended] { $from }–{ $until }，{ $spent }，等确认
        [confirmed] { $spent }，确认过了
        [doubted] 有人说没来过，先没算
       *[none] 没按“到了”
    }{ $forgot ->
        [true] （没按“走了”，算到结束）
       *[false] { "" }
    }
turnout-count = 共 { $count } 人，来了 { $came } 人
button-turnout-all = 都确认
button-turnout-came = 确认{ $name }
button-turnout-not = { $name }没来过
button-turnout-missed = 记{ $name }没来
button-turnout-wrong = 改{ $name }的时长
turnout-missed-sure = 要记下{ $name }没有来吗？会写明是您记的，本人会收到，也可以说明情况。半年后自动消失，不影响报名。
button-turnout-missed-sure = 记下
button-turnout-back = 不记了

# That somebody did not come.
absent-noted = { $when } 的这件事，{ $name }记了您没有来。记错了，或者临时有事，都可以说一声。
absent-quiet = 这一条只有您和队长、工作人员看得到，半年后自动消失，不影响您报名。
absent-explained = { $name }说明了没来的情况：
absent-cleared = { $name }看过了，这一次不算没来。
absent-kept = { $name }看过您的说明了，谢谢您告诉我们。记录先留着，半年后自动消失。
absent-ask = 请用一两句话说说情况，我转给队长和记录的人。只能说一次，请一次说完。
absent-said = 转过去了。有结果我告诉您。
absent-done =
    { $act ->
        [clear] 好的，这一次不算没来，已经告诉{ $name }。
       *[keep] 好的，记录留着，已经告诉{ $name }您看过了。
    }
button-absent-explain = 说明情况
button-absent-clear = 不算没来
button-absent-keep = 保留记录
