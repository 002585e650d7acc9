# Refusals about cases. Every one says what to do next.

refused-words-too-long = That is { $over } characters too long (one message may have { $longest }). Please send it to me in parts; what you wrote before is still here.
refused-too-many-files = There are { $most } pictures and files with this already, and no more fit. Please add the rest in words, or wait for somebody to come and look.
refused-incomplete =
    { $field ->
        [service] You have not said what kind of thing it is. Please tap a category first, so that it reaches the right person.
       *[words] You have not said what it is about. Please tell me in a sentence or two; a photo or a voice message will do, too.
    }
refused-bad-phone = That does not look like a phone number. Please write digits only, such as 010-55550123; you can also skip this.
refused-own-link = Your neighbour has to open this link on their own phone; it does not count if you tap it. Please forward it to them.
refused-bad-service-words = This takes 1 to { $longest } characters. Please make it shorter and send it again.
refused-bad-service-time = The time must lie between { $least } minutes and { $most } working days. Please choose another one.
refused-nobody-to-claim = Somebody must be able to take these. Please add another role before you remove this one.
refused-service-needed = Other parts of the bot need this category, so it cannot be retired. Its name and times can be changed.
refused-nobody-below = There is no level below that could take this. You can take it yourself, or hand it to a colleague.
refused-needs-proof = This kind of case ends with a photo of what was done. Please send me one first; if none can be taken, choose another outcome and say why.
refused-parts-open = { $numbers }, split off from this one, are not done yet. Please wait until they are, or withdraw them first.
refused-needs-words = The resident and your colleagues will want to know why. Please send me a sentence or two.
refused-not-alike = These two are not the same kind of thing, or one was split off from the other, so they cannot become one. Please check the number and send it again.
refused-nobody-listens = There is nobody on the other side of this: whoever reported it erased everything of theirs, or you wrote it down yourself. Please see it through; to keep a word of it, use the note behind “More”.
refused-still-open = #R{ $number } is being worked on again and is not done yet. You will be asked once more when it is; send /my to see how far it has come.
refused-reopen-too-late = It was closed more than { $days } days ago and cannot go on. If something is still wrong, please tell me again, and it gets a new number.
refused-too-many-days = One extension can be 1 to { $longest } working days. Please choose another number.
refused-not-in-hand = This one waits for somebody and is not yours any more. To go on with it, tap “Take it” first.
refused-comes-as-task = Thank you for offering. Your team leader makes a task of this, so that two of you go and know the risk. It is posted here once it is ready; /tasks shows it, too.
refused-nothing-to-certify = None of your hours are confirmed yet, so there is nothing to certify. You can have a certificate as soon as whoever you helped, or the team leader, confirms them.
refused-bad-own-name = That does not look like a name. Please write 1 to { $longest } characters, as on your ID.
refused-not-askable =
    { $why ->
        [rests] This volunteer is taking a break. Please ask somebody else.
        [today] This volunteer was asked today already, and once a day is enough. Please ask somebody else, or try tomorrow.
        [before] This volunteer was asked about this before. Please ask somebody else.
        [there] This volunteer has signed up already, or said that they are not coming. Please ask somebody else.
        [full] This task has no free place, or is over; nobody needs to be asked any more.
        [gone] This volunteer cannot be written to at the moment. Please ask somebody else.
       *[unfit] This volunteer does not meet what this task asks for. Please ask somebody else.
    }
refused-not-for-you =
    { $why ->
        [unsaid] You have not said yet whether you are of age. Send /volunteer, it takes one tap, then come back.
        [consent] Under 18, a guardian's signed consent is needed. Send /volunteer to see how, then come back.
        [minor] This task is for adults. Others will be glad of you: send /tasks.
        [team] This task belongs to a team. To take part, send /volunteer and join that team first.
        [women] Women are asked for here. Other tasks are waiting for people: send /tasks.
        [skill] This task takes a skill. If you have it, send /volunteer to add it, then come back.
        [licence] A licence must be seen first. Send /volunteer and ask the team leader to look at the original.
        [served] This task is there to help you; you need do nothing.
        [ended] This task has begun or is over. Other tasks are waiting for people: send /tasks.
       *[declined] Other arrangements were made for this task. Other tasks are waiting for people: send /tasks.
    }
refused-task-ended =
    { $state ->
        [called-off] This task was called off; nobody needs to go. Other tasks are waiting for people: send /tasks.
        [came] You are here already. To leave early, tap “Leaving”.
        [past] The time of this task is over, so there is no place to give back. If you did not make it, you can explain when you are asked.
        [running] This task has begun, so no answer is needed. If you are there, tap “I’m here”; if you cannot come, tap “I can’t”.
        [began] This task has begun, so nobody can sign up any more. Other tasks are waiting: send /tasks.
       *[over] This task is over. Other tasks are waiting for people: send /tasks.
    }
refused-clash = You have a place in #T{ $number } at that time. To go to both, open this task in the private chat and sign up again.
refused-not-offered = This place was offered to the next person. You may still be on the waiting list; to sign up again, send /tasks.

# Time at tasks.
refused-own-hours = Nobody confirms or corrects their own time alone. Please ask whoever you helped, your leader or the staff.
refused-no-seat = You have no place at this task any more. To take part, please send /tasks and look again.
refused-too-early =
    { $minutes ->
        [0] It has not ended yet. Please tap again once it has.
       *[other] It is still early: “I’m here” works from { $minutes } minutes before the start. Please tap again then.
    }
refused-served-first = Whoever was helped has been asked. If there is no answer within { $days } days, you will be.
refused-still-there = They have not left yet, so the time is not settled. Please come back once they have.
refused-bad-minutes = This task can have { $most } minutes at most, and it must differ from what is noted. Please write it again.
refused-correction-waits = Somebody has asked to correct this time already, and another person is to look at it. Please wait for what comes of it.
refused-second-person = A correction takes two people. You asked for it, so somebody else agrees; they have been told.
refused-came-indeed = They tapped “I’m here”, or gave up their place, so not having come cannot be noted. If the time is wrong, please correct it.

# Tasks that are planned.
refused-gates-shut = This task is not complete yet, so it cannot be posted. Send /task to go on.
refused-bad-task =
    { $why ->
        [title] The name needs words, 60 characters at most. Please send a shorter one.
        [seats] There can be 1 to 200 places. Please send another number.
        [least] The smallest number must lie between 1 and the number of places. Please send it again.
        [times] The end must be later than the beginning. Please send both, such as “Saturday 9:00–11:00”.
        [past] That time has passed. Please choose another one.
        [far] Tasks can be planned up to a year ahead. Please choose another time.
        [long] A task lasts 12 hours at most. Please post it as several shifts.
        [begun] This task has begun, so it cannot be changed any more. If it does not take place, tap “Call off”.
        [taken] More people than that have signed up. There cannot be fewer places than people.
       *[private] The name, the notes or the risk tell who is helped, their phone or their door, and the group would read it. Please take that out.
    }
refused-already-open = #T{ $number } is posted, so this cannot be changed. Time, place and number of places still can; for anything else, call it off and post a new one.
refused-own-matter = This is about yourself, so somebody else has to look or decide. Please ask another leader or community staff.
refused-age-unsaid = We do not know yet whether you are 18 or over. Send /volunteer, tap “Change age, gender”, and then join.
refused-needs-consent = { $who } is under 18, and nobody has seen the parent's consent yet. See it first, tap “I saw the consent”, and then agree.
refused-minors-never-lead = { $who } has not said that they are 18 or over, and cannot lead a team yet. Choose somebody else, or let them say so in /volunteer.
refused-already-answered = { $who } answered this neighbour just before you. Thank you.
refused-team-closed = { $name } has been closed. Send /volunteer to see other teams.
refused-needs-reason = They will want to read why. Please send me a sentence or two.
refused-already-said = Your words were passed on to the leaders and community staff. If there is more to say, please come to the service counter.
refused-day-passed = That day is over, so the licence cannot count. Check the day that stands on it and send it again.
refused-just-arrived = You have only just come, so you are not noted as leaving. Tap “Leaving” when you go.
refused-not-celebrated = Your birthday month is not on record any more. If you would like a visit, send “help me”; to tell the month again, send “birthday”.

# Coming to events.
refused-event-ended =
    { $state ->
        [called-off] This event was called off; please do not go. Send /events to see others.
        [began] This event has begun, so sign-up has ended. Send /events to see others.
        [ahead] The event has not begun. From 1 hour before it you can note here who came.
       *[over] This event is over. Send /events to see others.
    }
refused-event-full = There are not { $heads } places; { $free } at most right now. Open the event to wait for more.
refused-places-gone = These places went to another family. If you still want to come, open the event and sign up or wait.
