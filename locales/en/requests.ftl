# Asking for a person, and taking such a request in hand.

ask-words =
    { $kind ->
        [repair] What is broken? Please say in one message: what it is, where, and when somebody may come.
        [help] What do you need? Please say in one message: what, when, and how to find you.
       *[question] What would you like to ask? Write it in one message, so that whoever takes it understands at once.
    }

    Your words never appear in a group; only the person who takes it reads them.
ask-too-long = That is { $over } characters too long (at most { $longest }). Please shorten it and send it again.
ask-words-only = Only text can be passed on for now. Please say it in one sentence; send pictures or voice to the person who takes it.
button-just-call-me = Just contact me
button-never-mind = Never mind
never-mind = All right, cancelled. Come back whenever you need something.
asked-noted =
    Noted as #R{ $number }. Staff will contact you within 1 working day.
    { $counter ->
        [phone] If it is urgent, call the service counter: { $phone }.
       *[none] If it is urgent, come to the community service counter.
    }

    Send “My requests” to see how far it has come.
asked-noted-short =
    { $private ->
        [false] Noted as #R{ $number }; details are in your private chat.
       *[true] Noted as #R{ $number }.
    }
button-withdraw = Take back
button-withdraw-number = Take back #R{ $number }
question-taken-back = #R{ $number } is taken back; nobody follows it up. Come back whenever you need something.
question-waiting =
    <b>#R{ $number } { $kind ->
        [repair] Repair
        [help] Help
       *[question] Question
    } · { $place }</b>
    A resident is waiting for somebody. Please contact them within 1 working day.
button-take = I take it
place-unknown = no building chosen
question-held =
    <b>#R{ $number } { $kind ->
        [repair] Repair
        [help] Help
       *[question] Question
    } · { $place }</b>
    { $state ->
        [done] Done by { $who }.
        [withdrawn] The resident no longer needs it.
        [again] Waiting again; see the new card below.
       *[taken] { $who } has it.
    }
question-yours = #R{ $number } is yours; details are in your private chat.
question-in-hand =
    <b>#R{ $number } { $kind ->
        [repair] Repair
        [help] Help
       *[question] Question
    } · { $place }</b>
    Resident: { $name } (tap the name to write)
    { $words }

    { $kind ->
        [repair] When it is repaired, press “Repaired”.
        [help] When you have helped, press “Helped”.
       *[question] When you have talked and it is clear, press “Answered”.
    }
question-no-words = (Nothing was written; please contact them.)
button-finish =
    { $kind ->
        [repair] Repaired
        [help] Helped
       *[question] Answered
    }
question-finished =
    #R{ $number } is done, thank you. The details here are put away.
    { $reached ->
        [true] We tell the resident.
       *[false] We cannot write to this resident; please call or visit to let them know.
    }
question-taken = { $who } has your #R{ $number } in hand and will contact you soon.
question-done =
    { $kind ->
        [repair] { $who } says that #R{ $number } is repaired.
        [help] { $who } says that #R{ $number } is taken care of.
       *[question] { $who } says that #R{ $number } is answered.
    }
    If it is not solved yet, press the button below; the number stays, and you need not explain again.
question-withdrawn = The resident no longer needs #R{ $number }. The details here are put away.
mine-empty = You have not asked for anything yet. For a repair, help or a person, write “Repair”, “Help me” or just 0.
mine-title =
    { $count ->
        [one] <b>Your one request:</b>
       *[other] <b>Your { $count } requests:</b>
    }
mine-line =
    #R{ $number } { $kind ->
        [repair] Repair
        [help] Help
       *[question] Question
    } · { $state ->
        [waiting] waiting for somebody
        [taken] in hand
        [done] done
       *[withdrawn] taken back
    }
    { $words }
question-no-words-short = (nothing written)
button-not-solved = Not solved yet
question-reopened = All right, #R{ $number } is waiting again, with everything you wrote. Staff will contact you within 1 working day.
question-released = #R{ $number } is no longer with you and waits for somebody else, thank you. The details here are put away.
question-waits-again = Somebody else will go on with your #R{ $number }; it is waiting, with everything you wrote.
