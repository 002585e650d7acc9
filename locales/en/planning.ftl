# Planning tasks for volunteers: the panel of a draft, the page of an open one, and what those hear whom it concerns.

word-task = new task|post a task|plan a task

# The panel of a draft. Only whoever plans it sees it.
plan-title = 📝 <b>New task</b> (not posted yet)
plan-example =
    One line will do, such as:
    Making dumplings, 8 people, Saturday 9:00–11:00
    I will ask for the rest.
plan-fact =
    { $field ->
        [title] What: { $value }
        [time] When: { $value }
        [people] People: { $value }
        [team] Asked: { $value }
        [home] Into a home: { $value }
        [meeting] Meeting point: { $value }
        [spot] Door: { $value } (only for those who take part)
        [served] For: { $value } (only for those who take part)
        [risk] Risk: { $value }
        [skill] Skill: { $value }
        [insured] Insurance: { $value }
        [notes] Notes: { $value }
       *[more] Also: { $value }
    }
plan-seats =
    { $seats }{ $least ->
        [1] { "" }
       *[other] ; it needs at least { $least }
    }
plan-everybody = all volunteers of { $place }
plan-home =
    { $home ->
        [true] yes
       *[false] no
    }
plan-risk =
    { $risk ->
        [everyday] like everyday life
        [care] take care
       *[danger] somebody may get hurt
    }
plan-no-skill = none needed
plan-one-skilled = { $skill }, one is enough
plan-skill = { $name } (with { $licence })
plan-insured =
    { $insured ->
        [true] everybody has accident insurance
       *[false] nobody is insured
    }
plan-known-neighbour = the neighbour who asked
plan-women = women, please
plan-urgent = urgent
plan-repeat =
    { $repeat ->
        [weekly] every week
       *[monthly] every month
    }
plan-joint = { ", " }
plan-missing = Still missing:
plan-gate =
    { $gate ->
        [title] what it is
        [time] when (it must lie ahead)
        [team] which team is asked
        [home] whether it leads into a home
        [where] where
        [served] whose home
        [two] two people at least for a home
        [risk] what may happen
        [skill] which skill it takes
       *[insurance] insurance (a must for homes and danger)
    }
plan-first = Still missing: { $gate }.
plan-ready = Everything is there, and it can be posted. The volunteers’ group will read what, when and how many; name and door are only for those who take part.
plan-choose-place = <b>Where is this task?</b>
plan-unfinished = You have a task that is not posted yet: { $title }. Go on with it, or plan another one?
plan-dropped = All right, this task is gone.
plan-sure-to-drop = Drop this task? What you filled in will be gone.
plan-gone = This task is gone. To plan a new one, send /task.
plan-use-buttons = I did not understand that. To change something, tap its button first, then write to me.
plan-private = Everybody can read this. Please leave out phone and identity numbers, and never put a door and a name together. Change it and send it again.
plan-not-understood =
    { $what ->
        [time] I did not understand the time. Please write it like this: Saturday 9:00–11:00, or 3 December 2 pm to 4 pm.
       *[people] I did not understand the number. Please write digits, such as: 8 people, at least 4.
    }

# What is asked for, one thing at a time.
plan-ask =
    { $what ->
        [title] <b>What is it?</b>
            A few words will do, such as “Going to the doctor with an elder”. Everybody can read it: no names, no doors.
        [time] <b>When is it?</b>
            Such as: Saturday 9:00–11:00. Without an end, I take it for two hours.
        [people] <b>How many people?</b>
            Such as: 8 people, at least 4. At least two go into a home.
        [meeting] <b>Where do you meet?</b>
            Everybody can read it, such as “community hall”.
        [spot] <b>Which door?</b>
            Such as: building 3, unit 1, 502. Only those who take part can read it, and it goes again afterwards.
        [served] <b>Whose home?</b>
            Write how to call them, with a phone number if you like: Granny Zhang 010-55550123. Only those who take part can read it.
        [risk-words] <b>What is there to be careful of?</b>
            Such as “there is a ladder, and the floor may be slippery”. Everybody reads it before signing up.
        [notes] <b>What should people know?</b>
            Such as “bring water, wear flat shoes”. Everybody can read it.
        [alter-time] <b>When is #T{ $number } now?</b>
            Such as: Sunday 9:00–11:00. Those who signed up hear of it at once, and I ask them again whether they can come.
        [alter-people] <b>How many people for #T{ $number }?</b>
            Write a number. It cannot be less than have signed up.
        [alter-notes] <b>What should people know about #T{ $number }?</b>
            Those who signed up hear of it at once.
        [again] <b>At which other time is #T{ $number }?</b>
            Such as: Saturday 14:00–16:00. Everything else stays the same; the number is a new one.
        [call-off] <b>Why is #T{ $number } called off?</b>
            Write a sentence. Whoever signed up, waits, or was to be helped will read it.
       *[call-off-all] <b>Why is the whole series of #T{ $number } called off?</b>
            Write a sentence. Whoever signed up for any of them will read it, and no more will come.
    }
plan-choose =
    { $what ->
        [team] <b>Who is asked?</b>
            It is posted in the team’s group; for everybody, in the volunteers’ group.
        [home] <b>Does it lead into somebody’s home?</b>
            Then two go at least, all insured, and only adults are asked.
        [risk] <b>What may happen, at worst?</b>
            If care is needed, or somebody may get hurt, I ask you what to be careful of. Where somebody may get hurt, only adults are asked.
        [skill] <b>Which skill does it take?</b>
            Where a licence is needed, a leader must have seen it.
        [insured] <b>Does everybody who takes part have accident insurance?</b>
            Without it, nothing is posted that leads into homes or where somebody may get hurt.
       *[more] <b>Anything else?</b>
            None of it is needed.
    }

# The page of an open task.
plan-called-off = Why it was called off: { $reason }
plan-call-off-which = <b>Call off #T{ $number } alone, or the whole series?</b>
plan-holders = Signed up: { $names }
plan-holder =
    { $coming ->
        [yes] { $name } (said so again)
       *[unknown] { $name }
    }
plan-offered = Being asked: { $names }
plan-waiting = Waiting: { $names }
plan-and-more = { $names } and others, { $count } in all
plan-nobody = Nobody has signed up yet.
plan-series =
    { $repeat ->
        [weekly] Every week: when this one begins, the next one is posted.
       *[monthly] Every month: when this one begins, the next one is posted.
    }
plan-done =
    { $what ->
        [open] ✅ #T{ $number } is posted.
        [alter] Changed. If time, place or notes are new, those who signed up will hear of it.
        [again] ✅ #T{ $number } is posted, and the same as the other one.
        [stop] All right, no more will be posted. Those that are posted stay.
        [call-off] #T{ $number } is called off. Those who signed up will read why.
       *[call-off-all] The whole series is called off. Those who signed up will read why.
    }
plan-left = All right, nothing was changed.

button-plan =
    { $act ->
        [title] What
        [time] When
        [time-first] When
        [people] How many
        [team] Who is asked
        [home] Into a home?
        [where] Where
        [served] For whom
        [risk] Risk
        [skill] Skill
        [insured] Insurance
        [notes] Notes
        [more] More…
        [open] Post it
        [drop] Drop it
        [drop-sure] Yes, drop it
        [page] Back
        [go-on] Go on
        [alter-time] Change time
        [alter-where] Change place
        [alter-people] Change places
        [alter-notes] Change notes
        [urgent] Mark urgent
        [calm] Not urgent
        [again] Add a shift
        [stop] Stop repeating
        [call-off] Call off
        [call-off-one] Only this one
        [call-off-all] Call off all
       *[print] Print the slip
    }
button-plan-new = Plan a task
button-plan-other = Plan another
button-plan-everybody = All volunteers
button-plan-home =
    { $home ->
        [true] Yes
       *[false] No
    }
button-plan-risk =
    { $risk ->
        [everyday] Like everyday
        [care] Take care
       *[danger] May get hurt
    }
button-plan-able =
    { $one ->
        [true] One is enough
       *[false] All of them
    }
button-plan-no-skill = None needed
button-plan-insured =
    { $insured ->
        [true] Everybody
       *[false] No
    }
button-plan-more =
    { $field ->
        [women] Ask women
        [urgent] Urgent
        [weekly] Every week
       *[monthly] Every month
    }
button-plan-case = See the case
button-plan-see = See the task
button-plan-coming =
    { $yes ->
        [true] I can come
       *[false] I cannot
    }

# Why nobody's words called it off.
plan-reason =
    { $reason ->
        [case-over] what help was asked for is done, or was taken back
        [served-gone] the neighbour needs no help any more
        [too-few] too few people signed up
       *[team-closed] the team was closed
    }

# To those whom it concerns.
task-changed = Something changed about #T{ $number } { $title }:
task-changed-what =
    { $what ->
        [time] The time is now { $value }.
        [where] The meeting point is now { $value }.
        [door] The address changed; the new one is in the message about this task above.
       *[notes] Please note: { $value }
    }
task-changed-ask = Can you still come? If not, never mind: tap below, and I will ask somebody else.
task-called-off =
    { $to ->
        [served] <b>“{ $title }” ({ $when }) was called off.</b>
            Why: { $reason }.
            The volunteers will not come that day. If you still need help, send /my to see how it goes, or /person.
        [planner] <b>#T{ $number } { $title } was called off.</b>
            Why: { $reason }.
            Everybody who signed up was told.
       *[part] <b>#T{ $number } { $title } was called off; please do not go.</b>
            It was to be: { $when }.
            Why: { $reason }.
    }
task-plan =
    { $what ->
        [helps] Volunteers will help with #R{ $case }: #T{ $number } { $title }, { $when }.
        [over] #T{ $number }, which helped with #R{ $case }, is over.
        [next-shut] The next “{ $title }” is due ({ $when }), but something is missing, so it is not posted. Please have a look.
        [team-closed] The team { $team } was closed. #T{ $number } { $title } ({ $when }) now asks all volunteers here; whoever signed up keeps their place. If it is not to take place, please call it off.
       *[other] { $title }
    }
task-plan-there =
    { $count ->
        [0] Nobody checked in. Please ask how it was before you end the case.
       *[other] { $count } came: { $names }. Please make sure that it is done, then end the case.
    }
