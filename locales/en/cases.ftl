# Cases as those read them who take them in hand.

case-head = <b>#R{ $number } { $what } · { $place }</b>
case-no-place = building not given
case-kind =
    { $kind ->
        [repair] Repair
        [help] Help
        [complaint] Complaint
        [suggestion] Suggestion
        [patrol] Found on patrol
       *[question] Question
    }
case-level =
    { $level ->
        [grid] grid
        [street] street office
        [district] district
       *[community] community
    }
case-state =
    { $state ->
        [waiting] Waiting for somebody to take it
        [asking] { $mine ->
            [true] Waiting for the resident’s answer; the clock stands still
           *[false] Waiting for the resident’s answer; the clock stands still (in hand: { $who })
        }
        [on-hold] { $mine ->
            [true] On hold until { $until }
           *[false] On hold until { $until } (in hand: { $who })
        }
        [withdrawn] The resident does not need it any more
        [merged] { $other ->
            [0] It goes on in another case
           *[other] It goes on in #R{ $other }
        }
        [draft] Not finished yet
       *[taken] { $mine ->
            [true] You have it in hand
           *[false] { $who } has it in hand
        }
    }
# One word for a part, in the middle of a line.
case-state-short =
    { $state ->
        [waiting] waiting
        [asking] waiting for the resident
        [on-hold] on hold
        [ended] ended
        [withdrawn] withdrawn
        [merged] merged
       *[taken] in hand
    }
case-outcome =
    { $outcome ->
        [solved] { $confirmed ->
            [yes] Solved, and the resident says so too
            [no] Said to be solved; the resident says not yet
           *[unknown] Solved; the resident has not said yet
        }
        [answered] Answered
        [not-now] Cannot be solved now; the resident was told why, and what else to do
        [emergency] An emergency: the resident was asked to call 110, 119, 120 or 122 at once
        [statutory] A legal procedure decides it; the resident was told
        [already] It is being seen to, or was; the resident was told how far it is
        [private] It is between private people; the resident was told what they can do
        [outside] Not among the community’s duties; the resident was told whom to ask
       *[improper] Against the law; the resident was told why
    }
case-by =
    { $state ->
        [waiting] { $late ->
            [true] Somebody should have taken it by { $until }
           *[false] To be taken by { $until }
        }
       *[taken] { $late ->
            [true] It should have been done by { $until }
           *[false] To be done by { $until }
        }
    }{ $sure ->
        [false] { " " }(the holidays are not announced yet, so this may change)
       *[true] { "" }
    }
case-breadth =
    { $count ->
        [1] 1 more home has it too
       *[other] { $count } more homes have it too
    }
case-lead = Took it first, and answers for it: { $who }
case-outside =
    { $known ->
        [true] Not among the community’s duties; it belongs to: { $belongs }
       *[false] Not among the community’s duties
    }
case-part-of = A part of #R{ $number }
case-parts = Its parts: { $parts }
case-part = #R{ $number } { $state }
case-joint = { ", " }
case-why =
    { $why ->
        [again] It is not done yet; somebody else is needed.
        [unaccepted] Nobody took it in time, so it came up to this level: { $level }.
        [unsolved] It was not done in time, so it came up to this level: { $level }. Please see whether to take it over.
        [breadth] Several homes have it; the level above should know, too.
        [outside] It came up to this level: { $level }. Please say where it goes.
        [returned] The level above decided, and sent it back.
        [group] This one is still waiting.
       *[new] { "" }
    }
button-claim = Take it
case-yours = #R{ $number } is yours. What was said is in your private chat.
case-too-slow = { $who } took this just before you. Thank you! { $count } more waiting: send /board to see them.

# The card of whoever has it in hand.
case-resident-gone = Whoever reported this erased everything of theirs. Neighbours have the same trouble, so please see it through.
case-resident =
    { $whose ->
        [part] Split off by
        [patrol] Found on a walk by
       *[resident] Resident
    }: { $name }{ $linked ->
        [true] { " " }(tap the name to write to them)
       *[false] { "" }
    }
case-for = For { $name }, who agreed
case-spot = Where: { $spot }
case-phone = Phone: { $phone }
case-wishes =
    { $contact ->
        [phone] Please call
        [visit] Please come by to talk
       *[chat] Please write here
    } · { $window ->
        [morning] mornings suit them
        [afternoon] afternoons suit them
        [evening] evenings suit them
        [weekend] weekends suit them
       *[any] any time suits them
    }
case-handed-note = Left for you: { $note }
case-no-words = (Nothing was written; please ask them directly.)
case-omitted =
    { $count ->
        [1] (1 more message between; the button below shows it)
       *[other] ({ $count } more messages between; the button below shows them)
    }
case-entry-line =
    <b>{ $side ->
        [worker] Worker
        [note] Note
       *[resident] Resident
    }</b> { $at }{ $edited ->
        [true] { " " }(edited)
       *[false] { "" }
    }: { $proof ->
        [true] [picture of the work] { "" }
       *[false] { $sort ->
            [photo] [photo] { "" }
            [video] [video] { "" }
            [voice] [voice] { "" }
            [document] [file] { "" }
           *[words] { "" }
        }
    }{ $words }
case-file = #R{ $number } { $said }
case-said = <b>#R{ $number }, what was said in between:</b>
case-put-away =
    { $how ->
        [done] #R{ $number } is done. Thank you.
        [handed-over] #R{ $number } was handed to somebody else. Thank you.
        [taken-over] A colleague took #R{ $number } over. Thank you.
        [released] #R{ $number } waits for somebody else again. Thank you.
        [withdrawn] The resident does not need #R{ $number } any more. Thank you.
        [merged] #R{ $number } goes on in another case. Thank you.
        [referred] #R{ $number } was sent up, and goes on there. Thank you.
        [sent-down] #R{ $number } went back to the level below. Thank you.
       *[other] #R{ $number } is no longer yours. Thank you.
    } The resident’s words and phone have been put away.
    { $reached ->
        [true] { "" }
       *[false] We cannot write to this resident: please call or go by and tell them.
    }
case-nudge =
    { $what ->
        [late] This one is past its time. Please see to it today, or extend it, or hand it over:
        [woke] The day for which this one rested has come. Please go on with it:
        [unanswered] The resident has not answered, and was reminded once. Please go on with what is known, or reach them another way:
       *[nudge] The time for this one ends soon:
    }
case-level-empty =
    { $placed ->
        [true] { $place } ({ $level }): nobody there can take cases now
       *[false] Nobody at this level ({ $level }) can take cases now
    }{ $numbered ->
        [true] ; #R{ $number } went past it to the next one
       *[false] { "" }
    }. Please appoint somebody with /staff, or link the work group there with /link.
case-returned = What the level above decided: { $words }
case-parts-done = All its parts have ended. If nothing else is left, tap “Done”.
case-top =
    { $outside ->
        [true] It is not among the community’s duties, and there is no level above. Please decide what happens to it.
       *[false] It is past its time and there is no level above. Please decide who sees to it.
    }

# Buttons of those who work on it.
button-case-talk = Write to resident
button-case-finish =
    { $kind ->
        [question] Answered
        [suggestion] Answered
       *[repair] Done
    }
button-case-files =
    { $files ->
        [0] See { $rest } more
       *[other] { $rest ->
            [0] See files ({ $files })
           *[other] See all ({ $files } files)
        }
    }
button-case-content = See what was said
button-case-open = Have a look
button-case =
    { $act ->
        [more] More…
        [less] Less
        [ask] Ask the resident
        [volunteers] Ask volunteers
        [note] Write a note
        [extend] Extend
        [hold] Put on hold
        [hand-over] Hand over
        [release] Put back
        [split] Split
        [merge] Merge
        [refer] Send up
        [outcomes] Other ends
        [resume] Go on
        [take-over] Take over
        [send-down] Send back
        [no-words] Write nothing
        [enough] That is all
        [no-proof] No photo possible
        [again] Write anew
        [send] Send it
       *[leave] Not now
    }

# What those who work on it are asked, step by step.
case-step =
    { $act ->
        [ask] <b>#R{ $number }: what do you want to ask the resident?</b>
            Write it in one message; they get it at once. The clock stands still until they answer.
        [note] <b>#R{ $number }: what is to be noted?</b>
            Only those who work on it can read it; the resident cannot.
        [release] <b>#R{ $number }: put back for somebody else.</b>
            A word for whoever takes it? Write it to me, or tap “Write nothing”.
        [hand-over] <b>#R{ $number }: to { $name }.</b>
            A word for them? Write it to me, or tap “Write nothing”.
        [hold] <b>#R{ $number }: why on hold until { $until }?</b>
            Write it in one message; the resident will read it.
        [extend] <b>#R{ $number }: why { $days ->
                [1] 1 working day
               *[other] { $days } working days
            } more?</b>
            Write it in one message; the resident will read it.
        [split] <b>#R{ $number }, new part “{ $name }”: what is to be done?</b>
            In your own words, for whoever takes it. Please copy no name, phone or door of the resident.
        [refer] <b>#R{ $number }: why does it go up, and on what basis?</b>
            Write it in one message; the level above and the resident will read it. It will not stay with you.
       *[send-down] <b>#R{ $number }: what is your decision?</b>
            Write in one message what the level below should do, or whom to ask. The resident only hears that it was decided.
    }
case-refer-basis = The catalogue says: { $basis }
case-choose =
    { $act ->
        [hand-over] { $count ->
            [0] <b>#R{ $number }: nobody else can take it now.</b>
                You can tap “Put back” and let it wait for somebody.
           *[other] <b>#R{ $number }: to whom?</b>
        }
        [hold] <b>#R{ $number }: on hold until when?</b>
            Tap one, or write a day, such as “25 Nov” or “next Wed 3 pm”.
        [extend] <b>#R{ $number }: how many working days more?</b>
        [split] <b>#R{ $number }: which category has the part?</b>
       *[merge] <b>#R{ $number }: into which case?</b>
            Write its number to me, such as #R12.
    }
case-until-not-understood = I could not make out the day. Please write it like “25 Nov”, “tomorrow 9 am” or “next Wed”.
case-until-past = That moment has passed. Please write a later day.
case-tag-not-understood = Please write only the number, such as #R12.
case-words-only = This step needs words. Please write them in one message.
case-step-over = This step is over. Please send me the number and begin again.
case-use-buttons = Please tap a button above; to leave it as it is, tap “Not now”.
case-merge-look =
    <b>This one</b>
    { $one }
    <b>goes on in this one</b>
    { $other }

    Whoever reported the first one will follow the second, and hear how it goes on.
case-done =
    { $act ->
        [ask] Asked. Until the resident answers, the clock of #R{ $number } stands still.
        [note] Noted.
        [release] #R{ $number } waits for somebody else again.
        [hand-over] #R{ $number } went to { $name }.
        [hold] #R{ $number } is on hold until { $until }; I will remind you then.
        [extend] #R{ $number } has { $days ->
            [1] 1 working day
           *[other] { $days } working days
        } more; the resident was told.
        [split] #R{ $name } is a part of its own now, and waits for somebody.
        [merge] Merged. Whoever reported #R{ $number } will be told.
        [refer] #R{ $number } went up.
        [send-down] #R{ $number } went back to the level below; the resident will hear that it goes on.
        [resume] #R{ $number } goes on, and so does its clock.
        [take-over] #R{ $number } is yours now; what was said is in your private chat.
        [files] Here below.
       *[open] #R{ $number } is in your private chat.
    }
case-leave = All right, not now.

# How it ends.
case-ends =
    <b>#R{ $number }: how does it end?</b>
    Choose what is true. You will see what the resident gets before anything is sent.

    <b>Solved</b>: the work is done. Repairs need a picture of it, and the resident is asked whether it works.
    <b>Answered</b>: what was asked is clear now; nothing had to be done.
    <b>Not possible now</b>: say why, and what else they can do.
    <b>Send up</b>: not the community’s duty, or the level above must decide. It does not end; it goes on there.

    Where nothing can be done, there are six lawful answers:
    <b>Emergency</b>: fire, gas, somebody hurt: 110, 119, 120 or 122, at once.
    <b>Legal procedure</b>: a court, labour arbitration (劳动仲裁) or administrative review (行政复议) decides it.
    <b>Being seen to</b>: the same thing is in hand or was settled; say how far it is.
    <b>Private dispute</b>: it is between the two; say that mediation is there, and what else they can do.
    <b>Not ours</b>: somebody else sees to it; say who, and how to reach them.
    <b>Not lawful</b>: what is asked for is against the law or good order; say why.
button-outcome =
    { $outcome ->
        [solved] Solved
        [answered] Answered
        [not-now] Not possible now
        [emergency] Emergency
        [statutory] Legal procedure
        [already] Being seen to
        [private] Private dispute
        [outside] Not ours
       *[improper] Not lawful
    }
case-end-words =
    <b>#R{ $number } · { $name }</b>
    { $outcome ->
        [solved] Write to the resident in a line what was done, or write nothing.
        [answered] Write the answer for the resident. If you told them in person or by phone, write the gist.
        [not-now] Write to the resident why it is not possible now, what else they can do, and when it will be looked at again.
        [emergency] Write to the resident which number to call, and what to do first.
        [statutory] Write to the resident which procedure it takes, where to go, and what to bring.
        [already] Write to the resident how far it is, and when there will be a result.
        [private] Write to the resident how it could be settled, who mediates, and how far the community can help.
        [outside] Write to the resident who sees to it, with a phone number or an address.
       *[improper] Write to the resident why it cannot be done; please write it kindly.
    }
case-end-no-proof =
    <b>#R{ $number } · Answered</b>
    Without a picture of the work it is not called solved; it ends as answered. Write to the resident what was done, and why there is no picture.
case-proof-ask =
    <b>#R{ $number }: please send a picture of the work</b>
    Several are fine, or a video. No faces, door numbers or private things, please. Then tap “That is all”.
case-proof-got =
    { $album ->
        [true] Got it.
       *[false] { $count ->
            [1] Got 1.
           *[other] Got { $count }.
        }
    } When you have sent all, tap “That is all”.
case-proof-only = This step needs a photo or a video. If there can be none, tap “No photo possible”.
case-proof-most = { $most } are enough. Please tap “That is all”.
case-end-look =
    <b>The resident will read:</b>
    { $words }

    To change it, just send me other words.
case-end-sent = #R{ $number } ended as “{ $name }”; the resident will be told.
button-put-off =
    { $act ->
        [extend] { $days ->
            [1] 1 working day
           *[other] { $days } working days
        }
       *[hold] { $days ->
            [1] Tomorrow
            [7] In a week
           *[other] In { $days } days
        }
    }
button-merge-sure = Merge
button-refer-basis = Send up as it says
