# Certificates of hours: asked for, drawn, proved, revoked.

# On the page.
certificate-office = { $community }
certificate-title = Certificate of Voluntary Service
certificate-certifies = This is to certify that
certificate-when =
    { $one ->
        [true] on { $first }
       *[false] from { $first } to { $last }
    }
certificate-where =
    { $count ->
        [one] helped once as a volunteer in { $community }.
       *[other] helped { $count } times as a volunteer in { $community }.
    }
certificate-sum = The confirmed time of service is
certificate-whole = This is to certify that { $name }, { $when }, helped as a volunteer in { $community }; number of occasions: { $count }; confirmed time of service: { $hours } hours.
certificate-code = Code (核验码)
certificate-unit =
    { $one ->
        [true] hour
       *[false] hours
    }
certificate-hereby = Issued as a true record.
certificate-how = To verify, send /verify { $code } to Linli of { $community } on Telegram, or ask at the residents’ committee (居委会).
certificate-basis = Issued free of charge and as recorded, under article 19 of the Regulations on Voluntary Service (志愿服务条例).
certificate-day = { $date } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
certificate-span =
    { $one ->
        [true] { $first }
       *[false] { $first } to { $last }
    }

# Asking for one.
certificate-offer =
    <b>Certificate of voluntary service</b>
    { $count ->
        [one] Confirmed: { $hours } hours on one occasion, { $when }.
       *[other] Confirmed: { $hours } hours on { $count } occasions, { $when }.
    }
certificate-offer-name =
    { $named ->
        [true] Name on the certificate: { $name }
       *[false] There is no name for the certificate yet. Please tap “Change name” and write one.
    }
certificate-offer-free = Free of charge, and at once. It says what is confirmed, and no more.
certificate-earlier = You have had:
certificate-line =
    { $holds ->
        [true] · { $code }: { $day }, { $hours } hours
       *[false] · { $code }: { $day }, { $hours } hours, no longer valid
    }
certificate-name-ask = Please send me the name for the certificate, as on your ID. It is kept encrypted, and stands on your certificates only.
certificate-issued =
    Your certificate is ready; its code is { $code }.
    Anybody can check it by sending me /verify { $code }. They see only the beginning of your name.
certificate-to-print = This one is for printing, on A4.
certificate-file = Certificate of voluntary service { $code }
button-certify = Get it
button-certificate-name = Change name
button-certificate-again = { $code } once more
button-certificate-new = Get a new one
button-certificate-revoke = Revoke

# Proving one.
certificate-genuine =
    This certificate is genuine, and valid.
    { $count ->
        [one] { $name }, { $when }: volunteered in { $community } once, { $hours } confirmed hours.
       *[other] { $name }, { $when }: volunteered in { $community } { $count } times, { $hours } confirmed hours.
    }
    Code { $code }, issued on { $issued }. If the name does not fit the one on the paper, it is not theirs.
certificate-void =
    This certificate is no longer valid, since { $since }. It cannot be used.
    What it said: { $name }, { $when }, occasions: { $count }, hours: { $hours }; code { $code }, issued on { $issued }.
certificate-revoke-ask = Why should { $code } be revoked? Please write one sentence; its owner will read it.
certificate-revoked = { $code } is revoked, and its owner has been told why.
certificate-told =
    { $given ->
        [true] Your certificate { $code } is no longer valid. The reason: { $reason }
       *[false] Your certificate { $code } is no longer valid: some of the hours on it were corrected and are fewer now. You can see why in /hours.
    }
    You can have a new one from the records as they are now, free of charge.
