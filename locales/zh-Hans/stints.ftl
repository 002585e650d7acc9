# The time that volunteers gave: checking in and out, who says that it was so, and what was corrected.

stint-spent =
    { $hours ->
        [0] { $minutes } 分钟
       *[other] { $minutes ->
            [0] { $hours } 小时
           *[other] { $hours } 小时 { $minutes } 分
        }
    }
stint-part =
    { $part ->
        [morning] 上午
        [noon] 中午
        [afternoon] 下午
       *[evening] 晚上
    }
stint-when = { $day }{ $part }
stint-joint = 、
stint-and = { $first }和{ $last }
stint-here = 到了，{ $at } 记下了。走的时候请按“走了”。
stint-gone =
    辛苦了。{ $from }–{ $until }，一共 { $spent }。{ $counts ->
        [true] 已经有人确认，记进您的时长了。
       *[false] 有人确认以后，就记进您的时长。
    }
button-stint-in = 到了
button-stint-out = 走了

# For whoever was helped.
stint-ask = { $when }，{ $names }来过吗？
stint-ask-line =
    { $name }：{ $state ->
        [confirmed] 来过
        [doubted] 没来
       *[ended] 还没说
    }
stint-answered = 谢谢您，记下了。
stint-sure = 您是说，{ $name }没有来过？这一次就不算时长了。
button-attest-yes = 来过
button-attest-no = 没来
button-attest-all = 都来过
button-attest-each = 一个个说
button-attest-named =
    { $came ->
        [true] { $name }来过
       *[false] { $name }没来
    }
button-attest-sure = 是的，没来
button-attest-back = 按错了

# For the volunteer, and for whoever asked for a correction.
stint-told =
    { $what ->
        [confirmed] 谢谢您 { $when }的 { $minutes }。{ $by ->
            [served] 您帮的邻居
            [leader] 队长
           *[staff] 社区
        }确认过了，时长记下了。
        [doubted] 有人说 { $when }您没有来过，这一次的时长先没有算。不是这样的话，请按“时间不对”，会请另一位来看。
        [by-time] 您没按“走了”，我按结束的时间记了 { $minutes }。不对的话，请按“时间不对”。
        [asked] { $same ->
            [true] { $name }觉得 { $when }您来过，记的 { $minutes }应该算。要另一位同意才算数，有结果我告诉您。
           *[false] { $name }觉得 { $when }的时长应该是 { $minutes }，记的是 { $before }。要另一位同意才算数，有结果我告诉您。
        }
        [corrected] { $same ->
            [true] { $when }的 { $minutes }算上了，{ $name }同意的。
           *[false] { $when }的时长改好了：{ $before }改成 { $minutes }，{ $name }同意了。两个数都留在记录里。
        }
       *[refused] { $same ->
            [true] { $name }看过了，没有同意，{ $when }的 { $minutes }还是先没算。两边的话都留在记录里。
           *[false] { $name }看过了，没有同意改，{ $when }的时长还是 { $before }。两边的话都留在记录里。
        }
    }
stint-reason = 原因：{ $reason }
button-stint-wrong = 时间不对
button-stint-record = 看记录

# For the second person.
stint-second =
    { $own ->
        [true] { $same ->
            [true] { $name }说自己来过，记的 { $minutes }应该算。
           *[false] { $name }说自己的时长不对：记的是 { $before }，应该是 { $minutes }。
        }
       *[false] { $same ->
            [true] { $by }说{ $name }来过，记的 { $minutes }应该算。
           *[false] { $by }说{ $name }的时长不对：记的是 { $before }，应该是 { $minutes }。
        }
    }
stint-second-state =
    { $state ->
        [agreed] { $who }同意了，已经改好。
        [refused] { $who }没有同意，不改。
       *[open] 您知道情况的话，请您来定。
    }
button-second-yes = 同意
button-second-no = 不同意

# One's own hours.
word-my-hours = 时长|志愿时长
hours-in-private = 时长只在私聊里看。请按下面的按钮。
hours-title = <b>您的志愿时长：{ $confirmed }</b>
hours-month = 这个月：{ $month }
hours-waiting = 等确认：{ $waiting }
hours-count = 一共 { $count } 次
hours-none = 您还没有志愿时长。报名一项任务，到了按“到了”，走的时候按“走了”，就会记在这里。
hours-tasks = 发送 /tasks，看看有哪些任务在等人。
hours-line = #T{ $number } { $title } · { $day } · { $spent } · { $how }
hours-line-gone = { $day } · { $spent } · { $how }
hours-how =
    { $state ->
        [running] 还没按“走了”
        [ended] 等确认
        [doubted] 有人说没来过，先没算
       *[confirmed] { $by ->
            [served] 对方确认了
            [leader] 队长确认了
           *[staff] 社区确认了
        }
    }
hours-between = { $from }–{ $until }
hours-forgot = 没按“走了”，按结束的时间记的。
hours-confirmed-by = { $who }在 { $when } 确认的
hours-correction =
    { $who }说 { $same ->
        [true] { $minutes }应该算
       *[false] { $before }应该是 { $minutes }
    }（{ $reason }），{ $state ->
        [agreed] { $second }同意了
        [refused] { $second }没有同意
       *[open] 等另一位来看
    }。
hours-absent = { $name }记了您没来：#T{ $number } { $title }，{ $day }
hours-someone = 已经离开的人
hours-ask-minutes = 实际是多长时间？请写给我，比如“1 小时 30 分”或者“90 分钟”。现在记的是 { $before }，最多 { $most }。
hours-not-understood = 我没看懂这是多长时间。请写成“1 小时 30 分”或者“90 分钟”这样；不改了，请按“不改了”。
hours-ask-reason =
    { $same ->
        [true] 好，还是 { $minutes }。请用一句话写下当时的情况，给第二个人看。
       *[false] 好，{ $before }改成 { $minutes }。请用一句话写下原因，给第二个人看。
    }
hours-asked = 已经请另一位来看，同意了才算数。有结果我告诉您。
hours-left = 好的，没有改。
hours-words-only = 这里要写字，图片和语音我用不上。请写一句话，或者按“不改了”。
hours-picture = 最近十二个月的志愿时长
button-hours-picture = 看图
button-hours-certificate = 要证明
button-hours-stint = #T{ $number } { $day }
button-hours-back = 返回
button-hours-leave = 不改了
button-hours-open = 去私聊看
