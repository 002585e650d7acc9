# Refusals about cases. Every one says what to do next.

refused-words-too-long = 寫得有點長，多了 { $over } 個字（一則最多 { $longest } 個）。請分成幾則傳給我，先寫的都還在。
refused-too-many-files = 這件事已經有 { $most } 張圖片和檔案了，放不下更多。請用文字補充，或者等工作人員來看。
refused-incomplete =
    { $field ->
        [service] 還沒選是哪一類事。請先按一下類別，我好交給對的人。
       *[words] 還沒寫是什麼事。請用一兩句話說說，傳照片或語音也行。
    }
refused-bad-phone = 這不像一個電話號碼。請只寫數字，例如 010-55550123；不想留電話，可以跳過。
refused-own-link = 這個連結要請對方在自己的手機上打開，您代按不算數。請把它轉發給對方。
refused-bad-service-words = 這裡要寫 1 到 { $longest } 個字。請改短一點，再發一次。
refused-bad-service-time = 時間要在 { $least } 分鐘到 { $most } 個工作天之間，請換一個。
refused-nobody-to-claim = 至少要留一種人來接這類事。請先加上一種，再去掉這一種。
refused-service-needed = 這一類別處還要用到，不能停用。名稱和時間都可以改。
refused-nobody-below = 下面沒有別的一級能接這件事了。您可以自己認領，或者轉給同事。
refused-needs-proof = 這一類事辦完要留一張現場照片。請先拍一張傳給我；沒辦法拍的，請按「其他結果」寫明原因。
refused-parts-open = 拆出去的 { $numbers } 還沒辦完。請等它們辦完再結案，或者先撤回。
refused-needs-words = 居民和同事要看到原因，請寫一兩句話傳給我。
refused-not-alike = 這兩件不是同一類事，或者一件是從另一件拆出來的，合不到一起。請核對編號，再傳一次。
refused-nobody-listens = 這件事的那一頭沒有人在：報的居民把自己的資料都刪了，或者是您自己記下的。請接著辦完；要留句話，就按「更多」裡的「記一筆」。
refused-still-open = #R{ $number } 又在辦了，還沒辦完。辦完會再問您；想看進度，請傳送「我的」。
refused-reopen-too-late = 辦完超過 { $days } 天，不能接著辦了。還有問題，請重新說一次，我記成新的一件。
refused-too-many-days = 一次只能延 1 到 { $longest } 個工作天。請換一個天數。
refused-not-in-hand = 這件事現在等人認領，不在您手上了。要接著辦，請先按「認領」。
refused-comes-as-task =
    謝謝您願意去。上門的事由隊長排成任務：有兩個人一起去，要小心什麼也先說清楚。
    排好了會發到群組，發送 /tasks 也看得到。
refused-nothing-to-certify = 還沒有確認過的時數，暫時開不了證明。做完任務、對方或隊長確認以後，馬上就能開。
refused-bad-own-name = 這不像一個姓名。請寫 1 到 { $longest } 個字，照身分證上的寫。
refused-not-askable =
    { $why ->
        [rests] 這位義工現在休息，先不打擾。請換一位。
        [today] 今天已經邀請過這位義工，一天只問一次。請換一位，或者明天再問。
        [before] 這件事已經問過這位義工，不再問第二次。請換一位。
        [there] 這位義工已經報了名，或者已經說過不去。請換一位。
        [full] 這項任務沒有空位，或者已經結束，不用再邀請。
        [gone] 現在傳不到這位義工那裡。請換一位。
       *[unfit] 這項任務的條件，這位義工現在不符合。請換一位。
    }
refused-not-for-you =
    { $why ->
        [unsaid] 還不知道您是否成年。請發送 /volunteer，說一句就行，再回來報名。
        [consent] 未成年人要有監護人簽字同意。請發送 /volunteer，看看怎麼辦，再回來報名。
        [minor] 這項任務只請成年人。別的任務歡迎您，請發送 /tasks 看看。
        [team] 這項任務是一支隊伍的。想參加，請發送 /volunteer 先加入這支隊伍。
        [women] 這項任務希望由女義工來。別的任務也在等人，請發送 /tasks 看看。
        [skill] 這項任務要用到一樣技能。您會的話，請發送 /volunteer 加上，再回來報名。
        [licence] 這項任務要看過證件才能報。請發送 /volunteer，請隊長看一眼正本。
        [served] 這項任務是來幫您的，您等著就行。
        [ended] 這項任務已經開始或者結束了。別的任務也在等人，請發送 /tasks 看看。
       *[declined] 這項任務的人手已經另有安排。別的任務也在等人，請發送 /tasks 看看。
    }
refused-task-ended =
    { $state ->
        [called-off] 這項任務取消了，不用去。別的任務也在等人，請發送 /tasks 看看。
        [came] 您已經到了。要先走，請按「走了」。
        [past] 這項任務的時間已經過了，名額不用再讓。沒去成的話，有人問到時，您可以說明情況。
        [running] 這項任務已經開始了，不用再回。到了，請按「到了」；來不了，請按「來不了」。
        [began] 這項任務已經開始，報名停了。別的任務也在等人，請發送 /tasks 看看。
       *[over] 這項任務已經結束。別的任務也在等人，請發送 /tasks 看看。
    }
refused-clash = 這個時間您已經報了 #T{ $number }。兩項都想去，請在私聊裡打開這項任務，再按一次報名。
refused-not-offered = 這個名額已經先問了下一位。您還在候補裡，或者請發送 /tasks 重新報名。

# Time at tasks.
refused-own-hours = 自己的時數不能自己確認，也不能自己同意改。請讓對方、隊長或者工作人員來。
refused-no-seat = 這項任務裡沒有您的名額了。想參加的話，請傳送 /tasks 再看看。
refused-too-early =
    { $minutes ->
        [0] 還沒有結束。結束以後再來按就行。
       *[other] 還早呢，開始前 { $minutes } 分鐘起可以按「到了」。到時候再按一次就行。
    }
refused-served-first = 已經請對方確認了。{ $days } 天沒有回音，會再請您來。
refused-still-there = 人還沒走，時數還沒有定。請等走了以後再來。
refused-bad-minutes = 這項任務最多 { $most } 分鐘，也要跟現在記的不一樣。請再寫一次。
refused-correction-waits = 這一次的時數已經有人提出要改，正等另一位來看。請等有了結果再說。
refused-second-person = 改時數要兩個人。您提出來的，要另一位來同意，已經告訴他們了。
refused-came-indeed = 這位按過「到了」，或者已經讓出名額，不能記沒來。時數不對的話，請改時數。

# Tasks that are planned.
refused-gates-shut = 這項任務還沒填齊，不能發出去。請發送 /task 接著填。
refused-bad-task =
    { $why ->
        [title] 名稱要有字，最多 60 個字。請改短一點，再發一次。
        [seats] 人數要在 1 到 200 之間。請再發一次。
        [least] 最少人數要在 1 和總人數之間。請再發一次。
        [times] 結束要晚於開始。請把開始和結束一起再發一次，例如「週六 9:00–11:00」。
        [past] 這個時間已經過去了。請換一個時間。
        [far] 最遠只能排到一年以後。請換一個時間。
        [long] 一項任務最長 12 個小時。請分成幾個時段來發。
        [begun] 這項任務已經開始了，不能再改。不辦了，請按「取消任務」。
        [taken] 已經有更多的人報名了，名額不能少於報了名的人數。
       *[private] 名稱、備註或者風險裡寫了對方的姓名、電話或者門牌，群組裡會看到。請改掉再發。
    }
refused-already-open = #T{ $number } 已經發出去了，這一項不能再改。時間、地點和名額還能改；要改別的，請取消它，再發一項新的。
refused-own-matter = 這是您自己的事，要請別人來看、來定。請找另一位隊長，或者社區工作人員。
refused-age-unsaid = 還不知道您滿沒滿 18 歲。請發送 /volunteer，按「改年齡性別」，說一聲再加入。
refused-needs-consent = { $who }沒滿 18 歲，家長的同意書還沒有人看過。請先看過同意書，按「看過同意書」，再同意入隊。
refused-minors-never-lead = { $who }沒說滿了 18 歲，還不能當隊長。請換一位，或者請這位鄰居先在 /volunteer 裡改年齡。
refused-already-answered = 這位鄰居的事，{ $who }剛剛答覆過了，謝謝您。
refused-team-closed = 「{ $name }」已經解散了。請發送 /volunteer，看看別的隊伍。
refused-needs-reason = 對方要看到為什麼。請寫一兩句話發給我。
refused-already-said = 您的話已經轉給隊長和社區工作人員了。還有話說，請到社區服務窗口。
refused-day-passed = 這一天已經過去了，證不能算數。請核對證上的日子，再發一次。
refused-just-arrived = 您剛剛才到，還沒給您記走。走的時候，再按「走了」。
refused-not-celebrated = 這裡沒有記著您的生日月份了。想有人來看看您，請發送「求助」；想再記上，請發送「生日」。

# Coming to events.
refused-event-ended =
    { $state ->
        [called-off] 這場活動取消了，不用去。別的活動，請發送 /events 看看。
        [began] 這場活動已經開始，報名停了。別的活動，請發送 /events 看看。
        [ahead] 活動還沒開始。開始前 1 小時起，可以在這裡記誰來了。
       *[over] 這場活動已經結束了。別的活動，請發送 /events 看看。
    }
refused-event-full = 名額不夠 { $heads } 個，現在最多 { $free } 個。請打開活動，可以排隊等。
refused-places-gone = 這幾個名額已經問了別家。還想來，請打開活動，再報一次或者排隊等。
