# What was promised and what was kept.

promises-title = <b>What we promised, and what we kept</b>
promises-title-picture = What we promised, and what we kept
promises-headline =
    { $known ->
        [true] Since { $since }, residents said of <b>{ $percent }%</b> of what was done that it was not solved, and it was taken up again.
       *[false] Since { $since }, too little was done yet for a share to mean anything.
    }{ $told ->
        [true] { " " }{ $count } cases were reported in all.
       *[false] { "" }
    }
promises-beside =
    { $known ->
        [true] of what was done since { $since } was not solved, said residents, and was taken up again
       *[false] Since { $since }, too little was done yet for a share to mean anything
    }
promises-kind =
    { $kind ->
        [repair] Repairs
        [help] Help
        [complaint] Complaints
        [suggestion] Suggestions
        [patrol] Walks
       *[question] Questions
    }
promises-kind-title =
    <b>{ $kind ->
        [repair] Repairs
        [help] Help
        [complaint] Complaints
        [suggestion] Suggestions
       *[question] Questions
    }: { $count } categories</b>
promises-line = · { $name }: { $times }
promises-category = <b>{ $name }</b>
promises-clear =
    { $field ->
        [who] <b>Who</b>
        [duty] <b>Answers for</b>
        [task] <b>Does</b>
        [standard] <b>Done means</b>
        [basis] <b>Basis</b>
       *[times] <b>How long</b>
    }: { $words }
promises-outside =
    { $known ->
        [true] <b>Not among the community’s duties</b>: it belongs to { $belongs }. We pass it on and do not sit on it.
       *[false] <b>Not among the community’s duties</b>. We pass it on and do not sit on it.
    }
promises-times = taken within { $accept }, solved within { $solve }
promises-time =
    { $amount } { $unit ->
        [minutes] { $one ->
            [true] minute
           *[false] minutes
        }
        [hours] { $one ->
            [true] working hour
           *[false] working hours
        }
       *[days] { $one ->
            [true] working day
           *[false] working days
        }
    }
promises-kept = <b>What was kept</b>
promises-whole = In all
promises-month =
    { $last ->
        [true] { $month } (until today)
       *[false] { $month }
    }
promises-figures =
    { $name }: { $told ->
        [yes] { $count }{ $shares }
        [few] fewer than 5
       *[no] not shown
    }
promises-share =
    { $what ->
        [accepted] taken in time { $percent }%
        [solved] solved in time { $percent }%
       *[reopened] taken up again { $percent }%
    }
promises-percent = { $percent }%
promises-part =
    { $what ->
        [solved] Solved in time
       *[accepted] Taken in time
    }
promises-few = Numbers below 5 are not shown, nor sums from which they could be worked out, so that nobody’s affairs can be guessed.
button-promises-back = ‹ Back
button-promises-private = See details
