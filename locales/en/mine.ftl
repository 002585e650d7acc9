# What one asked people for: the list, one case, and what one is told of it as it goes on.

# One's own cases.
mine-empty = You have not asked for anything yet. For a repair, help or a person, write “Repair”, “Help me” or just 0.
mine-title =
    { $count ->
        [one] <b>Your one request</b>
       *[other] <b>Your { $count } requests</b>
    }
mine-line = { $head }{ $mark } · { $standing }
mine-mark =
    { $how ->
        [for] { " " }(for { $name })
        [by] { " " }(a neighbour asked it for you)
        [follows] { " " }(yours too)
       *[own] { "" }
    }
button-see-number = See #R{ $number }
button-leaves = Acting for others
mine-state =
    { $state ->
        [waiting] waiting for somebody
        [asking] { $who } is waiting for your answer
        [on-hold] resting until { $until }
        [ended] { $outcome ->
            [solved] { $confirmed ->
                [yes] done, and you say so too
               *[other] said to be done; please have a look
            }
            [answered] answered
            [not-now] not possible for now
            [emergency] needs an emergency number at once
            [statutory] for an authority to decide
            [already] already under way, or done before
            [private] for the people concerned to settle
            [outside] not the community’s to decide
           *[improper] not possible under the rules
        }
        [withdrawn] taken back
        [merged] goes on together with a neighbour’s
       *[taken] { $who } is on it
    }
mine-by =
    { $state ->
        [waiting] { $late ->
            [true] Somebody should have taken it by { $until }; it is late, and going up a level.
           *[false] Somebody will take it by { $until }.
        }
       *[taken] { $late ->
            [true] It should have been done by { $until }; it is late, and going up a level.
           *[false] To be done by { $until }.
        }
    }
mine-breadth =
    { $count ->
        [one] One more household has it, too.
       *[other] { $count } more households have it, too.
    }
mine-outside = This is not among the community’s duties; it has gone up with the reasons.
mine-part-of = It was split off from #R{ $number }.
mine-parts = It was split into: { $parts }
mine-earlier =
    { $count ->
        [one] (one more before)
       *[other] ({ $count } more before)
    }
mine-said = { $who } · { $at }: { $words }
mine-edited = { " " }(changed)
mine-you = You
mine-file =
    { $sort ->
        [photo] { $proof ->
            [true] [picture of the finished work] { "" }
           *[false] [picture] { "" }
        }
        [video] [video] { "" }
        [voice] [voice] { "" }
       *[document] [file] { "" }
    }
mine-next =
    { $step ->
        [asked] Please press “Answer” and write to { $who }.
        [confirm] Once you have looked, please press a button below.
        [again] If it is not solved, one tap until { $until } sets it going again under the same number.
        [merged] It goes on as #R{ $other }; send #R{ $other } to see it. You hear how it goes all the same.
        [over] Come back whenever you need something.
       *[add] To add something, press “Add”.
    }
mine-who-knows = Your words, name, door and pictures are seen only by those who work on it, never in a group.
mine-neighbour = This concerns you, too: you hear how it goes. Your neighbours do not see who you are.
mine-neighbour-not = If this concerns you, too, press “Me too” to hear how it goes. Your neighbours do not see who you are.
mine-files =
    { $count ->
        [one] The one picture, voice or file of #R{ $number }.
       *[other] The { $count } pictures, voices and files of #R{ $number }.
    }
button-add = Add
button-reply = Answer
button-open-case = Details
button-see-files =
    { $what ->
        [pictures] See pictures
        [voices] Hear voices
       *[files] See files
    }
button-withdraw = Take back
button-withdraw-sure = Yes, take it back
button-keep-it = Keep it
button-to-list = ‹ All of them
button-me-too = Me too
button-follow-no-more = Stop following
mine-withdraw-sure =
    Take back #R{ $number }? Nobody follows it up after that, and your words leave the chat of whoever works on it.

    If it is not solved, please keep it; to change something, press “Add”.
mine-taken-back = #R{ $number } is taken back; nobody follows it up. Come back whenever you need something.
mine-confirmed = All right, #R{ $number } ends here; thank you for telling us. Should it come back, send #R{ $number } until { $until } to set it going again.
mine-reopened =
    All right, #R{ $number } goes on, with everything you wrote; no need to explain again.
    { $held ->
        [true] { $who } goes on with it and has been told.
       *[false] It is waiting for somebody.
    }{ $timed ->
        [true] { " " }To be done by { $until }.
       *[false] { "" }
    }
    What is still wrong? Write it below if you like, or send a picture or voice; you need not.
mine-following = All right, you are counted in for #R{ $number }. You hear how it goes.
mine-unfollowed = All right, you hear no more of #R{ $number }.

# What is told of it. The first line is always its number, category and place.
told-somebody = staff
told-for-you = A neighbour asked this for you.
told-words = “{ $words }”
told-unsure = The holidays of those days have not been announced yet, so the time may change.
told-submitted-for-you =
    A neighbour reported this for you. You are told here how it goes.
    If you would rather they did not act for you, send “My requests” and press “Acting for others”.
told-taken =
    { $kind ->
        [question] { $who } has it and will answer you here. What you write now goes straight to { $who }.
       *[other] { $who } has it and stays with it to the end.
    }{ $timed ->
        [true] { " " }To be done by { $until }.
       *[false] { "" }
    }
told-handed-over = { $who } goes on with it from here, with everything you said; no need to repeat it.
told-released = Somebody else will go on with it; it is waiting, with everything you said.
told-asked = { $who } would like to ask you something. Please press “Answer”; the time until you do does not count.
told-asked-again = { $who } asked you something a few days ago and still waits. Please press “Answer”. After three more working days { $who } goes on with what is known; you can still answer later.
told-resumed =
    { $who } goes on with it.{ $timed ->
        [true] { " " }To be done by { $until }.
       *[false] { "" }
    }
told-held =
    This rests for now{ $timed ->
        [true] , until { $until }
       *[false] { "" }
    }.{ $explained ->
        [true] { " " }The reason:
       *[false] { "" }
    }
told-woke =
    The day has come, and { $who } goes on with it.{ $timed ->
        [true] { " " }To be done by { $until }.
       *[false] { "" }
    }
told-extended =
    It will take longer{ $timed ->
        [true] , until { $until }
       *[false] { "" }
    }.{ $explained ->
        [true] { " " }The reason:
       *[false] { "" }
    }
told-climbed =
    { $held ->
        [true] It was not done in time, so it went up; now the next level ({ $level }) is on it, too. You need not do anything.
       *[false] Nobody took it in time, so it went up; now the next level ({ $level }) is on it, too. You need not do anything.
    }
told-returned =
    { $held ->
        [true] The level above looked at it and decided what to do; { $who } goes on with it.
       *[false] The level above looked at it and decided what to do; it goes on below ({ $level }).
    }{ $timed ->
        [true] { " " }To be done by { $until }.
       *[false] { "" }
    }
told-referred = This is not among the community’s duties. It went up with the reasons ({ $level }), and goes on there; it is not dropped.
told-solved = { $who } says that this is done.
told-solved-ask = Some days ago { $who } said that this was done. We would like to ask once more.
told-is-it-so =
    { $kind ->
        [repair] Is it repaired? If not, press “Not yet”; the number stays, and you need not explain again.
        [patrol] Is it repaired? If not, press “Not yet”; the number stays, and you need not explain again.
       *[other] Is it solved? If not, press “Not solved yet”; the number stays, and you need not explain again.
    }
told-answered = { $who } has answered you{ $explained ->
        [true] :
       *[false] .
    }
told-is-it-clear = If it is not clear yet, press “Not solved yet”; the number stays, and you need not explain again.
told-not-now =
    This is not possible for now.{ $explained ->
        [true] { " " }Why, and what else can be done, in { $who }’s words:
       *[false] { "" }
    }
told-emergency =
    This cannot wait; please call at once: 110 if somebody harms you, 119 for a fire, 120 for illness or injury, 122 for a road accident.{ $explained ->
        [true] { " " }{ $who } adds:
       *[false] { "" }
    }
told-statutory =
    By law, this is for a court, an arbitration body or an authority to decide; the community cannot decide in their place.{ $explained ->
        [true] { " " }Where to go, and how, in { $who }’s words:
       *[false] { "" }
    }
told-already =
    This is already under way, or was done before, so no second one is begun.{ $explained ->
        [true] { " " }How far it is, in { $who }’s words:
       *[false] { "" }
    }
told-private =
    This is for the people concerned to settle between them; the community cannot decide for either side. There are ways, such as the people’s mediation committee (人民调解委员会){ $explained ->
        [true] { ". " }{ $who } writes:
       *[false] ; you are welcome to ask at the community.
    }
told-outside =
    This is not the community’s to decide.{ $explained ->
        [true] { " " }Whom to turn to, and how, in { $who }’s words:
       *[false] { "" }
    }
told-improper =
    Under the law and the rules as they are, this cannot be done.{ $explained ->
        [true] { " " }Why, in { $who }’s words:
       *[false] { "" }
    }
told-more-to-say = If it is not so, or you have more to say, press “More to say” within 30 days: it is looked at again under the same number.
told-merged = A neighbour reported the same thing, so both go on as #R{ $other }. What you said is seen only by those who work on it; you hear how #R{ $other } goes all the same.
told-reopened =
    { $held ->
        [true] This goes on, with { $who } again.
       *[false] This goes on, and is waiting for somebody.
    }{ $timed ->
        [true] { " " }To be done by { $until }.
       *[false] { "" }
    }
told-withdrawn = This was taken back; nobody follows it up.
told-left = { $name } has left the talk for now. To go on, use the button behind “Details”; what you write is passed on all the same.
told-follower = News of something that concerns you, too:
told-follower-over = If it is not right at your place, please report it anew and write this number.
button-repaired = It is repaired
button-not-repaired = Not yet
button-solved = It is solved
button-not-solved = Not solved yet
button-more-to-say = More to say
