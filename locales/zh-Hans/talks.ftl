# Talking about a case through the bot. Neither side sees the other's account or number.

talk-entry =
    { $worker ->
        [true] <b>{ $name }</b>（#R{ $number } { $what }）
       *[false] <b>居民{ $name }</b>（#R{ $number } { $what }）
    }{ $edited ->
        [true] 改成了：
       *[false] { $wordless ->
            [true] 发来：
           *[false] 说：
        }
    }
talk-begun =
    { $worker ->
        [true] 现在写的话、发的照片和语音，都会转给居民{ $who }（#R{ $number } { $what }）。
       *[false] 现在写的话、发的照片和语音，都会转给{ $who }（#R{ $number } { $what }）。
    }
    说完了按“结束对话”，再写的就是跟我说的了。
talk-left =
    好的，再写的话就不转了，是跟我说的。{ $more ->
        [true] 要接着说 #R{ $number }，按下面的按钮。
       *[false] { "" }
    }
talk-passed =
    { $held ->
        [true] 已转给{ $who }。{ $more ->
            [true] 接下来写的，也都直接转过去。
           *[false] { "" }
        }
       *[false] 写进 #R{ $number } 了，谁接手谁就能看到。{ $more ->
            [true] 还有的话，接着写就行。
           *[false] { "" }
        }
    }
talk-not-passed =
    { $what ->
        [location] 位置转不过去，我们也不留位置。请用文字写，比如：3 栋 2 单元门口。
        [contact] 名片转不过去。请把名字和电话写成文字。
       *[other] 这个转不过去。文字、照片、视频、语音和文件都可以。
    }
talk-lost =
    { $why ->
        [ended] #R{ $number } 已经办完，您刚才写的没有转过去。{ $reopens ->
            [true] 还没解决的话，按“还没解决”，再写一遍。
           *[false] { "" }
        }
        [withdrawn] #R{ $number } 已经撤回，您刚才写的没有转过去。还要办的话，请重新报一件。
        [merged] #R{ $number } 和邻居报的合在一起办了，您刚才写的没有转过去。情况不一样的话，请重新报一件。
        [not-yours] #R{ $number } 不是您报的，也不在您手上，您刚才写的没有转过去。
        [gone] 报 #R{ $number } 的人把自己的资料都删了，您刚才写的没有转过去。这件事邻居也遇到，请接着办完。
       *[other-hands] #R{ $number } 现在由{ $who }办，您刚才写的没有转过去。
    }
    别的事，直接再写一遍就行，我来答。
talk-which =
    先没有转：您正在跟{ $who }说 #R{ $number }，可是刚才来信的是{ $whom }（#R{ $other }）。
    要回哪一位，请先按下面的按钮，再写一遍；或者按住那条消息直接回复。
button-talk = 回复
button-talk-resident = 回复居民
button-talk-again = 接着说
button-talk-enough = 结束对话
button-talk-number = 回 #R{ $number }
button-that-was-all = 说完了
word-that-was-all = 说完了|写完了|没有了|就这些|就这样
word-talk-enough = 结束对话|结束|不聊了
add-words =
    { $held ->
        [true] 要补充什么？写下来，或者发照片、语音都行，会直接转给{ $who }。
       *[false] 要补充什么？写下来，或者发照片、语音都行，谁接手谁就能看到。
    }
    可以分几条发，发完按“说完了”。
add-done =
    { $talking ->
        [true] 好的。{ $who }还在跟您说 #R{ $number }，您写的话照样转过去；不想说了，按“结束对话”。
       *[false] { $held ->
            [true] 好的，都写进 #R{ $number }，转给{ $who }了。
           *[false] 好的，都写进 #R{ $number } 了，谁接手谁就能看到。
        }
    }
