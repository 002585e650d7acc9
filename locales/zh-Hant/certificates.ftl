# Certificates of hours: asked for, drawn, proved, revoked.

# On the page.
certificate-office = { $community }
certificate-title = 志願服務記錄證明
certificate-certifies = 茲證明
certificate-when =
    { $one ->
        [true] { $first }
       *[false] { $first }至 { $last }
    }
certificate-where = 在{ $community }參加志願服務 { $count } 次
certificate-sum = 經確認的服務時數共
certificate-whole = 茲證明 { $name }，{ $when }，在{ $community }參加志願服務 { $count } 次，經確認的服務時數共 { $hours } 小時。特此證明。
certificate-code = 核驗碼
certificate-unit =
    { $one ->
        [true] 小時
       *[false] 小時
    }
certificate-hereby = 特此證明。
certificate-how = 想核實：在 Telegram 上把 /verify { $code } 傳給{ $community }的鄰里，或到窗口問。
certificate-basis = 依據《志願服務條例》第十九條，按志願服務記錄如實、無償出具。
certificate-day = { $year } 年 { $month } 月 { $date } 日
certificate-span =
    { $one ->
        [true] { $first }
       *[false] { $first }至 { $last }
    }

# Asking for one.
certificate-offer =
    <b>志願服務證明</b>
    確認過的時數：{ $hours } 小時，{ $count } 次，{ $when }。
certificate-offer-name =
    { $named ->
        [true] 證明上的姓名：{ $name }
       *[false] 證明上的姓名：還沒有，請按「換姓名」寫一個。
    }
certificate-offer-free = 不收費，當時就開；按確認過的時數寫，不多寫。
certificate-earlier = 以前開過的：
certificate-line =
    { $holds ->
        [true] · { $code }：{ $day }，{ $hours } 小時
       *[false] · { $code }：{ $day }，{ $hours } 小時，已經作廢
    }
certificate-name-ask = 請把要寫在證明上的姓名傳給我，照身分證上的寫。姓名會加密保存，只寫在您的證明上。
certificate-issued =
    證明開好了，核驗碼 { $code }。
    誰想核實，把 /verify { $code } 傳給我就行，看到的姓名是遮住的。
certificate-to-print = 列印用這一份，A4 紙。
certificate-file = 志願服務證明 { $code }
button-certify = 開證明
button-certificate-name = 換姓名
button-certificate-again = 再拿一次 { $code }
button-certificate-new = 再開一份
button-certificate-revoke = 作廢

# Proving one.
certificate-genuine =
    這份證明是真的，現在有效。
    { $name }，{ $when }，在{ $community }參加志願服務 { $count } 次，確認的時數共 { $hours } 小時。
    核驗碼 { $code }，{ $issued }出具。姓名和證明上的對不上，就不是這個人的。
certificate-void =
    這份證明已經作廢，不能再用：{ $since }起。
    它當時寫的是：{ $name }，{ $when }，{ $count } 次，{ $hours } 小時；核驗碼 { $code }，{ $issued }出具。
certificate-revoke-ask = 為什麼作廢 { $code }？請寫一句原因，本人會看到。
certificate-revoked = { $code } 作廢了，原因已經告訴本人。
certificate-told =
    { $given ->
        [true] 您的志願服務證明 { $code } 作廢了。原因：{ $reason }
       *[false] 您的志願服務證明 { $code } 作廢了：上面有的時數後來更正了，比寫的少。更正的原因在 /hours 裡看得到。
    }
    可以按現在的記錄再開一份，不收費。
