# Asking for a person: a number, who answers, and by when.

asked-noted =
    記下了，編號 #R{ $number }。{ $who }會在這裡回您，最晚：{ $until }。{ $open ->
        [true] { "" }
       *[false] 現在不在辦公時間，{ $opens } 起有人看。
    }
    辦公時間：{ $office }。{ $counter ->
        [phone] 著急的話，請打服務台電話：{ $phone }。
       *[none] 著急的話，請到社區服務窗口。
    }
asked-noted-words = 想說什麼，現在就寫在下面，照片、語音也行，寫完按「說完了」；不寫也可以。
asked-noted-kept = 您問的話都轉過去了，不用再寫一遍。想補的，按「補充」。
asked-noted-short =
    { $private ->
        [false] 記下了，編號 #R{ $number }，詳情發到您的私聊。
       *[true] 記下了，編號 #R{ $number }。
    }
asked-taken = 編號 #R{ $number } 的事，{ $who }已經在辦。
asked-who =
    { $count ->
        [0] 工作人員
        [1] { $first }
        [2] { $first }或者{ $second }
       *[other] { $first }、{ $second }等 { $count } 位工作人員中的一位
    }
