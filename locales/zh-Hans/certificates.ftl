# Certificates of hours: asked for, drawn, proved, revoked.

# On the page.
certificate-office = { $community }
certificate-title = 志愿服务记录证明
certificate-certifies = 兹证明
certificate-when =
    { $one ->
        [true] { $first }
       *[false] { $first }至 { $last }
    }
certificate-where = 在{ $community }参加志愿服务 { $count } 次
certificate-sum = 经确认的服务时长共
certificate-whole = 兹证明 { $name }，{ $when }，在{ $community }参加志愿服务 { $count } 次，经确认的服务时长共 { $hours } 小时。特此证明。
certificate-code = 核验码
certificate-unit =
    { $one ->
        [true] 小时
       *[false] 小时
    }
certificate-hereby = 特此证明。
certificate-how = 想核实：在 Telegram 上把 /verify { $code } 发给{ $community }的邻里，或到窗口问。
certificate-basis = 依据《志愿服务条例》第十九条，按志愿服务记录如实、无偿出具。
certificate-day = { $year } 年 { $month } 月 { $date } 日
certificate-span =
    { $one ->
        [true] { $first }
       *[false] { $first }至 { $last }
    }

# Asking for one.
certificate-offer =
    <b>志愿服务证明</b>
    确认过的时长：{ $hours } 小时，{ $count } 次，{ $when }。
certificate-offer-name =
    { $named ->
        [true] 证明上的姓名：{ $name }
       *[false] 证明上的姓名：还没有，请按“换姓名”写一个。
    }
certificate-offer-free = 不收费，当时就开；按确认过的时长写，不多写。
certificate-earlier = 以前开过的：
certificate-line =
    { $holds ->
        [true] · { $code }：{ $day }，{ $hours } 小时
       *[false] · { $code }：{ $day }，{ $hours } 小时，已经作废
    }
certificate-name-ask = 请把要写在证明上的姓名发给我，照身份证上的写。姓名会加密保存，只写在您的证明上。
certificate-issued =
    证明开好了，核验码 { $code }。
    谁想核实，把 /verify { $code } 发给我就行，看到的姓名是遮住的。
certificate-to-print = 打印用这一份，A4 纸。
certificate-file = 志愿服务证明 { $code }
button-certify = 开证明
button-certificate-name = 换姓名
button-certificate-again = 再拿一次 { $code }
button-certificate-new = 再开一份
button-certificate-revoke = 作废

# Proving one.
certificate-genuine =
    这份证明是真的，现在有效。
    { $name }，{ $when }，在{ $community }参加志愿服务 { $count } 次，确认的时长共 { $hours } 小时。
    核验码 { $code }，{ $issued }出具。姓名和证明上的对不上，就不是这个人的。
certificate-void =
    这份证明已经作废，不能再用：{ $since }起。
    它当时写的是：{ $name }，{ $when }，{ $count } 次，{ $hours } 小时；核验码 { $code }，{ $issued }出具。
certificate-revoke-ask = 为什么作废 { $code }？请写一句原因，本人会看到。
certificate-revoked = { $code } 作废了，原因已经告诉本人。
certificate-told =
    { $given ->
        [true] 您的志愿服务证明 { $code } 作废了。原因：{ $reason }
       *[false] 您的志愿服务证明 { $code } 作废了：上面有的时长后来更正了，比写的少。更正的原因在 /hours 里看得到。
    }
    可以按现在的记录再开一份，不收费。
