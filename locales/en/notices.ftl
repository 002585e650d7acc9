# Notices: what readers see.

notice-urgent = ⚠️ Urgent notice
notice-footer = #N{ $number } · code { $code } · { $office }
notice-office = the residents’ committee (居委会)
notice-standing = The committee (居委会) never asks for login codes or money.
notice-corrected-at = Corrected: { $when }
notice-known-by =
    { $count ->
        [one] One neighbour knows.
       *[other] { $count } neighbours know.
    }
button-know = Got it
button-known = ✓ Noted
notice-thanks = Noted, thank you.
notice-thanks-again = You told us before, thank you.
notice-preview = This is only how it will look; nobody else has it yet.
notice-over = This notice was withdrawn; nothing to do.
notice-corrected = #N{ $number } “{ $title }” was corrected; the one you read says so now. Please look at it once more.
notice-withdrawn = #N{ $number } was withdrawn; nothing to do.
notice-nudge = #N{ $number } “{ $title }” still waits for you. When you have read it, please press “Got it”.
notice-digest =
    { $count ->
        [one] <b>One more notice today:</b>
       *[other] <b>{ $count } more notices today:</b>
    }
notice-line = · #N{ $number } { $title }
notice-line-event = · #E{ $number } { $title }
button-open-notice = Open the notice
button-open-number = Open #N{ $number }
button-open-event = Open #E{ $number }

verify-ask = Please send me the code on the notice or certificate. A notice has four letters and digits, for example K7Q2; a certificate has eight, for example K7Q2-M9XD.
verify-genuine =
    This is a genuine notice of { $office }: #N{ $number } “{ $title }”, sent { $when }.
    The residents’ committee (居委会) never asks you for login codes or for money.
verify-corrected =
    This is a genuine notice of { $office }: #N{ $number } “{ $title }”, sent { $when } and corrected since. Please go by the corrected one{ $opens ->
        [true] ; send #N{ $number } to see it.
       *[false] .
    }
    The residents’ committee (居委会) never asks you for login codes or for money.
verify-withdrawn = { $office } sent #N{ $number } “{ $title }” and withdrew it later; nothing to do.
verify-unknown =
    I do not know this code. Please do not trust the notice or certificate that it is on: open no link, send no money.
    Compare the code and send /verify again; if it is still unknown, press “Ask a person”.

topics-choose = What would you like to hear more about? Tap to choose, tap again to stop. Notices for your home come anyway.
notice-topic =
    { $topic ->
        [outages] Water and power
        [safety] Safety
        [events] Events
        [jobs] Jobs and training
        [health] Health talks
        [children] Children
       *[seniors] Older people
    }
button-chosen = ✓ { $words }

# Writing one.

announce-ask = Please send me the notice: text, pictures or a file; its first line is the title. It speaks for { $office }.
announce-recent =
    { $count ->
        [one] One recent notice, tap to open it:
       *[other] { $count } recent notices, tap one to open it:
    }
announce-which-office = For which place does it speak?
announce-templates = Which template?
announce-no-templates = No templates yet. Write a notice and press “Keep as template”.
announce-needs-words =
    { $kind ->
        [document] I have the file. Now please send the words; the first line is the title.
       *[photo] I have the picture. Now please send the words; the first line is the title.
    }
announce-words-only = Please write this in words; a sentence will do.
announce-only-these = A notice holds text, pictures and files only. Please send it another way.
announce-too-many = A notice holds at most { $most } pictures; the others were left out.
announce-ask-again = Please send me the new notice; it replaces all of the old one.
button-templates = Use a template
button-template = { $title }
button-recent-notice =
    #N{ $number } · { $state ->
        [draft] draft
        [waiting] awaits approval
        [scheduled] planned
        [missed] missed its time
        [sending] on its way
        [paused] paused
        [stopped] stopped
        [done] sent
        [withdrawn] withdrawn
       *[dropped] dropped
    } · { $title }
button-drop-template = Delete template

draft-title =
    <b>#N{ $number } { $state ->
        [draft] draft
        [waiting] awaits approval
        [scheduled] planned
        [missed] missed its time
        [sending] on its way
        [paused] paused
        [stopped] stopped
        [done] sent
        [withdrawn] withdrawn
       *[dropped] dropped
    } · { $title }</b>
draft-to = To: { $whom }
draft-people = { $places } · { $roles }
draft-people-by-topic = { $places } · { $roles } · interested in { $topics }
draft-several-places = { $places } and others, { $count } places
draft-residents = residents
draft-groups-only = groups only
draft-heads =
    { $others ->
        [0] Will get it: { $writable }
       *[other] Will get it: { $writable }; another { $others } never opened this chat or no longer take messages, so please tell them yourself
    }
draft-heads-few = Will get it: fewer than 5
draft-groups = Groups: { $groups }
draft-when = When: { $when }
draft-at-once = at once
draft-repeat =
    { $repeat ->
        [daily] from { $when }, every day
        [weekly] from { $when }, every week
       *[monthly] from { $when }, every month
    }
draft-quiet = Nobody is disturbed in quiet hours; it will arrive { $when }.
draft-asks =
    { $asks ->
        [true] readers press “Got it”
       *[false] no “Got it”
    }
draft-pins = pinned in groups
draft-lasts =
    { $days ->
        [one] not sent after a day
       *[other] not sent after { $days } days
    }
draft-options = Options: { $options }
draft-reason = Urgent, at night too. Reason: { $reason }
draft-joint = , { "" }
draft-album = When all pictures are here, press “Show me” to see what it looks like.
draft-now =
    { $state ->
        [waiting] It goes when another member of staff agrees. Asked: { $asked }.
        [scheduled] It goes by itself when its time comes.
        [missed] Its time has passed and it was not sent. Send it now?
       *[dropped] This one was dropped and will not be sent.
    }
button-aim = Readers
button-when = Time
button-options = Options
button-look = Show me
button-original = Read it
button-rewrite = Write anew
button-keep-template = Keep as template
button-drop = Drop
button-done = Done
button-drop-sure = Yes, drop it
button-send = Send ({ $count })
button-send-count =
    { $groups ->
        [0] { $people ->
            [one] 1 person
           *[other] { $people } people
        }
        [one] { $people ->
            [one] 1 person, 1 group
           *[other] { $people } people, 1 group
        }
       *[other] { $people ->
            [one] 1 person, { $groups } groups
           *[other] { $people } people, { $groups } groups
        }
    }
button-send-few =
    { $groups ->
        [0] fewer than 5
        [one] fewer than 5, 1 group
       *[other] fewer than 5, { $groups } groups
    }
draft-sure-to-drop = Drop #N{ $number }? What you wrote will not be sent.
draft-dropped = #N{ $number } was dropped and will not be sent.
template-kept = Kept as a template. Next time, send /announce and press “Use a template”.

aim-title = Goes to: { $whom }
aim-places = Choose places: all of { $office }, or some of it.
aim-whole = All of { $choice }
aim-whole-stays = It goes to all of it already. For a part of it only, tap the places that you mean.
aim-roles = Choose roles. None means all residents.
aim-topics = Choose topics: it goes only to those who want to hear about them.
aim-groups = Choose groups.
aim-no-groups = No group is linked here yet. An administrator links one by sending /link in it.
aim-counted = { $name } ({ $count })
aim-counted-few = { $name } (fewer than 5)
aim-group-name = { $purpose } ({ $place })
button-inside = In { $place } ›
button-aim-kind =
    { $kind ->
        [places] Places
        [roles] Roles
        [topics] Topics
       *[groups] Groups
    }

when-choose = When should it go? Choose below, or just write it, for example: tomorrow 9:30.
when-hour = What time { $day }?
when-not-understood = I did not understand this time. Please write it like this: tomorrow 9:30, or 11-25 9:30.
button-at-once = At once
button-repeat =
    { $repeat ->
        [once] Only once
        [daily] Daily
        [weekly] Weekly
       *[monthly] Monthly
    }

options-choose = How should it go? Tap to change.
option-asks = Readers press “Got it”
option-pins = Pin it in groups
option-lasts =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
button-urgent = Urgent
button-calm = Not urgent
urgent-ask =
    { $alone ->
        [true] Why is it urgent? Please write one sentence. It will arrive at night too, you decide alone, and all staff will see the reason.
       *[false] Why is it urgent? Please write one sentence. It will arrive at night too, another member of staff must agree, and all staff will see the reason.
    }

send-sure-now = To { $count }, { $span }. Send it now?
send-sure-planned = To { $count }. When: { $when }. Is that right?
send-sure-quiet = To { $count }. These are quiet hours; it will arrive { $when }. Is that right?
send-urgent = An urgent notice rings at night too.
send-alone = Nobody else has to agree; you decide alone.
send-second =
    { $why ->
        [urgent] An urgent notice goes only when another member of staff agrees.
       *[many] For so many readers, another member of staff must agree.
    }
button-send-sure = Send
button-not-yet = Not yet
send-begun-few = #N{ $number } is on its way to fewer than 5 people. You will see below how far it has come.
send-begun =
    { $count ->
        [one] #N{ $number } is on its way, one message. You will see below how far it has come.
       *[other] #N{ $number } is on its way, { $count } messages. You will see below how far they have come.
    }
button-show = Show
button-refresh = Refresh

# A second person.

approve-title = <b>#N{ $number } awaits approval · { $title }</b>
approve-facts =
    Written by: { $author }
    To: { $whom } ({ $readers })
    When: { $when }
approve-readers =
    { $count ->
        [one] one reader
       *[other] { $count } readers
    }
approve-ask = When you have read it and find it right, press “Agree”.
approve-late = Its time has passed, and it was not sent. The author has been asked whether and when it should still go.
button-agree = Agree
button-send-back = Send back
notice-approved = #N{ $number } “{ $title }”: { $who } agreed.
notice-sent-back = #N{ $number } “{ $title }”: { $who } says not yet. To change it, press “Show”.
notice-late = #N{ $number } “{ $title }” was planned for { $starts }. { $gone ->
        [true] Whoever wrote it may not announce here any more, so it did not go out by itself.
       *[false] It did not go out then by itself.
    } Send it now?
late-settled = Somebody has seen to #N{ $number } already; below is how it stands now.
button-another-time = Another time
button-send-late = Send now
button-take-back = Take back to edit
notice-urgent-sent =
    The urgent notice #N{ $number } “{ $title }” went out.
    { $alone ->
        [true] { $who } wrote it, and decided alone as an administrator.
       *[false] { $who } wrote it, and another member of staff agreed.
    }
    Reason: { $reason }

# While it goes, and after.

progress-count =
    { $outcome ->
        [sent] { $count } arrived
        [failed] { $count } failed
        [unknown] { $count } uncertain
        [expired] { $count } too late
        [cancelled] { $count } called off
       *[left] { $count } to go
    }
progress-few = Fewer than 5 people get it. No numbers are shown, as they could tell who it is.
progress-confirmed = { $count } pressed “Got it”
progress-grid = { $grid }: { $confirmed } of { $reached } know
progress-unpinned = Not pinned in { $count } of the groups: make me an administrator who may pin messages there, or ask the owner to pin it.
progress-span = Time left: { $span }
progress-waits = Nobody is disturbed in quiet hours; it starts at { $clock }
progress-aside =
    { $count ->
        [one] One person has had enough notices for today and gets a digest at { $clock }
       *[other] { $count } people have had enough notices for today and get a digest at { $clock }
    }
button-pause = Pause
button-resume = Go on
button-stop = Stop
button-stop-sure = Yes, stop
button-withdraw-notice = Withdraw
button-withdraw-notice-sure = Yes, withdraw
button-report = Report
button-correct = Correct
button-correct-sure = Correct { $count }
button-nudge = Remind the other { $count }
button-unreached = Not reached
button-resend = Resend { $count } uncertain
stop-sure = Stop #N{ $number }? The { $left } that are still to go will not be sent; what has arrived stays.
withdraw-sure = Withdraw #N{ $number }? Nothing more is sent, and what has arrived is taken back; where that is no longer possible after two days, it will say “withdrawn”.
correct-ask = Please send me the right words; the pictures stay.
correct-needs-words = Please write the right words as text; the pictures stay.
correct-look = Above is the corrected notice. Should it replace the one that everybody has?
correct-gone = I no longer have the corrected words. Please press “Correct” again and send them.
correct-begun =
    { $count ->
        [one] #N{ $number } is being corrected, one message. Whoever pressed “Got it” gets a short note too.
       *[other] #N{ $number } is being corrected, { $count } messages. Whoever pressed “Got it” gets a short note too.
    }
notice-nudged =
    { $count ->
        [one] Reminded one person.
       *[other] Reminded { $count } people.
    }
notice-resent =
    { $count ->
        [one] Sent one again.
       *[other] Sent { $count } again.
    }
report-caption = <b>#N{ $number } · { $title }</b>
report-file-caption = The same figures for a spreadsheet. It holds no names.
report-column-state = Outcome
report-column-count = Messages
report-column-grid = Grid
report-column-confirmed = Confirmed
report-column-reached = Reached

unreached-title = <b>#N{ $number } · not reached, by building:</b>
unreached-line = · { $building }: { $count }
unreached-nobody = · { $building }: nobody there writes with me; please put up a printed notice
unreached-none = #N{ $number }: nobody needs to be told otherwise.
unreached-hint = Names are shown only to the worker of that grid.
button-hand-out = Give to grid workers
button-print-visits = Print list
button-print-notice = Print notice
handed-out =
    { $count ->
        [0] No grid worker there can get the list yet. Please see to it yourself.
        [one] One grid worker has the list. Where a building has no grid worker, please see to it yourself.
       *[other] { $count } grid workers have their lists. Where a building has no grid worker, please see to it yourself.
    }
notice-unreached =
    <b>#N{ $number } “{ $title }”</b>
    These neighbours did not get it, or have not pressed “Got it”. Please call or visit them.
unreached-building = <b>{ $building }</b>
unreached-person = · { $name }: { $reason }
unreached-some =
    { $count ->
        [one] · 1 person: { $reason }
       *[other] · { $count } people: { $reason }
    }
unreached-reason =
    { $reason ->
        [blocked] no longer takes my messages
        [no-account] never opened this chat
        [failed] did not arrive
       *[not-confirmed] not confirmed yet
    }
visits-heading = #N{ $number } { $title } · visits and calls
