# Talking about a case through the bot. Neither side sees the other's account or number.

talk-entry =
    { $worker ->
        [true] <b>{ $name }</b>（#R{ $number } { $what }）
       *[false] <b>居民{ $name }</b>（#R{ $number } { $what }）
    }{ $edited ->
        [true] 改成了：
       *[false] { $wordless ->
            [true] 傳來：
           *[false] 說：
        }
    }
talk-begun =
    { $worker ->
        [true] 現在寫的話、傳的照片和語音，都會轉給居民{ $who }（#R{ $number } { $what }）。
       *[false] 現在寫的話、傳的照片和語音，都會轉給{ $who }（#R{ $number } { $what }）。
    }
    說完了按「結束對話」，再寫的就是跟我說的了。
talk-left =
    好的，再寫的話就不轉了，是跟我說的。{ $more ->
        [true] 要接著說 #R{ $number }，按下面的按鈕。
       *[false] { "" }
    }
talk-passed =
    { $held ->
        [true] 已轉給{ $who }。{ $more ->
            [true] 接下來寫的，也都直接轉過去。
           *[false] { "" }
        }
       *[false] 寫進 #R{ $number } 了，誰接手誰就能看到。{ $more ->
            [true] 還有的話，接著寫就行。
           *[false] { "" }
        }
    }
talk-not-passed =
    { $what ->
        [location] 位置轉不過去，我們也不留位置。請用文字寫，比如：3 棟 2 單元門口。
        [contact] 名片轉不過去。請把名字和電話寫成文字。
       *[other] 這個轉不過去。文字、照片、影片、語音和檔案都可以。
    }
talk-lost =
    { $why ->
        [ended] #R{ $number } 已經辦完，您剛才寫的沒有轉過去。{ $reopens ->
            [true] 還沒解決的話，按「還沒解決」，再寫一遍。
           *[false] { "" }
        }
        [withdrawn] #R{ $number } 已經撤回，您剛才寫的沒有轉過去。還要辦的話，請重新報一件。
        [merged] #R{ $number } 和鄰居報的合在一起辦了，您剛才寫的沒有轉過去。情況不一樣的話，請重新報一件。
        [not-yours] #R{ $number } 不是您報的，也不在您手上，您剛才寫的沒有轉過去。
        [gone] 報 #R{ $number } 的人把自己的資料都刪了，您剛才寫的沒有轉過去。這件事鄰居也遇到，請接著辦完。
       *[other-hands] #R{ $number } 現在由{ $who }辦，您剛才寫的沒有轉過去。
    }
    別的事，直接再寫一遍就行，我來答。
talk-which =
    先沒有轉：您正在跟{ $who }說 #R{ $number }，可是剛才來信的是{ $whom }（#R{ $other }）。
    要回哪一位，請先按下面的按鈕，再寫一遍；或者按住那則訊息直接回覆。
button-talk = 回覆
button-talk-resident = 回覆居民
button-talk-again = 接著說
button-talk-enough = 結束對話
button-talk-number = 回 #R{ $number }
button-that-was-all = 說完了
word-that-was-all = 說完了|寫完了|沒有了|就這些|就這樣
word-talk-enough = 結束對話|結束|不聊了
add-words =
    { $held ->
        [true] 要補充什麼？寫下來，或者傳照片、語音都行，會直接轉給{ $who }。
       *[false] 要補充什麼？寫下來，或者傳照片、語音都行，誰接手誰就能看到。
    }
    可以分幾則發，發完按「說完了」。
add-done =
    { $talking ->
        [true] 好的。{ $who }還在跟您說 #R{ $number }，您寫的話照樣轉過去；不想說了，按「結束對話」。
       *[false] { $held ->
            [true] 好的，都寫進 #R{ $number }，轉給{ $who }了。
           *[false] 好的，都寫進 #R{ $number } 了，誰接手誰就能看到。
        }
    }
