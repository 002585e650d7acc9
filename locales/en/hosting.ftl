# Holding events: the list, the panel of a draft, the page of an open one, and what those hear whom it concerns.

word-hosting = hold an event|plan an event|new event
# For as many as come, as people type it.
word-unlimited = no limit|unlimited|everybody|everyone

# The list of one's own.
host-list =
    { $which ->
        [coming] <b>Events ahead: { $count }</b>
        [drafts] <b>Not posted yet: { $count }</b>
       *[past] <b>Past events: { $count }</b>
    }
host-none =
    { $which ->
        [coming] No event is ahead.
        [drafts] Nothing waits to be posted.
       *[past] There has been no event yet.
    }
host-example = For a new one, write one line, such as: Making zongzi, 18 June 9:00–11:00, at the activity room, 30 people
host-line =
    { $state ->
        [draft] <b>{ $title }</b>
            { $when } · not posted yet
        [called-off] <b>#E{ $number } { $title }</b>
            { $when } · called off
       *[other] <b>#E{ $number } { $title }</b>
            { $when } · { $taken } coming{ $limited ->
                [true] , { $seats } places
               *[false] , no limit
            }
    }
host-unnamed = Event without a name
host-no-time = no time yet
host-choose-place = <b>Whose event is it?</b>

# The panel of a draft: the card itself, and what is missing.
host-draft = 📝 <b>New event</b> (not posted yet)
host-first-line =
    One line is enough, such as:
    Making zongzi, 18 June 9:00–11:00, at the activity room, 30 people
    I ask for whatever is left out. You can also send me a photo right away.
host-missing = Still missing:
host-gap =
    { $gap ->
        [title] what it is called
        [time] when (in the future)
       *[venue] where
    }
host-first = Still missing: { $gap }.
host-ready =
    Ready to be posted. The residents’ groups will see this card, and I { $kind ->
        [birthday] invite neighbours in private whose birthday is in that month
       *[other] tell neighbours in private who like to hear of such events
    }.
host-preview = The groups will see it like this.
host-fact =
    { $what ->
        [kind] Kind: { $value }
        [topic] Also told to neighbours interested in “{ $value }”
       *[picture] With a picture
    }
host-series = It comes again: the next one opens by itself.
host-kind =
    { $kind ->
        [training] Course
        [jobs] Job fair
        [birthday] Birthday party
       *[gathering] Gathering
    }
host-repeat =
    { $repeat ->
        [weekly] Every week
       *[monthly] Every month
    }
host-choose =
    { $what ->
        [kind] <b>What kind is it?</b>
            Two weeks after a course I ask those who came whether it was of use. Of courses and job fairs I also tell neighbours who look for work.
        [topic] <b>Who else should hear of it?</b>
            Choose a subject, and I tell neighbours in private who like to hear of it. Nobody sees who they are.
       *[repeat] <b>How often is it held?</b>
            When this one is over, the next one opens by itself, all else the same. On a public holiday I ask you first.
    }
host-sure-to-drop = Throw “{ $title }” away? Whatever you filled in will be gone.
host-dropped = All right, it is thrown away.
host-skipped = All right, that one is left out. Those after it stay.
host-stopped = All right, no more will open by themselves.
host-gone = This event is not there any more. For a new one, send /event.
host-left = All right, it is set aside. Everything is kept: send /event to go on.
host-use-buttons = I did not understand this. To change something, please press its button first, then write to me.
host-picture-first = The photo arrived, but I do not know of which event. Please open the event with /event, and send it again.
host-send-picture = Please send a photo; to leave it as it is, press “Back”.
host-in-words = Please write this to me in words.
host-not-understood = I did not understand the number. Please write one number, such as: 30.
host-again = This step is over; below is how the event stands now. To change it again, press that part once more.

# What is asked for, one thing at a time.
host-ask =
    { $what ->
        [title] <b>What is it called?</b>
            A few words, such as “Making zongzi”.
        [time] <b>When is it?</b>
            Such as: 18 June 9:00–11:00. Without an end it is two hours.
        [venue] <b>Where is it?</b>
            Such as “Activity room, ground floor of building 1”.
        [seats] <b>How many places are there?</b>
            Write one number, old people and children included; if there is room enough, press “No limit”.
        [notes] <b>What should people bring, or know?</b>
            Such as “Bring an apron, wear flat shoes; there is a ramp for wheelchairs”.
        [whom] <b>Who is it for?</b>
            Such as “neighbours over 60”. Without it, everybody may come.
        [picture] <b>A picture</b>
            Please send me the photo. Ask those who are in it first.
        [alter-time] <b>#E{ $number }: when instead?</b>
            Such as: 19 June 9:00–11:00.
        [alter-venue] <b>#E{ $number }: where instead?</b>
            Such as “Community square”.
        [alter-notes] <b>#E{ $number }: what should people bring, or know?</b>
            This takes the place of what was said before.
        [alter-seats] <b>#E{ $number }: how many places in all?</b>
            Write one number, not below those who come. If there are more, I first ask those who wait.
        [alter-picture] <b>#E{ $number }: which picture instead?</b>
            Please send me the photo.
       *[came] <b>#E{ $number }: how many people came?</b>
            One number is enough, a guess will do.
    }
host-why =
    { $act ->
        [alter] <b>Why is it changed?</b>
            Those who come or wait read this with the news. Tap one, or write a sentence.
        [call-off-all] <b>Why are all of them called off?</b>
            Those who come or wait will read this. Tap one, or write a sentence.
       *[other] <b>#E{ $number }: why is it called off?</b>
            Those who come or wait will read this. Tap one, or write a sentence.
    }
host-reason =
    { $reason ->
        [weather] bad weather
        [venue] the place cannot be used
        [teacher] the teacher cannot come
        [holiday] it is a public holiday
       *[too-few] too few signed up
    }

# The page of an open one.
host-call-off-which = <b>#E{ $number }: only this one, or all that would follow?</b>
host-called-off = Called off because: { $reason }
host-unheld = Nobody holds this event right now.
host-done =
    { $what ->
        [open] ✅ #E{ $number } is posted.
        [alter] It is changed.
        [stop] All right, no more will open by themselves. What is posted takes place.
        [came] Noted: { $count } people came. Thank you for bringing them together.
        [call-off-one] #E{ $number } is called off. Those who come or wait will read why.
       *[call-off-all] All of them are called off. Those who come or wait will read why.
    }
host-thanks =
    { $act ->
        [hold] #E{ $number } is yours to hold now. Thank you!
       *[yes] All right, #E{ $number } takes place. Thank you!
    }

button-host =
    { $act ->
        [title] Name it
        [time] Set time
        [venue] Set place
        [seats] Set seats
        [notes] What to bring
        [whom] For whom
        [picture] Picture
        [kind] Kind
        [topic] Tell also
        [repeat] Repeat
        [preview] Preview
        [open] Post it
        [drop] Throw away
        [drop-sure] Yes, throw away
        [page] Back
        [alter-time] Change time
        [alter-venue] Change place
        [alter-notes] Change notes
        [alter-seats] Change seats
        [alter-picture] Change picture
        [call-off] Call it off
        [call-off-one] Only this one
        [call-off-all] All of them
        [stop] Stop repeating
        [came] Note how many
       *[again] Hold it again
    }
button-host-new = New event
button-host-list = Back to the list
button-host-open =
    { $number ->
        [0] { $title }
       *[other] #E{ $number } { $title }
    }
button-host-which =
    { $which ->
        [coming] Ahead ({ $count })
        [drafts] Not posted ({ $count })
       *[past] Past ({ $count })
    }
button-host-unlimited = No limit
button-host-no-picture = No picture
button-host-none =
    { $what ->
        [whom] For everybody
       *[notes] No notes
    }
button-host-no-topic = Tell nobody else
button-host-once = Just once
button-host-why =
    { $why ->
        [weather] Bad weather
        [venue] Place unusable
        [teacher] No teacher
        [holiday] Public holiday
       *[too-few] Too few people
    }
button-still-on =
    { $act ->
        [yes] It takes place
        [hold] I hold it
        [time] Change time
        [skip] Leave it out
       *[off] Call it off
    }

# To whoever signed up, or waits.
event-changed = <b>#E{ $number } { $title } has changed</b>
event-changed-what =
    { $what ->
        [time] The time is now: { $value }
        [where] The place is now: { $value }
       *[notes] Please note: { $value }
    }
event-changed-why = Because: { $reason }.
event-changed-ask = What you signed up for still holds; there is no need to do it again. If you cannot come, that is all right: one tap is enough.
event-called-off =
    <b>#E{ $number } { $title } is called off. There is no need to go.</b>
    It was to be: { $when }.
    Because: { $reason }.
    For other events, send /events.

# To whoever holds it.
event-still-on =
    { $how ->
        [mine] <b>Does #E{ $number } { $title } take place?</b>
            { $when }, with { $taken } people so far.
            One tap is enough. Without it, it takes place as well.
        [others] <b>Does #E{ $number } { $title } take place?</b>
            { $when }, with { $taken } people so far. { $who } holds it and has not answered yet.
            If you know, please tap for them. Without it, it takes place as well.
       *[nobody] <b>Nobody holds #E{ $number } { $title } any more. Would you?</b>
            { $when }, with { $taken } people so far.
            Tap “I hold it”, and it takes place.
    }
event-still-answered =
    { $state ->
        [called-off] #E{ $number } { $title } is called off.
        [over] #E{ $number } { $title } is over.
       *[open] #E{ $number } { $title } takes place: { $when }.
    }
event-over =
    <b>#E{ $number } { $title } is over. Thank you for holding it.</b>
    { $taken ->
        [0] Nobody had signed up; perhaps some just came. How many were there? Tap “Note how many”.
        [one] { $taken } person had signed up. How many came? Tap “Note how many”, or tap the name under “Who comes”.
       *[other] { $taken } people had signed up. How many came? Tap “Note how many”, or tap the names under “Who comes”.
    }
event-host =
    { $what ->
        [altered] Somebody changed #E{ $number } { $title }. It is now { $when }, { $venue }. Those who signed up are told.
        [called-off] #E{ $number } { $title } is called off. { $reasoned ->
            [true] Because: { $reason }.{ " " }
           *[false] { "" }
        }Those who signed up were told.
        [next] ✅ The next one is open: #E{ $number } { $title }, { $when }. To change it, tap “Have a look”.
        [day-off] <b>The next { $title } would be on a public holiday: { $when }.</b>
            Should it take place? Without an answer that one is left out, and those after it stay.
        [hostless] <b>Nobody holds #E{ $number } { $title } any more.</b>
            { $when }. Would you? One tap is enough; those who signed up are still there.
        [taken-over] #E{ $number } { $title } is held by { $who } now. Thank you!
       *[over] #E{ $number } { $title } is over.
    }

# Refusals.
refused-bad-event =
    { $why ->
        [title] A name needs words, at most 60 letters. Please make it shorter, and send it again.
        [seats] There can be 1 to 2000 places; if there is room enough, press “No limit”.
        [times] The end must come after the beginning. Please send both once more, such as “18 June 9:00–11:00”.
        [past] This time is over already. Please choose another one.
        [far] An event can be a year ahead at the most. Please choose another time.
        [long] An event lasts 7 days at the most. Please make several of it.
        [came] It can be 0 to 9999 people. Please send it again.
       *[begun] This event has begun and cannot be changed any more. If it does not go on, press “Call it off”.
    }
refused-event-unready = Something of this event is still missing, so it cannot be posted. Send /event to go on.
refused-event-open = This event is posted already (#E{ $number }). To change something, open it and press that part.
refused-seats-taken = { $taken } people are coming already, so there cannot be fewer places.
