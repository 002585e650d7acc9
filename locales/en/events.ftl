# Events, as neighbours read them and sign up, and for whoever sees who comes.

# What people type to say how many they are, the number between or beside: 我们 4 人, 一家三口, we are 4.
word-heads-before = we are|we're|we will be|we'll be|there are|there will be|us|party of|family of
word-heads-after = people|persons|person|of us|coming|will come|please
# What people type once they cannot come after all.
word-not-coming = not coming|i'm not coming|i am not coming|we're not coming|we are not coming|can't make it|i can't make it|we can't make it|can't come|i can't come|we can't come|cannot come|i cannot come|we cannot come
word-heads-alone = just me|only me|me alone|just myself|only myself

event-head =
    <b>{ $number ->
        [0] { $titled ->
            [true] { $title }
           *[false] An event without a title yet
        }
       *[other] #E{ $number } { $title }
    }</b>
event-when = { $start } until { $end }
event-when-days = { $start } until { $end }
event-repeat =
    { $repeat ->
        [daily] Every day
        [monthly] Once a month
       *[weekly] Every week
    }
event-where =
    Where: { $venue }{ $placed ->
        [true] { " " }({ $place })
       *[false] { "" }
    }
event-whom =
    { $everybody ->
        [true] Everybody is welcome
       *[false] For: { $whom }
    }
event-notes = Good to know: { $notes }
event-free =
    { $host ->
        [grid-worker] Held by your grid worker (网格员); it costs nothing.
       *[other] Held by the residents' committee (居委会); it costs nothing.
    }
event-places =
    { $state ->
        [over] It is over. { $came ->
            [0] Thanks to everybody who came.
            [one] { $came } person came. Thank you.
           *[other] { $came } people came. Thank you all.
        }
        [called-off] Called off; please do not go.
        [draft] { $limited ->
            [true] { $free ->
                [one] { $free } place
               *[other] { $free } places
            }
           *[false] Room for everybody
        }
       *[open] { $limited ->
            [true] { $free ->
                [0] Full ({ $taken } coming){ $waiting ->
                    [0] { "" }
                    [one] , { $waiting } family waiting
                   *[other] , { $waiting } families waiting
                }
               *[other] { $taken } coming, { $free ->
                    [one] { $free } place left
                   *[other] { $free } places left
                }{ $waiting ->
                    [0] { "" }
                    [one] { " " }({ $waiting } family waiting)
                   *[other] { " " }({ $waiting } families waiting)
                }
            }
           *[false] { $taken ->
                [0] Room for everybody
               *[other] { $taken } coming; room for everybody
            }
        }
    }

button-event-come =
    { $full ->
        [true] Wait for a place
       *[false] I'll come
    }
button-event-away =
    { $state ->
        [waiting] Stop waiting
        [coming] Can't make it
       *[none] Can't come
    }
button-event-private = See it in private
button-event-look = Have a look
button-event-count = Change the number
button-event-heads = { $heads }
button-event-more = { $least } or more
button-event-same = Leave it as it is
button-event-wait = Wait for { $heads }
button-event-fewer = Come with { $heads }
button-event-away-sure =
    { $state ->
        [waiting] Stop waiting
       *[other] Not coming
    }
button-event-stay =
    { $state ->
        [waiting] Keep waiting
        [offered] Let me think
       *[other] Still coming
    }
button-event-offer =
    { $yes ->
        [true] We'll come
       *[false] Not this time
    }
button-event-remind =
    { $on ->
        [true] Remind me
       *[false] Don't remind me
    }
button-event-ics = Add to calendar
button-event-guests = Who comes
button-event-counted = { $count } came in all
button-event-back = Back to the event

# Signing up.
event-standing =
    { $state ->
        [coming] <b>You are on the list: { $heads ->
            [one] { $heads } person
           *[other] { $heads } people
        }.</b>{ $wanted ->
            [0] { "" }
           *[other] { " " }You would like to be { $wanted }; the rest of you wait ({ $ahead ->
                [0] you are the first
                [one] { $ahead } family is before you
               *[other] { $ahead } families are before you
            }) and are added when there is room.
        }
        [waiting] <b>You are waiting for { $heads ->
            [one] { $heads } place
           *[other] { $heads } places
        }.</b> { $room ->
            [true] There is room for you now: to come, tap "We'll come".
           *[false] { $ahead ->
                [0] You are the first.
                [one] { $ahead } family is before you.
               *[other] { $ahead } families are before you.
            } You are asked as soon as there is room.
        }
        [offered] <b>{ $heads ->
            [one] { $heads } place is
           *[other] { $heads } places are
        } kept for you</b> until { $until }. Either answer is fine{ $heads ->
            [one] .
           *[other] ; if fewer of you come, write "we are 2".
        }
        [away] You said that you can't come. If you change your mind, just tap "{ $full ->
            [true] Wait for a place
           *[false] I'll come
        }".
       *[none] { $full ->
            [true] It is full. You can wait: when somebody can't make it, you are asked.
           *[false] To come, tap "I'll come". Your family is welcome too.
        }
    }
event-clash = At that time you are also expected at { $tag } { $title }. See whether you can do both.
event-began = It has begun, so sign-up has ended.
event-how-many = How many of you will come, yourself included? Tap a number below, or write "we are 4".
event-full =
    { $have ->
        [0] { $free ->
            [0] It is full{ $waiting ->
                [0] .
                [one] , and { $waiting } family waits.
               *[other] , and { $waiting } families wait.
            } You can wait, all of you together: when there is room for all of you, you are asked. How many you are can be said afterwards.
           *[other] Only { $free ->
                [one] { $free } place is
               *[other] { $free } places are
            } left, and you need { $heads }. You can come with { $free }, or wait together for { $heads }.
        }
       *[other] { $have ->
            [one] Your { $have } place stays yours.
           *[other] Your { $have } places stay yours.
        } { $more ->
            [0] There is no other one free right now.
            [one] Only { $more } more is free right now.
           *[other] Only { $more } more are free right now.
        } To be { $heads }, tap "Wait", and you are added when there is room.
    }
event-too-many = One family can be { $most } at most. If you are more, please call { $phone }; we will see to it.
event-alert-joined =
    { $heads ->
        [1] #E{ $number }: you are on the list, 1 person. Bringing family? Tap the number in your private chat.
       *[other] #E{ $number }: you are on the list, { $heads } people. To change it, tap the number in your private chat.
    }
event-alert-there =
    { $state ->
        [waiting] #E{ $number }: you are waiting for { $heads ->
            [one] { $heads } place
           *[other] { $heads } places
        }. You are asked as soon as there is room.
       *[other] #E{ $number }: you are on the list with { $heads }. To change it, write "we are 4" in your private chat.
    }
event-alert-full = There is not enough room. What you can do is in your private chat.
event-alert-away = Noted, thank you for saying so. If you change your mind, tap "I'll come".
event-alert-ask =
    { $state ->
        [waiting] You are waiting for { $heads ->
            [one] { $heads } place
           *[other] { $heads } places
        }. To stop waiting, tap once more in your private chat.
       *[other] You are on the list with { $heads }. If you really can't come, tap once more in your private chat.
    }
event-alert-bell =
    { $on ->
        [true] All right, you will be reminded of events.
       *[false] All right, no reminders for this event and later ones. To get them again, open an event and tap "Remind me".
    }

# Not coming after all.
event-away-sure =
    { $state ->
        [waiting] #E{ $number } { $title }: stop waiting?
        [offered] #E{ $number } { $title }: not this time? The places go to the next family at once.
       *[other] #E{ $number } { $title }: { $heads ->
            [1] you can't make it?
           *[other] none of the { $heads } of you can make it?
        } Nobody asks why; the places go to others.
    }
event-away = #E{ $number } { $title }: noted, thank you for saying so. If you change your mind, sign up again any time.

# The waiting list.
event-offer =
    <b>There is room now: { $heads ->
        [one] { $heads } place
       *[other] { $heads } places
    }, and you are asked first</b>
event-offer-until =
    Kept for you until { $until }. Either answer is fine; if not, the next family is asked.{ $heads ->
        [one] { "" }
       *[other] { " " }If fewer of you come, write "we are 2".
    }
event-told =
    { $what ->
        [taken] #E{ $number } { $title }: you are on the list, { $heads ->
            [one] { $heads } person
           *[other] { $heads } people
        }.
        [lapsed] #E{ $number } { $title }: there was no answer from you, so the next family is asked. You still wait, at the end of the line; or see whether there is room.
        [left] #E{ $number } { $title }: noted, not this time. Thank you for saying so.
        [passed-on] #E{ $number } { $title }: the places went to others; no answer is needed any more. Thank you.
        [more] #E{ $number } { $title }: there was room, and you are { $heads } now. If fewer of you come, open the event and tap "Change the number".
       *[ended] #E{ $number } { $title }: it has begun, or was called off; no answer is needed any more. Thank you.
    }

# Reminders.
event-remind = <b>A reminder of an event</b>
event-remind-away = If you can't come, that is all right: tap "Can't make it", and the place goes to somebody else.

# For whoever holds it: who comes.
event-sheet =
    { $families ->
        [one] { $families } family
       *[other] { $families } families
    }, { $heads ->
        [one] { $heads } person
       *[other] { $heads } people
    } coming{ $waiting ->
        [0] { "" }
        [one] ; { $waiting } family ({ $inline }) waiting
       *[other] ; { $waiting } families ({ $inline }) waiting
    }{ $away ->
        [0] { "" }
       *[other] ; { $away } said they can't come
    }
event-sheet-line =
    { $came ->
        [true] ✓ { "" }
       *[false] { "" }
    }{ $name } · { $heads }{ $state ->
        [waiting] { " " }· waiting
        [offered] { " " }· asked
       *[other] { "" }
    }
event-sheet-noting =
    Tap a name to note who came; tap again to take it back.{ $came ->
        [0] { "" }
       *[other] { " " }Noted so far: { $came }.
    }
event-sheet-counted =
    { $count ->
        [one] Counted: { $count } person came.
       *[other] Counted: { $count } people came.
    }
event-sheet-kept = Only those who hold events here see this list. It is deleted 90 days after the event.
event-sheet-gone = The list was deleted, 90 days after the event.
