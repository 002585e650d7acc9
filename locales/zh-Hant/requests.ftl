# The form: what a resident asks of people, from the first word until it has a number.

form-ask =
    { $kind ->
        [repair] <b>哪裡壞了？</b>寫一句話、拍張照片，或者說一段語音，都行。
        [help] <b>需要什麼幫助？</b>寫一句話，或者說一段語音，都行。
        [complaint] <b>您要投訴什麼？</b>請寫什麼事、在哪裡、什麼時候。拍照、說語音也行。
        [suggestion] <b>您有什麼建議？</b>寫一句話，或者說一段語音，都行。
        [patrol] <b>發現了什麼問題？</b>拍張照片，或者寫一句話。沒有問題的地方不用報。
       *[question] <b>您想問什麼？</b>寫一句話，或者說一段語音，都行。
    }
form-private = 您傳來的都不會出現在群裡，只有接手的人看得到。
form-title =
    <b>{ $kind ->
        [repair] 報修
        [help] 求助
        [complaint] 投訴
        [suggestion] 建議
        [patrol] 巡查發現
       *[question] 找人工
    } · 還沒送出</b>
form-said = 您說的：{ $said }
form-words = 「{ $words }」
form-files =
    { $sort ->
        [photo] { $count } 張照片
        [video] { $count } 段影片
        [voice] { $count } 段語音
       *[document] { $count } 個檔案
    }
form-joint = 、
form-nothing = 還沒寫
form-service =
    類別：{ $name }{ $guessed ->
        [true] （我猜的，不對就換）
       *[false] { "" }
    }
form-place = 地方：{ $place }
form-place-none = 地方：還沒選樓棟
form-spot = 門牌：{ $spot }
form-window = 方便的時間：{ $window }
form-window-name =
    { $window ->
        [morning] 上午
        [afternoon] 下午
        [evening] 晚上
        [weekend] 週末
       *[any] 都方便
    }
form-contact =
    怎麼聯絡：{ $contact }{ $called ->
        [true] { " " }{ $phone }
       *[false] { "" }
    }
form-contact-name =
    { $contact ->
        [phone] 打電話
        [visit] 上門說
       *[chat] 在這裡說
    }
form-for = 替誰辦：{ $name }
form-public = 群裡只會看到：<b>#R… { $name } · { $place }</b>。您寫的話、照片、名字和門牌，只給接手的人看。
form-ready = 還可以接著寫、接著傳照片。寫好了，請按「送出」。
form-ready-anyway = 不是同一件，請按「不是，送出」。還可以接著寫、接著傳照片。
form-which =
    { $guesses ->
        [true] 是下面哪一類？都不是，就按「選類別」。
       *[false] 請按「選類別」，選一個最接近的。
    }
form-alike =
    <b>{ $over ->
        [true] 鄰居報過，說是辦完了。還沒好，就請送出：
       *[false] 鄰居已經報過的，是同一件嗎？
    }</b>
form-pick-service = 請按一個最接近的類別。
form-pick-kind = 這是要辦什麼？您傳來的都還在。
form-pick-place-first = 在哪裡？一步一步選就好。
form-pick-place = 在「{ $place }」的哪裡？
form-pick-window = 什麼時候方便上門或者聯絡？
form-pick-contact = 希望怎麼聯絡您？
form-pick-person = 給誰辦？替鄰居辦，要先得到本人同意；本人隨時可以收回。
form-more = 下面這些想說就說，不說也能送出。
form-ask-words =
    { $what ->
        [spot] 請寫單元、樓層和門牌，比如「1 單元 502」。只有接手的人看得到。
        [phone] 請寫您的電話號碼。號碼加密保存，只有接手的人看得到。
        [declare] 您替誰辦？請寫怎麼稱呼，比如「李奶奶」。寫下來，就是說本人當面同意了您替他辦。
       *[invite] 您想替誰辦？請寫怎麼稱呼，比如「李奶奶」。我給您一個連結，您轉發給本人，他按了同意，您就能替他辦。
    }
form-invited = 請把下面這條轉發給{ $name }。對方點開以後，同意還是不同意，您在這裡都會聽到。
form-invitation =
    您好！我想在{ $community }服務台替您報修、求助。請點開看看，同意不同意都行：
    { $url }
    連結 7 天內有效。
form-sure-to-drop =
    確定不辦了嗎？寫的都會刪掉：
    { $said }
form-dropped = 好的，不辦了，寫的都刪掉了。有事隨時再來。
form-unfinished =
    您有一份沒寫完的{ $kind ->
        [repair] 報修
        [help] 求助
        [complaint] 投訴
        [suggestion] 建議
        [patrol] 巡查
       *[question] 提問
    }：{ $said }
    { $fresh ->
        [true] 剛才傳的是接著這一份，還是另外一件？要辦另外一件，沒寫完的這份就不留了。
       *[false] 要接著寫嗎？
    }
form-same =
    <b>#R{ $number }</b> · { $state }

    要一起跟進嗎？有進展會告訴您。您這份就不用再送出了，寫的話和照片會刪掉。
form-followed = 好的，#R{ $number } 有進展就告訴您。算上您，已經有 { $count } 戶說也遇到了。
form-gone = 剛才那一份已經送出或者不要了，這條沒有記下來。要補充，請發送「我的」；要問別的，請再傳一次。
form-not-passed = 這一種我轉不了。文字、照片、影片、語音和檔案都行；位置請寫成字。
form-noted = <b>記下了，編號 #R{ $number }：{ $name } · { $place }</b>
form-noted-who = 誰來辦：{ $who }
form-noted-outside =
    { $known ->
        [true] 這類事不歸社區管，該找：{ $belongs }。社區會替您報上去。
       *[false] 這類事不在社區職責內，社區會替您報上去。
    }
form-noted-times =
    { $accept } 前有人接手，{ $solve } 前辦完。{ $sure ->
        [false] 放假安排還沒公布，日子可能會變。
       *[true] { "" }
    }
form-noted-hours =
    { $open ->
        [true] 辦公時間：{ $office }。
       *[false] 現在不在辦公時間。辦公時間：{ $office }。
    }{ $counter ->
        [phone] 著急的話，請打服務台電話：{ $phone }。
       *[none] { "" }
    }
form-noted-mine = 有進展會在這裡告訴您；發送「我的」，隨時能看。

button-form-services = 選類別
button-form-service-change = 換類別
button-form-place = 選樓棟
button-form-place-change = 換地方
button-form-up = ‹ 上一級
button-form-more = 更多…
button-form-spot = 寫門牌
button-form-window = 定時間
button-form-contact = 怎麼聯絡
button-form-for-neighbour = 替鄰居辦
button-form-for-myself = 給自己辦
button-form-leave-spoken = 當面同意了
button-form-leave-link = 傳連結問
button-form-me-too = 我也遇到 #R{ $number }
button-form-follow = 一起跟進
button-form-submit = 送出
button-form-submit-anyway = 不是，送出
button-form-drop = 不辦了
button-form-drop-sure = 確定不辦
button-form-drop-draft = 不要了
button-form-go-on = 接著寫
button-form-anew = 重新寫
button-form-other-request = 另外一件
button-form-other-matter = 要辦別的
button-form-kind =
    { $kind ->
        [repair] 報修
        [help] 求助
        [complaint] 投訴
        [suggestion] 提建議
       *[question] 找人工
    }
button-form-switch =
    { $kind ->
        [repair] 換成報修
        [help] 換成求助
        [complaint] 換成投訴
        [suggestion] 換成建議
       *[question] 換成找人工
    }
button-form-see = 看進展

# What other conversations say as well.
ask-too-long = 寫得太長了，多了 { $over } 個字（最多 { $longest } 個）。請刪短一些再發一次。
button-never-mind = 不用了
never-mind = 好的，先不辦。有事隨時再來。
place-unknown = 未選樓棟
