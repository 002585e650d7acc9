# Rosters, for staff: who can be asked, how places were filled, hours as tables.

roster-which = Whose volunteers would you like to see?
roster-home =
    <b>{ $place } · volunteers</b>
    { $count ->
        [one] 1 volunteer in all
       *[other] { $count } volunteers in all
    }{ $resting ->
        [0] .
       *[other] ; { $resting } of them are taking a break and are not asked.
    }
roster-pick-skill = What should they be able to do?
roster-pick-slot = When should they have time?
roster-slot =
    { $slot ->
        [workday-morning] Workday mornings
        [workday-afternoon] Workday afternoons
        [workday-evening] Workday evenings
        [weekend-morning] Weekend mornings
        [weekend-afternoon] Weekend afternoons
        [weekend-evening] Weekend evenings
       *[any] At any time
    }
roster-any-skill = Any skill
roster-who =
    { $count ->
        [one] <b>1 person can be asked</b> ({ $skill } · { $slot })
       *[other] <b>{ $count } people can be asked</b> ({ $skill } · { $slot })
    }
roster-person =
    { $limited ->
        [true] · { $name }: { $cannot }
       *[false] · { $name }
    }
roster-cannot =
    { $limit ->
        [stairs] no stairs
        [lifting] no heavy lifting
        [outdoors] not outdoors
        [pets] no pets
        [night] not at night
       *[homes] no home visits
    }
roster-joint = { ", " }
roster-free = Nobody is asked more than once a day. Whether they come is theirs to say, without a reason.
roster-nobody = Nobody can be asked ({ $skill } · { $slot }). You can look again with other choices.
roster-which-task = What should { $name } be asked to?
roster-no-task = No task needs anybody at the moment.
roster-asked = { $name } has been asked about #T{ $number }. Whether they come is theirs to say.
roster-offer = <b>A task that might suit you:</b>
roster-offer-free = Come or not, as you like; you need not say why.
roster-no-thanks = All right, not this time. Thank you for looking.
roster-filled = <b>How places were filled, in the last months</b>
roster-filled-nothing = No task was finished in the last months.
roster-filled-month = <b>{ $month }</b>
roster-filled-line =
    · { $team }: tasks { $tasks }, places { $places }, { $taken ->
        [yes] taken by { $held }
       *[few] taken by fewer than 5
    }, { $known ->
        [yes] { $came } turned up
       *[few] fewer than 5 turned up
    }
roster-filled-few = Fewer than 5 people are not counted, as one could guess who they are. Tasks that were called off are left out.
roster-no-team = no team
roster-years = Hours of volunteers in { $place }: of which year? The table has their names. Please use it for checking and entering only, and pass it on to nobody.
roster-file = { $place } { $year } volunteer hours
roster-file-words =
    { $count ->
        [one] Hours of volunteers in { $place }, { $year }: 1 row.
       *[other] Hours of volunteers in { $place }, { $year }: { $count } rows.
    } Please use it for checking and entering only, and pass it on to nobody.
roster-column =
    { $column ->
        [name] Volunteer
        [number] Number
        [title] Task
        [team] Team
        [day] Day
        [in] Arrived
        [out] Left
        [minutes] Minutes
        [state] State
        [confirmed] Confirmed by
       *[corrections] Corrections
    }
roster-number = T{ $number }
roster-state =
    { $state ->
        [running] still there
        [ended] not confirmed yet
        [confirmed] confirmed
       *[doubted] doubted, does not count
    }
roster-confirmed =
    { $role ->
        [served] the neighbour
        [leader] team leader
       *[staff] staff
    }
roster-correction = { $before } to { $after } minutes: { $reason }
button-roster-who = Who can come
button-roster-filled = Places filled
button-roster-hours = Tables of hours
button-roster-places = Another place
button-roster-any-skill = Any skill
button-roster-any-time = At any time
button-roster-again = Choose again
button-roster-back = Back to the roster
button-roster-ask = Ask { $name }
button-roster-task = #T{ $number } { $title } · { $date }/{ $month }
button-roster-look = Have a look
button-roster-no = Not this time
button-roster-xlsx = { $year } XLSX
button-roster-csv = { $year } CSV
slip-span = { $day }, { $start } – { $end }
slip-here = The page for #T{ $number }, one sheet of A4. Please take it back afterwards; no pictures of it, please.
