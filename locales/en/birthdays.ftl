# Birthdays that neighbours celebrate together: the month that somebody told, parties, and visits in their place.

word-birthday = birthday|my birthday|birthday party|birthdays

birthday-about =
    🎂 <b>Would you like to celebrate your birthday with neighbours?</b>
    Neighbours born in the same month come together for an hour or two. It costs nothing.
    Only the month is kept, neither the day nor the year.
    When there is a party that month, I invite you in private. Other neighbours do not see it, and staff do not see who it is: only whether there is anybody that month, and how many where there are many.

    Is your birthday by the solar or by the lunar calendar (农历)?
birthday-which-month =
    { $lunar ->
        [true] In which lunar month is your birthday? Born in a leap month, choose that month.
       *[false] In which month is your birthday?
    }
birthday-month =
    { $lunar ->
        [true] { $month ->
            [1] 1st (正月)
            [2] 2nd (二月)
            [3] 3rd (三月)
            [4] 4th (四月)
            [5] 5th (五月)
            [6] 6th (六月)
            [7] 7th (七月)
            [8] 8th (八月)
            [9] 9th (九月)
            [10] 10th (十月)
            [11] 11th (十一月)
           *[12] 12th (腊月)
        }
       *[false] { $month ->
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
        }
    }
birthday-named =
    { $lunar ->
        [true] { $month ->
            [1] the 1st lunar month (正月)
            [2] the 2nd lunar month (二月)
            [3] the 3rd lunar month (三月)
            [4] the 4th lunar month (四月)
            [5] the 5th lunar month (五月)
            [6] the 6th lunar month (六月)
            [7] the 7th lunar month (七月)
            [8] the 8th lunar month (八月)
            [9] the 9th lunar month (九月)
            [10] the 10th lunar month (十月)
            [11] the 11th lunar month (十一月)
           *[12] the 12th lunar month (腊月)
        }
       *[false] { $month ->
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
        }
    }
birthday-kept =
    { $lunar ->
        [true] 🎂 On record: your birthday is in { $month }. Your next party would be that of { $party ->
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
        } { $year }.
       *[false] 🎂 On record: your birthday is in { $month }. Your next party would be that of { $month } { $year }.
    }
birthday-then = If there is a party that month, I invite you in private.
birthday-homeless = I do not know yet where you live. Please choose it, so that the right community invites you.
birthday-left = Deleted: your birthday is not on record any more. To take part again, send “birthday” at any time.

button-birthday = My birthday
button-birthday-calendar =
    { $lunar ->
        [true] Lunar
       *[false] Solar
    }
button-birthday-other =
    { $lunar ->
        [true] Choose lunar
       *[false] Choose solar
    }
button-birthday-change = Change month
button-birthday-leave = Take me off

birthday-invitation =
    🎂 <b>You are invited to the birthday party</b>
    You said that you would like to celebrate with neighbours; this one is for you, too.
birthday-cannot = If you cannot come, somebody can visit you at home.
button-visit = I would like a visit

birthday-visit-words = I cannot come to the birthday party and would like somebody to visit me at home.
birthday-visit-sure =
    <b>A visit at home</b>
    I note it as a request for help, with these words:
    “{ $words }”

    The community's desk first sees your building, and that a visit is wanted.
    Whoever takes it – a team leader, the grid worker or community staff – and the volunteers who come see your name, where you live and these words. Other neighbours do not.
    They agree on a time with you first, and take neither money nor gifts. Is that all right?
birthday-visit-asked = Noted as #R{ $number }. You hear as soon as somebody takes it; they agree on a time with you first.
birthday-visit-not = All right, nothing is arranged. If you change your mind, tap “I would like a visit” on the invitation.
button-visit-sure = Yes, please come
button-visit-not = Not now

party-where = Where is the birthday party to be?
party-months =
    🎂 <b>Birthday party · { $place }</b>
    Choose a month, and I begin a draft. Once it is sent out, residents whose birthday is in that month are invited in private; other neighbours can come, too.
    Fewer than { $few } people are not counted, so that nobody can guess who they are.
party-month-line =
    { $month ->
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
    } { $year }: { $people }
party-people =
    { $count ->
        [none] nobody yet
        [some] somebody
       *[other] { $count } people
    }
party-title =
    { $month ->
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
    } birthday party
party-notes = Just come, no presents needed.
party-ask =
    { $state ->
        [planned] 🎂 { $place }: { $who } is preparing the birthday party of month { $month }. Thank you!
        [declined] 🎂 { $place }: { $who } said that there is no birthday party in month { $month }. To plan one after all, send /birthday.
       *[waiting] 🎂 { $place }: { $count ->
            [some] there are residents
           *[other] there are { $count } residents
        } with a birthday this month, and no birthday party is planned. Shall there be one?
    }
button-parties = Plan a party
button-party-month =
    { $month ->
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
    }
button-party-begin = Plan one
button-party-decline = Not this month

mydata-gathering = <b>Events and birthday</b>
mydata-birthday = Birthday: { $month } (only the month, encrypted)
mydata-event =
    { $state ->
        [waiting] #E{ $number } ({ $heads } in line)
        [offered] #E{ $number } ({ $heads }, places wait for your answer)
        [away] #E{ $number } (not coming)
       *[coming] #E{ $number } (party of { $heads })
    }
mydata-events = Events, { $count }: { $events }
mydata-hosted = Events that you hold, { $count }: { $events }
mydata-reminded =
    { $on ->
        [true] Reminders of events: yes
       *[false] Reminders of events: no
    }
mydata-answered = Courses of which you said whether they were of use: { $count }
mydata-unasked = You are not asked after courses
mydata-gathering-kept = Names are erased 90 days after an event. The month of your birthday stays until you take it off.
erase-sure-gathering =
    { $what ->
        [places] Your places at events go to others.
        [hosted] Somebody else is asked to hold the events that you hold.
       *[birthday] The month of your birthday is erased, too.
    }
