# Talking about a case through the bot. Neither side sees the other's account or number.

talk-entry =
    { $worker ->
        [true] <b>{ $name }</b> (#R{ $number } { $what })
       *[false] <b>Resident { $name }</b> (#R{ $number } { $what })
    }{ $edited ->
        [true] { " " }changed it to:
       *[false] { $wordless ->
            [true] { " " }sent this:
           *[false] { " " }says:
        }
    }
talk-begun =
    { $worker ->
        [true] What you write now, with pictures and voices, goes to the resident { $who } (#R{ $number } { $what }).
       *[false] What you write now, with pictures and voices, goes to { $who } (#R{ $number } { $what }).
    }
    When you have finished, press “End talk”; after that you are writing to me.
talk-left =
    All right, nothing more is passed on; you are writing to me.{ $more ->
        [true] { " " }To go on with #R{ $number }, press the button below.
       *[false] { "" }
    }
talk-passed =
    { $held ->
        [true] Passed on to { $who }.{ $more ->
            [true] { " " }What you write next goes there directly, too.
           *[false] { "" }
        }
       *[false] Added to #R{ $number }; whoever takes it will see it.{ $more ->
            [true] { " " }If there is more, just write on.
           *[false] { "" }
        }
    }
talk-not-passed =
    { $what ->
        [location] A location cannot be passed on, and we keep none. Please write it in words, such as: building 3, at the door of unit 2.
        [contact] A contact cannot be passed on. Please write the name and number in words.
       *[other] This cannot be passed on. Words, pictures, videos, voices and files can.
    }
talk-lost =
    { $why ->
        [ended] #R{ $number } has ended; what you just wrote was not passed on.{ $reopens ->
            [true] { " " }If it is not solved, press “Not solved yet” and write it again.
           *[false] { "" }
        }
        [withdrawn] #R{ $number } was taken back; what you just wrote was not passed on. If it is still needed, please report it anew.
        [merged] #R{ $number } goes on together with a neighbour’s; what you just wrote was not passed on. If yours is different, please report it anew.
        [not-yours] #R{ $number } is neither yours nor in your hands; what you just wrote was not passed on.
        [gone] Whoever reported #R{ $number } erased everything of theirs; what you just wrote was not passed on. Neighbours have the same trouble, so please see it through.
       *[other-hands] { $who } has #R{ $number } now; what you just wrote was not passed on.
    }
    For anything else, just write it again, and I answer.
talk-which =
    Not passed on yet: you are talking with { $who } about #R{ $number }, but the last to write was { $whom } (#R{ $other }).
    Please press whom you mean, and write it again; or answer that very message.
button-talk = Reply
button-talk-resident = Reply to resident
button-talk-again = Go on talking
button-talk-enough = End talk
button-talk-number = Reply on #R{ $number }
button-that-was-all = That was all
word-that-was-all = that was all|that's all|done|finished
word-talk-enough = end talk|stop talking
add-words =
    { $held ->
        [true] What would you like to add? Write it, or send pictures or voice; it goes straight to { $who }.
       *[false] What would you like to add? Write it, or send pictures or voice; whoever takes it will see it.
    }
    It may be several messages; press “That was all” at the end.
add-done =
    { $talking ->
        [true] All right. { $who } is still talking with you about #R{ $number }, and what you write is passed on; to stop, press “End talk”.
       *[false] { $held ->
            [true] All right, it is all in #R{ $number } and with { $who }.
           *[false] All right, it is all in #R{ $number }; whoever takes it will see it.
        }
    }
