# What one asked people for: the list, one case, and what one is told of it as it goes on.

# One's own cases.
mine-empty = 您还没有托人办的事。要报修、求助或者找人工，写“报修”“求助”或者只发一个 0 就行。
mine-title = <b>您的事，一共 { $count } 件</b>
mine-line = { $head }{ $mark } · { $standing }
mine-mark =
    { $how ->
        [for] （替{ $name }办的）
        [by] （邻居替您报的）
        [follows] （您也遇到的）
       *[own] { "" }
    }
button-see-number = 看 #R{ $number }
button-leaves = 看代办
mine-state =
    { $state ->
        [waiting] 正在等人接手
        [asking] { $who }在等您回话
        [on-hold] 先放一放，到 { $until } 接着办
        [ended] { $outcome ->
            [solved] { $confirmed ->
                [yes] 办好了，您也说好了
               *[other] 说是办好了，等您看一眼
            }
            [answered] 已经答复
            [not-now] 现在还办不了
            [emergency] 要马上打专门的电话
            [statutory] 要由法定的机关来定
            [already] 已经在办，或者办过了
            [private] 要当事人之间来谈
            [outside] 不归社区管
           *[improper] 按规定办不了
        }
        [withdrawn] 已经撤回
        [merged] 和邻居报的合在一起办了
       *[taken] { $who }在办
    }
mine-by =
    { $state ->
        [waiting] { $late ->
            [true] 本该在 { $until } 前有人接手，已经晚了，正在往上报。
           *[false] { $until } 前会有人接手。
        }
       *[taken] { $late ->
            [true] 本该在 { $until } 前办好，已经晚了，正在往上报。
           *[false] { $until } 前要办好。
        }
    }
mine-breadth = 还有 { $count } 户邻居也遇到了。
mine-outside = 这件事不在社区的职责里，已经连同依据往上报了。
mine-part-of = 是从 #R{ $number } 里分出来的。
mine-parts = 分成了几件来办：{ $parts }
mine-earlier = （前面还有 { $count } 条）
mine-said = { $who } · { $at }：{ $words }
mine-edited = （改过）
mine-you = 您
mine-file =
    { $sort ->
        [photo] { $proof ->
            [true] 【完工照片】
           *[false] 【照片】
        }
        [video] 【视频】
        [voice] 【语音】
       *[document] 【文件】
    }
mine-next =
    { $step ->
        [asked] 请按“回答”，写给{ $who }。
        [confirm] 看过以后，请按下面的按钮说一声。
        [again] { $until } 前，要是还没解决，按一下就重新办，还是这个编号。
        [merged] 在 #R{ $other } 里接着办，发 #R{ $other } 就能看到；有进展一样会告诉您。
        [over] 有事随时再来。
       *[add] 有要补的，按“补充”写下来就行。
    }
mine-who-knows = 您写的话、名字、门牌和照片，只有办这件事的人看得到，群里看不到。
mine-neighbour = 您也遇到的这件事，有进展会告诉您。您是谁，邻居看不到。
mine-neighbour-not = 要是您也遇到了，按“我也遇到”，有进展会告诉您。您是谁，邻居看不到。
mine-files = #R{ $number } 的照片、语音和文件，一共 { $count } 个。
button-add = 补充
button-reply = 回答
button-open-case = 看详情
button-see-files =
    { $what ->
        [pictures] 看照片
        [voices] 听语音
       *[files] 看附件
    }
button-withdraw = 撤回
button-withdraw-sure = 确定撤回
button-keep-it = 不撤了
button-to-list = ‹ 看全部
button-me-too = 我也遇到
button-follow-no-more = 不再跟进
mine-withdraw-sure =
    要撤回 #R{ $number } 吗？撤回以后就没人跟进了，您写过的话也会从办事人那里收起。

    事情还没解决的话，请别撤；想改点什么，按“补充”。
mine-taken-back = #R{ $number } 已经撤回，不再跟进了。有事随时再来。
mine-confirmed = 好的，#R{ $number } 就办到这里，谢谢您告诉我们。要是又不好了，{ $until } 前发 #R{ $number }，还能重新办。
mine-reopened =
    好的，#R{ $number } 重新办，您写过的话都还在，不用重新说。
    { $held ->
        [true] 还是{ $who }接着办，已经告诉{ $who }了。
       *[false] 正在等人接手。
    }{ $timed ->
        [true] { $until } 前要办好。
       *[false] { "" }
    }
    哪里没好，想说就写在下面，照片、语音也行；不写也可以。
mine-following = 好的，#R{ $number } 算上您了。有进展会告诉您。
mine-unfollowed = 好的，#R{ $number } 的进展不再告诉您了。

# What is told of it. The first line is always its number, category and place.
told-somebody = 工作人员
told-for-you = 这是邻居替您办的事。
told-words = “{ $words }”
told-unsure = 那几天怎么放假还没公布，时间到时可能会变。
told-submitted-for-you =
    有邻居替您报了这件事。办到哪一步，这里都会告诉您。
    不想让邻居替您办了，发送“我的”，按“看代办”就能撤销。
told-taken =
    { $kind ->
        [question] { $who }接手了，会在这里回您。您现在写的话，会直接转给{ $who }。
       *[other] { $who }接手了，会一直跟到办完。
    }{ $timed ->
        [true] { $until } 前要办好。
       *[false] { "" }
    }
told-handed-over = 现在由{ $who }接着办。您说过的都转过去了，不用重说。
told-released = 换人接着办，正在等人接手。您说过的话都还在，不用重说。
told-asked = { $who }想问您一件事。请按“回答”写回去；等您回话的时间，不算在期限里。
told-asked-again = 前几天{ $who }想问您一件事，还在等您回话。请按“回答”写回去；再过三个工作日没有回音，{ $who }就先按现在知道的办，您之后再回也可以。
told-resumed =
    { $who }接着办了。{ $timed ->
        [true] { $until } 前要办好。
       *[false] { "" }
    }
told-held =
    这件事先放一放{ $timed ->
        [true] ，到 { $until } 接着办
       *[false] { "" }
    }。{ $explained ->
        [true] 原因是：
       *[false] { "" }
    }
told-woke =
    放着的日子到了，{ $who }接着办。{ $timed ->
        [true] { $until } 前要办好。
       *[false] { "" }
    }
told-extended =
    办好的日子往后推了{ $timed ->
        [true] ，{ $until } 前要办好
       *[false] { "" }
    }。{ $explained ->
        [true] 原因是：
       *[false] { "" }
    }
told-climbed =
    { $held ->
        [true] 到了时间还没办好，这件事已经上报，现在{ $level }也在跟。您不用做什么。
       *[false] 到了时间还没人接手，这件事已经上报，现在{ $level }也在跟。您不用做什么。
    }
told-returned =
    { $held ->
        [true] 上一级看过了，定了办法，现在由{ $who }接着办。
       *[false] 上一级看过了，定了办法，现在交回{ $level }接着办。
    }{ $timed ->
        [true] { $until } 前要办好。
       *[false] { "" }
    }
told-referred = 这件事不在社区的职责里，已经连同依据报到{ $level }，由那边接着处理，不会就这么放下。
told-solved = { $who }说，这件事办好了。
told-solved-ask = 前几天{ $who }说，这件事办好了。想再问您一声。
told-is-it-so =
    { $kind ->
        [repair] 修好了吗？要是没好，按“还没好”，还是这个编号，不用重新说。
        [patrol] 修好了吗？要是没好，按“还没好”，还是这个编号，不用重新说。
       *[other] 解决了吗？要是没有，按“还没解决”，还是这个编号，不用重新说。
    }
told-answered = { $who }答复您了{ $explained ->
        [true] ：
       *[false] 。
    }
told-is-it-clear = 要是还没说清楚，按“还没解决”，还是这个编号，不用重新说。
told-not-now =
    这件事现在还办不了。{ $explained ->
        [true] 原因和别的办法，{ $who }写在下面：
       *[false] { "" }
    }
told-emergency =
    这件事等不得，请马上打专门的电话：有人伤害您打 110，着火打 119，有人发病受伤打 120，出车祸打 122。{ $explained ->
        [true] { $who }还写了：
       *[false] { "" }
    }
told-statutory =
    这件事按规定要由法院、仲裁或者主管机关照程序来定，社区不能替他们定。{ $explained ->
        [true] 该去哪里、怎么办，{ $who }写在下面：
       *[false] { "" }
    }
told-already =
    这件事已经在办，或者以前办过了，就不另起一件。{ $explained ->
        [true] 办到哪一步，{ $who }写在下面：
       *[false] { "" }
    }
told-private =
    这件事要由当事人双方来谈，社区不能替哪一方做主。可以怎么走（比如请人民调解委员会来调解）{ $explained ->
        [true] ，{ $who }写在下面：
       *[false] ，可以来社区问一问。
    }
told-outside =
    这件事不归社区管。{ $explained ->
        [true] 该找谁、怎么找，{ $who }写在下面：
       *[false] { "" }
    }
told-improper =
    这件事按现在的法律和规定，办不了。{ $explained ->
        [true] 为什么，{ $who }写在下面：
       *[false] { "" }
    }
told-more-to-say = 情况不是这样，或者您还有话说，30 天内按“还有话说”，会重新看，还是这个编号。
told-merged = 邻居也报了同一件事，合在 #R{ $other } 里一起办了。您说过的话，只有办事的人看得到；#R{ $other } 有进展，一样会告诉您。
told-reopened =
    { $held ->
        [true] 这件事重新办，交回给{ $who }了。
       *[false] 这件事重新办，正在等人接手。
    }{ $timed ->
        [true] { $until } 前要办好。
       *[false] { "" }
    }
told-withdrawn = 这件事撤回了，不再跟进。
told-left = { $name }先不在这里说了。要接着说，按“看详情”里的按钮，写的话照样转过去。
told-follower = 您也遇到的这件事，有新进展：
told-follower-over = 您那里要是还没好，请重新报一件，写上这个编号就行。
button-repaired = 修好了
button-not-repaired = 还没好
button-solved = 解决了
button-not-solved = 还没解决
button-more-to-say = 还有话说
