# What is on: the list, the large calendar, the file, the news, and the question some time after a course.

word-programme = Events|What is on|What’s on|What's on|What is on this week|What’s on this week|What's on this week|Any events|Event calendar|Activities

programme-title =
    🗓 <b>{ $days }</b> · { $count ->
        [0] nothing planned
        [one] 1 event
       *[other] { $count } events
    }
programme-week =
    { $which ->
        [this] This week ({ $first } – { $last })
        [next] Next week ({ $first } – { $last })
       *[other] { $first } – { $last }
    }
programme-month =
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
    } { $year }
programme-date =
    { $date } { $month ->
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
programme-day = <b>{ $day }</b>
programme-days = { $first } – { $last }
programme-marked = <b>{ $day }</b> { $mark }
programme-off = day off
programme-works = worked for a day off (调休)
programme-joint = { ", " }
programme-mark-joint = { ", " }
programme-event = { $clock } <b>{ $title }</b> #E{ $number }
programme-where =
    { $placed ->
        [true] { $venue } ({ $place })
       *[false] { $venue }
    }
programme-free =
    { $state ->
        [over] over
        [running] going on now
        [called-off] called off, no need to come
       *[open] { $limited ->
            [true] { $free ->
                [0] full, you can wait in line
                [one] 1 place left
               *[other] { $free } places left
            }
           *[false] room for everybody
        }
    }
programme-mine =
    { $seat ->
        [offered] places are kept for you: please open it
        [waiting] { $heads ->
            [1] ✓ you wait in line
           *[other] ✓ you wait in line, { $heads } of you
        }
       *[coming] { $heads ->
            [1] ✓ you come
           *[other] ✓ you come, { $heads } of you
        }
    }
programme-next = Next: { $when }, <b>{ $title }</b> #E{ $number }.
programme-suggest = Would you like to do something with your neighbours? Write “Suggestion” and tell us.
programme-suggest-privately = Would you like to do something with your neighbours? Write “Suggestion” to me in private.
programme-in-private =
    { $more ->
        [true] There are more. To sign up, and to see what you signed up for, come to the private chat.
       *[false] To sign up, and to see what you signed up for, come to the private chat.
    }
programme-cost = All of it is free.

button-programme-before =
    { $span ->
        [month] ‹ Month before
       *[week] ‹ Week before
    }
button-programme-after =
    { $span ->
        [month] Month after ›
       *[week] Week after ›
    }
button-programme-span =
    { $span ->
        [month] By the month
       *[week] By the week
    }
button-programme-picture = Large calendar
button-programme-file = To my calendar
button-programme-event = See #E{ $number }
button-programme-bell =
    { $on ->
        [true] Tell me of new events
       *[false] Stop telling me
    }
programme-bell =
    { $on ->
        [true] Noted. You hear of new events in private.
       *[false] Noted. You hear of new events no more. Write “Events” to see them at any time.
    }

# The large calendar, as a picture.

chart-programme =
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
    } { $year }
chart-programme-count =
    { $count ->
        [0] Nothing planned
        [one] 1 event, free
       *[other] { $count } events, all free
    }
chart-programme-weekday =
    { $number ->
        [1] Mo
        [2] Tu
        [3] We
        [4] Th
        [5] Fr
        [6] Sa
       *[7] Su
    }
chart-programme-date = { "" }
chart-programme-until = to { $date }
chart-programme-off = off
chart-programme-works = work
chart-programme-dot = there is an event
chart-programme-called-off = called off
chart-programme-more = { $count } more: see the text.
chart-programme-page = Page { $page } of { $pages }
programme-picture =
    Events in { $month }, in large letters.{ $pages ->
        [1] { "" }
       *[other] { " " }There are { $pages } pictures.
    }

# The file for one's own calendar.

ics-what = For: { $whom }
ics-bring = Please note: { $notes }
ics-free = Free of charge. Number #E{ $number }.
ics-name = Neighbourhood events
ics-file =
    { $called ->
        [true] This event was called off. Open the file, and your calendar marks it as cancelled.
       *[false] Open the file, and your phone asks whether to add it to your calendar. Should the time change, please get it once more.
    }
ics-file-month =
    { $count ->
        [one] The event of { $month } is in this file.
       *[other] The { $count } events of { $month } are in this file.
    } Open it, and your phone asks whether to add them to your calendar.

# News of an event, for whoever wanted to hear of such.

for-you-why = You wanted to hear about things like this.
button-for-you-come = I’ll come
button-for-you-look = Have a look
button-for-you-hush = Not this sort
for-you-hushed = Noted: you hear about { $topics } no more. With /topics you can choose it again.
for-you-hushed-already = Noted. You would not have heard about this sort anyway.

# Some time after a course.

useful-ask =
    <b>{ $title }</b> (#E{ $number }), some time ago: have you made use of it?

    One tap will do. Nobody sees who answered what.
useful-noted =
    Noted: <b>{ $title }</b>, { $use ->
        [yes] of use
        [partly] of some use
       *[no] of no use
    }. Thank you; we will think of it when we plan the next course.
button-use =
    { $use ->
        [yes] Yes, I have
        [partly] In part
       *[no] No
    }
button-use-stop =
    { $on ->
        [true] You may ask me again
       *[false] Don’t ask me again
    }
useful-stopped =
    { $on ->
        [true] Noted. You are asked again after courses.
       *[false] Noted. You are asked no more after courses.
    }
useful-totals = <b>{ $title }</b> (#E{ $number }) was three weeks ago. Those who came were asked whether it was of use:
useful-answered = { $count } answered
useful-figure =
    { $use ->
        [yes] Of use:
        [partly] Of some use:
       *[no] Of no use:
    }{ $few ->
        [true] { " " }fewer than { $least }
       *[false] { " " }{ $count }
    }
useful-private = Small figures are not shown, and nobody is told who answered what.
