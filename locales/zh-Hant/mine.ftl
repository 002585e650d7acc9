# What one asked people for: the list, one case, and what one is told of it as it goes on.

# One's own cases.
mine-empty = 您還沒有託人辦的事。要報修、求助或者找人工，寫「報修」「求助」或者只發一個 0 就行。
mine-title = <b>您的事，一共 { $count } 件</b>
mine-line = { $head }{ $mark } · { $standing }
mine-mark =
    { $how ->
        [for] （替{ $name }辦的）
        [by] （鄰居替您報的）
        [follows] （您也遇到的）
       *[own] { "" }
    }
button-see-number = 看 #R{ $number }
button-leaves = 看代辦
mine-state =
    { $state ->
        [waiting] 正在等人接手
        [asking] { $who }在等您回話
        [on-hold] 先放一放，到 { $until } 接著辦
        [ended] { $outcome ->
            [solved] { $confirmed ->
                [yes] 辦好了，您也說好了
               *[other] 說是辦好了，等您看一眼
            }
            [answered] 已經答覆
            [not-now] 現在還辦不了
            [emergency] 要馬上打專門的電話
            [statutory] 要由法定的機關來定
            [already] 已經在辦，或者辦過了
            [private] 要當事人之間來談
            [outside] 不歸社區管
           *[improper] 按規定辦不了
        }
        [withdrawn] 已經撤回
        [merged] 和鄰居報的合在一起辦了
       *[taken] { $who }在辦
    }
mine-by =
    { $state ->
        [waiting] { $late ->
            [true] 本該在 { $until } 前有人接手，已經晚了，正在往上報。
           *[false] { $until } 前會有人接手。
        }
       *[taken] { $late ->
            [true] 本該在 { $until } 前辦好，已經晚了，正在往上報。
           *[false] { $until } 前要辦好。
        }
    }
mine-breadth = 還有 { $count } 戶鄰居也遇到了。
mine-outside = 這件事不在社區的職責裡，已經連同依據往上報了。
mine-part-of = 是從 #R{ $number } 裡分出來的。
mine-parts = 分成了幾件來辦：{ $parts }
mine-earlier = （前面還有 { $count } 則）
mine-said = { $who } · { $at }：{ $words }
mine-edited = （改過）
mine-you = 您
mine-file =
    { $sort ->
        [photo] { $proof ->
            [true] 【完工照片】
           *[false] 【照片】
        }
        [video] 【影片】
        [voice] 【語音】
       *[document] 【檔案】
    }
mine-next =
    { $step ->
        [asked] 請按「回答」，寫給{ $who }。
        [confirm] 看過以後，請按下面的按鈕說一聲。
        [again] { $until } 前，要是還沒解決，按一下就重新辦，還是這個編號。
        [merged] 在 #R{ $other } 裡接著辦，發 #R{ $other } 就能看到；有進展一樣會告訴您。
        [over] 有事隨時再來。
       *[add] 有要補的，按「補充」寫下來就行。
    }
mine-who-knows = 您寫的話、名字、門牌和照片，只有辦這件事的人看得到，群裡看不到。
mine-neighbour = 您也遇到的這件事，有進展會告訴您。您是誰，鄰居看不到。
mine-neighbour-not = 要是您也遇到了，按「我也遇到」，有進展會告訴您。您是誰，鄰居看不到。
mine-files = #R{ $number } 的照片、語音和檔案，一共 { $count } 個。
button-add = 補充
button-reply = 回答
button-open-case = 看詳情
button-see-files =
    { $what ->
        [pictures] 看照片
        [voices] 聽語音
       *[files] 看附件
    }
button-withdraw = 撤回
button-withdraw-sure = 確定撤回
button-keep-it = 不撤了
button-to-list = ‹ 看全部
button-me-too = 我也遇到
button-follow-no-more = 不再跟進
mine-withdraw-sure =
    要撤回 #R{ $number } 嗎？撤回以後就沒人跟進了，您寫過的話也會從辦事人那裡收起。

    事情還沒解決的話，請別撤；想改點什麼，按「補充」。
mine-taken-back = #R{ $number } 已經撤回，不再跟進了。有事隨時再來。
mine-confirmed = 好的，#R{ $number } 就辦到這裡，謝謝您告訴我們。要是又不好了，{ $until } 前發 #R{ $number }，還能重新辦。
mine-reopened =
    好的，#R{ $number } 重新辦，您寫過的話都還在，不用重新說。
    { $held ->
        [true] 還是{ $who }接著辦，已經告訴{ $who }了。
       *[false] 正在等人接手。
    }{ $timed ->
        [true] { $until } 前要辦好。
       *[false] { "" }
    }
    哪裡沒好，想說就寫在下面，照片、語音也行；不寫也可以。
mine-following = 好的，#R{ $number } 算上您了。有進展會告訴您。
mine-unfollowed = 好的，#R{ $number } 的進展不再告訴您了。

# What is told of it. The first line is always its number, category and place.
told-somebody = 工作人員
told-for-you = 這是鄰居替您辦的事。
told-words = 「{ $words }」
told-unsure = 那幾天怎麼放假還沒公布，時間到時可能會變。
told-submitted-for-you =
    有鄰居替您報了這件事。辦到哪一步，這裡都會告訴您。
    不想讓鄰居替您辦了，發送「我的」，按「看代辦」就能撤銷。
told-taken =
    { $kind ->
        [question] { $who }接手了，會在這裡回您。您現在寫的話，會直接轉給{ $who }。
       *[other] { $who }接手了，會一直跟到辦完。
    }{ $timed ->
        [true] { $until } 前要辦好。
       *[false] { "" }
    }
told-handed-over = 現在由{ $who }接著辦。您說過的都轉過去了，不用重說。
told-released = 換人接著辦，正在等人接手。您說過的話都還在，不用重說。
told-asked = { $who }想問您一件事。請按「回答」寫回去；等您回話的時間，不算在期限裡。
told-asked-again = 前幾天{ $who }想問您一件事，還在等您回覆。請按「回答」寫回去；再過三個工作日沒有回音，{ $who }就先按現在知道的辦，您之後再回也可以。
told-resumed =
    { $who }接著辦了。{ $timed ->
        [true] { $until } 前要辦好。
       *[false] { "" }
    }
told-held =
    這件事先放一放{ $timed ->
        [true] ，到 { $until } 接著辦
       *[false] { "" }
    }。{ $explained ->
        [true] 原因是：
       *[false] { "" }
    }
told-woke =
    放著的日子到了，{ $who }接著辦。{ $timed ->
        [true] { $until } 前要辦好。
       *[false] { "" }
    }
told-extended =
    辦好的日子往後推了{ $timed ->
        [true] ，{ $until } 前要辦好
       *[false] { "" }
    }。{ $explained ->
        [true] 原因是：
       *[false] { "" }
    }
told-climbed =
    { $held ->
        [true] 到了時間還沒辦好，這件事已經上報，現在{ $level }也在跟。您不用做什麼。
       *[false] 到了時間還沒人接手，這件事已經上報，現在{ $level }也在跟。您不用做什麼。
    }
told-returned =
    { $held ->
        [true] 上一級看過了，定了辦法，現在由{ $who }接著辦。
       *[false] 上一級看過了，定了辦法，現在交回{ $level }接著辦。
    }{ $timed ->
        [true] { $until } 前要辦好。
       *[false] { "" }
    }
told-referred = 這件事不在社區的職責裡，已經連同依據報到{ $level }，由那邊接著處理，不會就這麼放下。
told-solved = { $who }說，這件事辦好了。
told-solved-ask = 前幾天{ $who }說，這件事辦好了。想再問您一聲。
told-is-it-so =
    { $kind ->
        [repair] 修好了嗎？要是沒好，按「還沒好」，還是這個編號，不用重新說。
        [patrol] 修好了嗎？要是沒好，按「還沒好」，還是這個編號，不用重新說。
       *[other] 解決了嗎？要是沒有，按「還沒解決」，還是這個編號，不用重新說。
    }
told-answered = { $who }答覆您了{ $explained ->
        [true] ：
       *[false] 。
    }
told-is-it-clear = 要是還沒說清楚，按「還沒解決」，還是這個編號，不用重新說。
told-not-now =
    這件事現在還辦不了。{ $explained ->
        [true] 原因和別的辦法，{ $who }寫在下面：
       *[false] { "" }
    }
told-emergency =
    這件事等不得，請馬上打專門的電話：有人傷害您打 110，著火打 119，有人發病受傷打 120，出車禍打 122。{ $explained ->
        [true] { $who }還寫了：
       *[false] { "" }
    }
told-statutory =
    這件事按規定要由法院、仲裁或者主管機關照程序來定，社區不能替他們定。{ $explained ->
        [true] 該去哪裡、怎麼辦，{ $who }寫在下面：
       *[false] { "" }
    }
told-already =
    這件事已經在辦，或者以前辦過了，就不另起一件。{ $explained ->
        [true] 辦到哪一步，{ $who }寫在下面：
       *[false] { "" }
    }
told-private =
    這件事要由當事人雙方來談，社區不能替哪一方做主。可以怎麼走（比如請人民調解委員會來調解）{ $explained ->
        [true] ，{ $who }寫在下面：
       *[false] ，可以來社區問一問。
    }
told-outside =
    這件事不歸社區管。{ $explained ->
        [true] 該找誰、怎麼找，{ $who }寫在下面：
       *[false] { "" }
    }
told-improper =
    這件事按現在的法律和規定，辦不了。{ $explained ->
        [true] 什麼原因，{ $who }寫在下面：
       *[false] { "" }
    }
told-more-to-say = 情況不是這樣，或者您還有話說，30 天內按「還有話說」，會重新看，還是這個編號。
told-merged = 鄰居也報了同一件事，合在 #R{ $other } 裡一起辦了。您說過的話，只有辦事的人看得到；#R{ $other } 有進展，一樣會告訴您。
told-reopened =
    { $held ->
        [true] 這件事重新辦，交回給{ $who }了。
       *[false] 這件事重新辦，正在等人接手。
    }{ $timed ->
        [true] { $until } 前要辦好。
       *[false] { "" }
    }
told-withdrawn = 這件事撤回了，不再跟進。
told-left = { $name }先不在這裡說了。要接著說，按「看詳情」裡的按鈕，寫的話照樣轉過去。
told-follower = 您也遇到的這件事，有新進展：
told-follower-over = 您那裡要是還沒好，請重新報一件，寫上這個編號就行。
button-repaired = 修好了
button-not-repaired = 還沒好
button-solved = 解決了
button-not-solved = 還沒解決
button-more-to-say = 還有話說
