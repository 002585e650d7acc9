# The time that volunteers gave: checking in and out, who says that it was so, and what was corrected.

stint-spent =
    { $hours ->
        [0] { $minutes } min
       *[other] { $minutes ->
            [0] { $hours } h
           *[other] { $hours } h { $minutes } min
        }
    }
stint-part =
    { $part ->
        [morning] morning
        [noon] middle
        [afternoon] afternoon
       *[evening] evening
    }
stint-when = the { $part } of { $day }
stint-joint = ,{ " " }
stint-and = { $first } and { $last }
stint-here = You are here; I noted { $at }. When you leave, please tap “Leaving”.
stint-gone =
    Thank you. { $from }–{ $until }, { $spent } in all. { $counts ->
        [true] Somebody has confirmed it, and it counts.
       *[false] It counts once somebody has confirmed it.
    }
button-stint-in = I’m here
button-stint-out = Leaving

# For whoever was helped.
stint-ask = Did { $names } come on { $when }?
stint-ask-line =
    { $name }: { $state ->
        [confirmed] came
        [doubted] did not come
       *[ended] not answered yet
    }
stint-answered = Thank you, it is noted.
stint-sure = You mean that { $name } did not come? Then this time does not count.
button-attest-yes = Came
button-attest-no = Did not come
button-attest-all = All came
button-attest-each = One by one
button-attest-named =
    { $came ->
        [true] { $name } came
       *[false] { $name } didn’t
    }
button-attest-sure = Yes, did not come
button-attest-back = Not what I meant

# For the volunteer, and for whoever asked for a correction.
stint-told =
    { $what ->
        [confirmed] Thank you for { $minutes } on { $when }. { $by ->
            [served] The neighbour whom you helped
            [leader] Your team leader
           *[staff] The committee
        } has confirmed it, and it counts.
        [doubted] Somebody says that you did not come on { $when }, so this time does not count for now. If that is not so, please tap “Wrong time”, and another person will look at it.
        [by-time] You did not tap “Leaving”, so I noted { $minutes }, until the end. If that is wrong, please tap “Wrong time”.
        [asked] { $same ->
            [true] { $name } thinks that you were there on { $when }, and that the { $minutes } noted should count. It does once another person agrees, and I tell you what comes of it.
           *[false] { $name } thinks that it was { $minutes } on { $when }; noted is { $before }. It counts once another person agrees, and I tell you what comes of it.
        }
        [corrected] { $same ->
            [true] The { $minutes } on { $when } count now; { $name } agreed.
           *[false] The time on { $when } is corrected: { $before } became { $minutes }, and { $name } agreed. Both figures stay in your record.
        }
       *[refused] { $same ->
            [true] { $name } looked at it and did not agree: the { $minutes } on { $when } still do not count. What both said stays in your record.
           *[false] { $name } looked at it and did not agree: it stays { $before } on { $when }. What both said stays in your record.
        }
    }
stint-reason = Reason: { $reason }
button-stint-wrong = Wrong time
button-stint-record = See the record

# For the second person.
stint-second =
    { $own ->
        [true] { $same ->
            [true] { $name } says that they were there, and that the { $minutes } noted should count.
           *[false] { $name } says that their time is wrong: noted is { $before }, and it was { $minutes }.
        }
       *[false] { $same ->
            [true] { $by } says that { $name } was there, and that the { $minutes } noted should count.
           *[false] { $by } says that { $name }’s time is wrong: noted is { $before }, and it was { $minutes }.
        }
    }
stint-second-state =
    { $state ->
        [agreed] { $who } agreed, and it is corrected.
        [refused] { $who } did not agree; it stays.
       *[open] If you know how it was, please decide.
    }
button-second-yes = Agree
button-second-no = Don’t agree

# One's own hours.
word-my-hours = Hours|My hours
hours-in-private = Your hours are for your private chat. Please tap the button below.
hours-title = <b>Your volunteer hours: { $confirmed }</b>
hours-month = This month: { $month }
hours-waiting = To be confirmed: { $waiting }
hours-count = { $count } times in all
hours-none = You have no volunteer hours yet. Sign up for a task, tap “I’m here” when you come and “Leaving” when you go, and they stand here.
hours-tasks = Send /tasks to see which tasks wait for people.
hours-line = #T{ $number } { $title } · { $day } · { $spent } · { $how }
hours-line-gone = { $day } · { $spent } · { $how }
hours-how =
    { $state ->
        [running] not left yet
        [ended] to be confirmed
        [doubted] somebody says you did not come; not counted
       *[confirmed] { $by ->
            [served] confirmed by the neighbour
            [leader] confirmed by the leader
           *[staff] confirmed by the committee
        }
    }
hours-between = { $from }–{ $until }
hours-forgot = You did not tap “Leaving”; it was noted until the end.
hours-confirmed-by = Confirmed by { $who }, { $when }
hours-correction =
    { $who } says { $same ->
        [true] { $minutes } should count
       *[false] { $before } should be { $minutes }
    } ({ $reason }): { $state ->
        [agreed] { $second } agreed
        [refused] { $second } did not agree
       *[open] waits for another person
    }.
hours-absent = { $name } noted that you did not come: #T{ $number } { $title }, { $day }
hours-someone = Somebody who has left
hours-ask-minutes = How long was it really? Please write it to me, such as “1 h 30 min” or “90 minutes”. Noted is { $before }; it can be { $most } at most.
hours-not-understood = I do not understand how long that is. Please write it like “1 h 30 min” or “90 minutes”; to leave it as it is, tap “Leave it”.
hours-ask-reason =
    { $same ->
        [true] All right, { $minutes } as noted. Please write in a sentence how it was, for the second person to read.
       *[false] All right, { $before } to { $minutes }. Please write the reason in a sentence, for the second person to read.
    }
hours-asked = Another person is asked; it counts once they agree. I tell you what comes of it.
hours-left = All right, nothing was changed.
hours-words-only = I need words here and cannot use a picture or a voice. Please write a sentence, or tap “Leave it”.
hours-picture = Volunteer hours of the last twelve months
button-hours-picture = See a picture
button-hours-certificate = Get a certificate
button-hours-stint = #T{ $number } { $day }
button-hours-back = Back
button-hours-leave = Leave it
button-hours-open = To the private chat
