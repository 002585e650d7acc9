# Asking for a person, and taking such a request in hand.

ask-words =
    { $kind ->
        [repair] 哪裡壞了？請用一條訊息寫清楚：什麼東西、在哪裡、什麼時候方便上門。
        [help] 需要什麼幫助？請用一條訊息寫清楚：什麼事、什麼時候、怎麼找到您。
       *[question] 您想問什麼？用一條訊息寫下來，工作人員接手時就能看明白。
    }

    您寫的話不會出現在群裡，只有接手的人看得到。
ask-too-long = 寫得太長了，多了 { $over } 個字（最多 { $longest } 個）。請刪短一些再發一次。
ask-words-only = 現在還只能轉達文字。請把事情寫成一句話傳來；圖片和語音，等有人接手後直接發給接手的人。
button-just-call-me = 不寫了，請聯絡我
button-never-mind = 不用了
never-mind = 好的，先不辦。有事隨時再來。
asked-noted =
    記下了，編號 #R{ $number }。工作人員會在 1 個工作日內聯絡您。
    { $counter ->
        [phone] 著急的話，請打服務台電話：{ $phone }。
       *[none] 著急的話，請到社區服務窗口。
    }

    發送「我的」，可以看到辦到哪一步。
asked-noted-short =
    { $private ->
        [false] 記下了，編號 #R{ $number }，詳情發到您的私聊。
       *[true] 記下了，編號 #R{ $number }。
    }
button-withdraw = 撤回
button-withdraw-number = 撤回 #R{ $number }
question-taken-back = #R{ $number } 已經撤回，不再跟進了。有事隨時再來。
question-waiting =
    <b>#R{ $number } { $kind ->
        [repair] 報修
        [help] 求助
       *[question] 諮詢
    } · { $place }</b>
    有一位居民在等人接手。請在 1 個工作日內聯絡。
button-take = 我來接
place-unknown = 未選樓棟
question-held =
    <b>#R{ $number } { $kind ->
        [repair] 報修
        [help] 求助
       *[question] 諮詢
    } · { $place }</b>
    { $state ->
        [done] 辦完了：{ $who }
        [withdrawn] 居民不再需要跟進了。
        [again] 又在等人了，請看下面的新卡片。
       *[taken] { $who }已接手。
    }
question-yours = #R{ $number } 由您接手，詳情發到您的私聊。
question-in-hand =
    <b>#R{ $number } { $kind ->
        [repair] 報修
        [help] 求助
       *[question] 諮詢
    } · { $place }</b>
    居民：{ $name }（點名字就能私聊）
    { $words }

    { $kind ->
        [repair] 修好了，請按「已修好」。
        [help] 幫到了，請按「已幫到」。
       *[question] 聯絡過、說清楚了，請按「已答覆」。
    }
question-no-words = （沒有寫內容，請直接聯絡。）
button-finish =
    { $kind ->
        [repair] 已修好
        [help] 已幫到
       *[question] 已答覆
    }
question-finished =
    #R{ $number } 辦完了，謝謝您。這裡的內容已經收起。
    { $reached ->
        [true] 居民那邊我們會說一聲。
       *[false] 我們沒法給這位居民發訊息，請您打個電話或上門說一聲。
    }
question-taken = 您的 #R{ $number } 由{ $who }接手了，很快會跟您聯絡。
question-done =
    { $kind ->
        [repair] { $who }說，#R{ $number } 已經修好了。
        [help] { $who }說，#R{ $number } 已經辦好了。
       *[question] { $who }說，#R{ $number } 已經答覆您了。
    }
    要是還沒解決，請按下面的按鈕，還是這個編號，不用重新說。
question-withdrawn = #R{ $number } 居民不再需要跟進了。這裡的內容已經收起。
mine-empty = 您還沒有託人辦的事。要報修、求助或者找人工，寫「報修」「求助」或者只發一個 0 就行。
mine-title = <b>您託人辦的事，一共 { $count } 件：</b>
mine-line =
    #R{ $number } { $kind ->
        [repair] 報修
        [help] 求助
       *[question] 諮詢
    } · { $state ->
        [waiting] 等人接手
        [taken] 有人在辦
        [done] 辦完了
       *[withdrawn] 已撤回
    }
    { $words }
question-no-words-short = （沒有寫內容）
button-not-solved = 還沒解決
question-reopened = 好的，#R{ $number } 重新在等人了，您寫過的話都還在。工作人員會在 1 個工作日內聯絡您。
question-released = #R{ $number } 不再由您跟進，已經重新等人接手，謝謝您。這裡的內容已經收起。
question-waits-again = 您的 #R{ $number } 換人接著辦，正在等人接手，您寫過的話都還在。
