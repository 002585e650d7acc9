# What nobody could answer, and what was asked in a month.

menu-misses = Unanswered questions
menu-report = The week’s patterns, the month’s questions
misses-none = There are no unanswered questions now.
misses-title = <b>Unanswered: { $questions } · kinds: { $groups }</b>
misses-line =
    { $place }. { $words }
       asked { $count ->
        [one] once
       *[other] { $count } times
    }{ $waiting ->
        [0] { "" }
       *[other] { " " }· { $waiting } waiting
    }
button-miss = See { $place }
miss-title =
    { $count ->
        [one] <b>One question</b>
       *[other] <b>{ $count } questions about the same</b>
    }
    { $waiting ->
        [0] nobody waits
        [one] one person waits
       *[other] { $waiting } people wait
    } · last asked { $when }
miss-more =
    { $count ->
        [one] And one more way of asking.
       *[other] And { $count } more ways of asking.
    }
button-miss-write = Write an answer
button-miss-known = It is answered
button-miss-dismiss = Needs no answer
button-miss-dismiss-sure = Yes, leave it
miss-dismiss-sure =
    { $count ->
        [one] This question leaves the list.
       *[other] These { $count } questions leave the list.
    } { $waiting ->
        [0] { "" }
        [one] One person waits and will hear no more.
       *[other] { $waiting } people wait and will hear no more.
    } Are you sure?
miss-which =
    { $count ->
        [0] Which one answers it? Send me a few words:
       *[other] Which one answers it? If it is not here, send me a few words:
    }
miss-settled =
    { $count ->
        [0] Off the list. Nobody waited.
        [one] Off the list. One neighbour who waited is told.
       *[other] Off the list. { $count } neighbours who waited are told.
    }
miss-dismissed = All right, it is off the list.
button-back-to-misses = See the others
misses-week = <b>This week, the answers need a look:</b>
misses-week-line =
    { $what ->
        [misses] · unanswered questions: { $count }
        [due] · answers to be checked within 30 days: { $count }
       *[expired] · answers that held until a day that has passed: { $count }
    }
button-see-misses = See them

month-name =
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
month-title =
    { $asked ->
        [one] <b>{ $month }: one question</b>
       *[other] <b>{ $month }: { $asked } questions</b>
    }
month-outcomes = answered { $answered } · choice offered { $doubtful } · not sure { $unsure }
month-votes = called useful { $useful } · no use { $useless }
month-subjects = Most asked:
month-subject = · { $subject }: { $count }
month-other-subjects = others (fewer than 5 each)
month-nothing = Nobody asked anything in { $month }.
button-month = See { $month }
chart-month = What was asked in { $month }
chart-asked =
    { $count ->
        [one] question
       *[other] questions
    }
chart-month-outcomes = What they got
chart-month-outcome =
    { $outcome ->
        [answered] the answer
        [doubtful] a choice
       *[unsure] no sure answer
    }
chart-count-share = { $count } · { $percent }%
chart-month-subjects = What it was about
chart-month-more =
    { $count ->
        [one] one more subject
       *[other] { $count } more subjects
    }
chart-month-votes = What residents said
chart-month-vote =
    { $vote ->
        [useful] useful
       *[useless] no use
    }
