# Asking for a person: a number, who answers, and by when.

asked-noted =
    记下了，编号 #R{ $number }。{ $who }会在这里回您，最晚：{ $until }。{ $open ->
        [true] { "" }
       *[false] 现在不在办公时间，{ $opens } 起有人看。
    }
    办公时间：{ $office }。{ $counter ->
        [phone] 着急的话，请打服务台电话：{ $phone }。
       *[none] 着急的话，请到社区服务窗口。
    }
asked-noted-words = 想说什么，现在就写在下面，照片、语音也行，写完按“说完了”；不写也可以。
asked-noted-kept = 您问的话都转过去了，不用再写一遍。想补的，按“补充”。
asked-noted-short =
    { $private ->
        [false] 记下了，编号 #R{ $number }，详情发到您的私聊。
       *[true] 记下了，编号 #R{ $number }。
    }
asked-taken = 编号 #R{ $number } 的事，{ $who }已经在办。
asked-who =
    { $count ->
        [0] 工作人员
        [1] { $first }
        [2] { $first }或者{ $second }
       *[other] { $first }、{ $second }等 { $count } 位工作人员中的一位
    }
