# Refusals, strays and faults. Every one says what to do next.

refused-not-allowed = This step is for staff or administrators. If you need help, tell me “Ask a person” in private.
refused-not-found = This is no longer there. Send /help to see what you can do now.
refused-already-taken = { $who } took this just before you. Thank you!
refused-not-yours = This button belongs to another neighbour. For a question of your own, just write to me.
refused-too-many =
    You have { $count } open requests, which is the most at one time. Send “My requests” and take one back first.
    { $counter ->
        [phone] If it is urgent, call the service counter: { $phone }.
       *[none] If it is urgent, come to the community service counter.
    }
refused-bad-name = “{ $name }” cannot be a name: it may not be empty, a question, longer than { $longest } characters, or the same as one beside it. Nothing of this message was added; please correct it and send it again.
refused-still-in-use = “{ $name }” still has places, roles or groups in it. Move them first, then remove it.
refused-no-such-person = This person is not known here; perhaps their data were erased. Send /start to begin again.
refused-administrator-from-settings = Administrators are named in the program’s settings; this cannot be changed here.
refused-invitation-over = This invitation was used already or is too old. Please ask for a new one.
slow-down = That was faster than I can read; I missed the last ones. Please wait a moment and send them again.
stray-anonymous = You are writing as an anonymous administrator, so I cannot tell who you are. Please turn that off in the group’s settings and send it again.
stray-command = I do not know this command. Send /help to see what I can do, or just write your question.
stray-content = I cannot read that. Please put it into a sentence, or send a photo, a video or a voice message; for somebody to talk to, send just 0.
stray-button = This button is an old one and no longer works. Send /help to start again.
stray-long = This message is too long; I might miss something. Please write what matters most in a sentence or two; for somebody to talk to, send just 0.
trouble-apology =
    That did not work; the fault is on our side, not yours. Please try once more; if it fails again, tell staff the code { $code }.
    { $counter ->
        [phone] Service counter: { $phone }
       *[none] The community service counter can help too.
    }
trouble-surprise = The program met something unexpected, code { $code } ({ $kind }). The log has the details under this code.
refused-ended = This was finished or taken back meanwhile; nothing more to do.
refused-file-gone = This file can no longer be fetched. Please send it again.
stray-edit = I cannot see edited messages. Please send it again as a new one.
refused-notice-too-long = This is too long by { $over } characters (at most { $longest }). Please shorten the words and send only them again; pictures and what was written before are still here.
refused-notice-empty = There are no words yet. Please write some and send it again; the first line is the title.
refused-nobody-to-reach = Nobody among these readers can get it. Press “Readers” and choose others; whoever must know can be told on paper.
refused-nobody-to-approve = Another member of staff must agree to this notice, and nobody who may can be asked now. Please let an administrator send it, or ask a colleague to send /start first.
refused-own-notice = A notice of your own needs another member of staff to agree; they have been told.
refused-too-late = This time has passed. Please choose another one.
refused-already-nudged = They were reminded once already, which is enough. For those who did not confirm, press “Not reached” and give them to the grid workers.
refused-correction-needs-administrator = More than one person decided this notice, so an administrator has to correct it: please ask one. If it cannot wait, you can pause or withdraw it.
refused-too-few = Fewer than 5 people get this notice, so there is no report: it could tell who they are. Press “Read it” to see the notice again.
refused-too-few-for-topic = Too few people here want to hear about this topic: to keep anyone from guessing who they are, it cannot go to them alone. Please choose more places.
refused-mixed-media = Pictures and files cannot stand in one notice. Please send only pictures, or only files; what you wrote is kept.
refused-id-taken = There is an answer with this id already, perhaps a retired one. Please open that one from the list and change it.
refused-changed-meanwhile =
    { $known ->
        [yes] { $who } changed this answer a moment ago. Yours is not published and not lost: look at the new text first, then decide.
       *[no] This answer was changed a moment ago. Yours is not published and not lost: look at the new text first, then decide.
    }
