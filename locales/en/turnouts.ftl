# Who comes to a task, too few of them, and who did not come.

turnout-head = <b>#T{ $number } { $title }</b>
turnout-remind =
    { $coming ->
        [true] See you { $when }: you said that you can come. Should that change, please tap “I can’t”.
       *[false] { $what ->
            [day] You signed up for { $when }. Can you come?
           *[soon] It begins soon: { $when }. Can you come?
        }
    }
turnout-meeting = Meet at: { $meeting }
turnout-home = The address is in the message that you got when you signed up.
turnout-coming =
    { $soon ->
        [true] Noted: you can come. When you are there, please tap “I’m here”.
       *[false] Noted: you can come. What you need to know is under “Details”; on the day, tap “I am here” there.
    }
turnout-not-coming = All right, your place is free for somebody else. Thank you for telling us beforehand.
button-turnout-yes = I can come
button-turnout-no = I can’t

# For whoever plans it.
turnout-few = This needs { $least } people ({ $when }); so far { $held } signed up.{ $unable ->
        [true] {" "}Nobody who can do it has signed up yet.
       *[false] { "" }
    }
turnout-few-next =
    { $alone ->
        [true] Two go to a home together. If there are not two when it begins, it is called off by itself, and everybody is told.
       *[false] Please decide: go on as planned, or call it off.
    }
turnout-few-sure = Everybody who signed up and whoever is helped will be told, and it cannot be brought back. Call it off?
turnout-few-done =
    { $act ->
        [go-on] All right, it takes place with { $held }.
        [cancel] It is called off, and everybody will be told.
       *[wait] All right, we wait. With enough people it takes place as planned.
    }
turnout-alone =
    { $own ->
        [true] { $gone } cannot come any more, so you are the only one.
       *[false] The visit has begun, { $gone } cannot come any more, and { $whom } is the only one there.
    }
turnout-alone-next =
    { $own ->
        [true] { $inside ->
            [true] Please say goodbye for now and do not stay there alone. Once outside, tap “Leaving”.
           *[false] Please do not go in yet, and wait outside. If you cannot wait, tap “I can’t”.
        }{ $known ->
            [true] { " " }{ $whom } knows as well: tap the name to write.
           *[false] { "" }
        }
       *[false] Please speak with { $whom } at once (tap the name to write): { $inside ->
            [true] they should leave the home for now
           *[false] they should not go in yet
        }. Then find somebody else, or call it off.
    }
button-turnout-go-on = Go on
button-turnout-cancel = Call it off
button-turnout-sure = Yes, call it off
button-turnout-wait = Wait
turnout-over =
    { $again ->
        [true] Whoever was helped was asked and did not answer for two days. Please confirm who came.
       *[false] It is over. Please look who came.
    }
turnout-nobody = It is over, and there is no record of anybody who came.
turnout-served-first = Whoever was helped is asked to confirm; after two days without an answer you are asked.
turnout-line =
    { $name }: { $state ->
        [missed] noted as not there
        [running] is there, has not left
        [ended] { $from }–{ $until }, { $spent }, to be confirmed
        [confirmed] { $spent }, confirmed
        [doubted] somebody says they did not come; not counted
       *[none] did not tap “I’m here”
    }{ $forgot ->
        [true] { " " }(did not tap “Leaving”, counted until the end)
       *[false] { "" }
    }
turnout-count = { $came } of { $count } came
button-turnout-all = Confirm all
button-turnout-came = Confirm { $name }
button-turnout-not = { $name } was not there
button-turnout-missed = Note { $name } missing
button-turnout-wrong = Correct { $name }’s time
turnout-missed-sure = Note that { $name } did not come? It says that it was you who noted it; they are told, and can explain. It goes away after half a year and keeps them from nothing.
button-turnout-missed-sure = Note it
button-turnout-back = Don’t

# That somebody did not come.
absent-noted = { $name } noted that you were not there ({ $when }). If that is wrong, or something came up, please say so.
absent-quiet = Only you, your leader and the staff can see this. It goes away after half a year and keeps you from nothing.
absent-explained = { $name } explained why they did not come:
absent-cleared = { $name } looked at it: this does not count as not having come.
absent-kept = { $name } has read what you wrote. Thank you for telling us. The note stays for now and goes away after half a year.
absent-ask = Please say in a sentence or two how it was. I pass it on, once, to your leader and to whoever noted it, so please say it all.
absent-said = I have passed it on. I tell you what comes of it.
absent-done =
    { $act ->
        [clear] All right, it does not count, and { $name } is told.
       *[keep] All right, the note stays, and { $name } is told that you read it.
    }
button-absent-explain = Explain
button-absent-clear = Does not count
button-absent-keep = Keep the note
