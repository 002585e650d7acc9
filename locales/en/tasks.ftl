# Tasks, as volunteers read them and whoever is served.

word-tasks = tasks|volunteer tasks

task-head =
    { $urgent ->
        [true] Urgent:{ " " }
       *[false] { "" }
    }<b>{ $number ->
        [0] { $title }
       *[other] #T{ $number } { $title }
    }</b>
task-when = { $start } until { $end }
task-where =
    { $how ->
        [home] At somebody's home{ $placed ->
            [true] { " " }({ $place })
           *[false] { "" }
        }; the door is told to those who have a place
        [meeting] Meet at: { $meeting }{ $placed ->
            [true] { " " }({ $place })
           *[false] { "" }
        }
       *[place] Where: { $place }
    }
task-places =
    { $state ->
        [over] It is over. Thank you to everybody who came.
        [called-off] It was called off; nobody needs to go.
       *[open] { $seats } wanted, { $free ->
            [0] all places taken{ $waiting ->
                [0] { "" }
               *[other] , { $many ->
                    [true] more than { $waiting } waiting
                   *[false] { $waiting } waiting
                }
            }
           *[other] { $free } still missing{ $kept ->
                [0] { "" }
               *[other] { " " }({ $kept } kept for newcomers)
            }
        }
    }
task-team = A task of the team { $team }
task-adults = Adults only
task-women = Women are asked for
task-skill =
    Takes: { $skill }{ $licensed ->
        [true] , with the { $licence } seen before
       *[false] { "" }
    }{ $one ->
        [true] . One who has it is enough; the last place is kept for them
       *[false] { "" }
    }
task-risk =
    { $risk ->
        [danger] Somebody may get hurt, so think first
        [care] Take care
       *[everyday] No more risk than everyday life
    }{ $worded ->
        [true] : { $words }
       *[false] { "" }
    }
task-insured = Everybody who comes is insured against accidents
task-least =
    { $home ->
        [true] At least { $least } go together
       *[false] Takes place with { $least } people or more
    }
task-seats = { $seats } wanted
task-notes = Please note: { $notes }
task-joint = , { "" }

button-task-sign =
    { $full ->
        [true] Stand in line
       *[false] Sign up
    }
button-task-sign-sure = Sign up anyway
button-task-detail = Details
button-task-look = Look again
button-task-leave =
    { $seat ->
        [waiting] Wait no more
        [sure] Yes, I cannot come
       *[held] I cannot come
    }
button-task-stay =
    { $seat ->
        [waiting] Keep waiting
       *[held] I am coming
    }
button-task-arrived = I am here
button-task-offer =
    { $yes ->
        [true] I will go
       *[false] Not this time
    }
button-task-open = Open #T{ $number }
button-task-swap = Not { $name }
button-task-swap-sure = Somebody else
button-task-swap-stay = No change
button-task-tell =
    { $new ->
        [true] See the teams
       *[false] Fill it in
    }
button-task-plan = Plan it
button-tasks-others = See other tasks
button-tasks-which =
    { $which ->
        [mine] Mine
        [fit] Open to me
       *[all] All
    }

# The list, and a page.
tasks-title =
    { $which ->
        [mine] <b>My tasks: { $count }</b>
        [fit] <b>Tasks open to you: { $count }</b>
       *[all] <b>Tasks for volunteers: { $count }</b>
    }
tasks-none =
    { $which ->
        [mine] You have not signed up for a task. Whether and where you go is up to you.
        [fit] Nothing is open to you now. New tasks are shown in the volunteers' group.
       *[all] There are no tasks now. New ones are shown in the volunteers' group.
    }
tasks-for-volunteers = Tasks are for volunteers, and anybody may be one. Send /volunteer to see the teams.
tasks-in-private = Which tasks suit you is for you alone to see. Please open them in the private chat with the button below.
task-line =
    { $urgent ->
        [true] Urgent:{ " " }
       *[false] { "" }
    }<b>#T{ $number } { $title }</b> · { $when }
task-line-how =
    { $how ->
        [held] You have a place
        [waiting] You are number { $place } in line
        [offered] A place is kept for you; please answer
        [open] ✔ Open to you, { $free } still missing
        [full] All places taken; you may stand in line ({ $waiting } before you)
        [look] { $free } still missing
       *[shut] Not open to you now: { $why }
    }
task-reason =
    { $why ->
        [unsaid] you have not said whether you are of age
        [consent] a guardian's signed consent is needed
        [minor] it is for adults
        [team] it is for a team that you are not in yet
        [women] women are asked for
        [skill] it takes a skill: { $skill }
        [licence] your { $licence } was not seen yet, or runs out before that day
        [served] it is there to help you
        [ended] it has begun, or is over
       *[declined] other arrangements were made
    }
task-not-able =
    { $why ->
        [skill] This task takes a skill: { $skill }. If you have it, send /volunteer to add it, then come back.
       *[licence] This task takes { $skill }; your { $licence } must be seen first. Send /volunteer and ask the leader to look at the original.
    }
task-shut = This task is not open to you now:
task-todo =
    { $told ->
        [true] – { $why }. Send /volunteer to see to it.
       *[false] – { $why }.
    }
task-standing =
    { $seat ->
        [held] <b>You have a place.</b> What you need to know is under “Details”, for you alone.
        [offered] <b>A place is kept for you</b> until { $until }. Yes or no, both are fine.
       *[waiting] <b>You are number { $place } in line.</b> { $free ->
            [true] A place is free now, and you can take it.
           *[false] You are asked first when somebody cannot come.
        }
    }
task-page-clash = You have a place in #T{ $number } { $title } at that time. Sign up only if you can do both.
task-warning = You said that you would rather avoid: { $limits }. This task may ask for it; it is for you to judge.
task-limit =
    { $limit ->
        [homes] other people's homes
        [stairs] stairs
        [pets] pets
        [lifting] heavy things
        [outdoors] being outdoors
       *[night] being out at night
    }
task-known =
    { $home ->
        [true] Whoever goes along, and whoever you visit, will know your name. You may cancel at any time and need not say why.
       *[false] Whoever goes along will know your name. You may cancel at any time and need not say why.
    }

# Signing up, and leaving.
task-yours = You have a place in #T{ $number }, { $when }. What you need to know is in your private chat.
task-taken = You have a place, { $when }. What you need to know comes here in a moment.
task-in-line =
    Thank you! { $seats ->
        [one] The place of #T{ $number } is
       *[other] The { $seats } places of #T{ $number } are
    } taken. You are number { $place } in line and asked first when somebody cannot come.{ $others ->
        [0] { "" }
        [one] { " " }One more task waits for people.
       *[other] { " " }{ $others } more tasks wait for people.
    }
task-in-line-still = You are in line for #T{ $number } already, number { $place }. No need to tap again; you are asked first when somebody cannot come.
task-clash =
    You have a place in #T{ $number } { $title } at that time ({ $when }).
    If you can do both, tap “Sign up anyway”.
task-leave-sure =
    { $seat ->
        [waiting] No longer wait for #T{ $number }?
        [offered] Not this time for #T{ $number }? The next one is asked at once.
       *[held] You cannot come to #T{ $number }? Nobody asks why, and the next one is asked at once.
    }
task-left = Noted for #T{ $number }. Thank you for telling us.

# For whoever has a place; the door stands here and nowhere else.
task-door = Door: { $door }
task-name = Ask for: { $name }
task-phone = Telephone: { $phone }
task-company = Going along: { $names }
task-company-count =
    { $alone ->
        [true] You are the only one so far. If nobody joins you, you will not be sent alone.
       *[false] { $count } have signed up
    }
task-planner = Any questions: { $name } (tap the name to write)
task-manners =
    { $home ->
        [true] No money, no gifts. Door and telephone are for this visit alone, and are put away afterwards.
       *[false] Tap “I am here” when you arrive; your time counts from then on.
    }
task-put-away =
    { $how ->
        [left] #T{ $number }: you are not coming. Thank you for telling us. The details are put away.
        [declined] #T{ $number }: plans changed, and you need not go. Thank you. The details are put away.
        [over] #T{ $number } is over. Thank you. The details are put away.
        [called-off] #T{ $number } was called off; you need not go. The details are put away.
       *[changed] #T{ $number } is no longer yours. Thank you. The details are put away.
    }

# For whoever is served.
task-served = <b>Volunteers are coming: { $title }</b> (#T{ $number })
task-served-who =
    { $count ->
        [0] We are still looking for people; their names will stand here.
       *[other] Coming: { $names }{ $missing ->
            [0] { "" }
           *[other] { " " }({ $missing } more wanted)
        }
    }
task-served-free = It costs nothing. Please give no gifts; you need not offer anything.
task-served-swap = If you would rather have somebody else, tap the name below. You need not say why.
task-served-over =
    { $state ->
        [called-off] <b>{ $title }</b> (#T{ $number }) does not take place; you are told why separately.
       *[over] <b>{ $title }</b> (#T{ $number }) is over.
    }
task-swap-sure = Somebody else instead of { $name }? You need not say why, and we will put it kindly.
task-swapped = All right, we will find somebody else.

# For whoever tells those who are not on Telegram.
task-relay =
    { $what ->
        [called-off] The visit of { $when } is called off; the volunteers are not coming.
       *[time] The visit has another time: { $when }.
    }
task-relay-ask =
    { $by_proxy ->
        [true] Please tell { $name }, so that nobody waits in vain.
       *[false] I cannot write to { $name }. Please call and tell them, so that nobody waits in vain.
    }
task-relayed = Thank you for telling them. Name and telephone are put away.
button-task-relayed = They know

# The waiting list.
task-offer = <b>A place came free, and you are asked first</b>
task-offer-until = It is kept for you until { $until }. Yes or no, both are fine; if not, the next one is asked.
task-told =
    { $what ->
        [taken] #T{ $number } { $title }: you have a place.
        [lapsed] #T{ $number } { $title }: we did not hear from you, so the place is not kept for you any more. You are still in line, at the end; or look whether a place is left.
        [left] #T{ $number } { $title }: not this time, noted. Thank you for telling us.
        [ended] #T{ $number } { $title }: it has begun, or was called off; no answer is needed any more. Thank you.
       *[declined] #T{ $number } { $title }: plans changed, and you need not go. Thank you for being willing; other tasks wait for people.
    }
