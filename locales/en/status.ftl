# Whether everything runs: /status, and what staff hear when it did not.

menu-status = See whether all is running well
button-status-again = Look again
status-looked-again = Looked again just now.
status-title =
    <b>{ $count ->
        [0] All is well
        [one] One thing needs a look
       *[other] { $count } things need a look
    }</b>
status-is-silent =
    · Since { $since } nobody sees to what becomes due: no reminder comes by itself.
    Please have whoever looks after the computer start the assistant again.
status-late =
    · { $count ->
        [one] One thing is
       *[other] { $count } things are
    } overdue, the oldest since { $since }{ $stumbling ->
        [0] .
        [one] ; one was tried and did not work.
       *[other] ; { $stumbling } were tried and did not work.
    }
    Press “Look again” in two minutes; if it is still so, please have whoever looks after the computer read its log.
status-stuck =
    · { $count ->
        [one] One message has
       *[other] { $count } messages have
    } waited for over ten minutes to leave.
    Most likely the network is down: please have whoever looks after the computer see to it, and telephone what is urgent.
status-failed =
    · { $count ->
        [one] One message
       *[other] { $count } messages
    } could not be delivered today: the reader has stopped me, or left that group.
    Whom a notice did not reach stands on its card, by /announce; please call or visit them.
status-unsure =
    · { $count ->
        [one] One message of today
       *[other] { $count } messages of today
    } may or may not have arrived.
    If it was a notice, open it by /announce, and it can be sent to these readers again.
status-days-off-unknown =
    · The days off of { $year } are not entered yet; until then deadlines count Monday to Friday.
    Once they are announced, staff enter them by /calendar.
status-since = Running since { $since }.
status-looked = What becomes due is looked at every second, last just now.
status-timers =
    { $armed ->
        [one] One thing is
       *[other] { $armed } things are
    } set for a time{ $due ->
        [0] .
        [one] ; one is being done right now.
       *[other] ; { $due } are being done right now.
    }
status-messages =
    { $sent ->
        [one] One message
       *[other] { $sent } messages
    } sent today{ $unsent ->
        [0] , none waiting.
       *[other] , { $unsent } waiting: some are on their way, some come in the daytime.
    }
status-days-off = The days off are entered.
status-joint = { ", " }
status-sort =
    { $sort ->
        [notice] notices { $count }
        [festival] festivals { $count }
        [event] events { $count }
        [task] volunteers’ tasks { $count }
        [case] requests { $count }
        [report] summaries for staff { $count }
       *[other] others { $count }
    }
status-ahead =
    { $when ->
        [today] Still today
       *[week] Within seven days
    }: { $counts }.
status-ahead-nothing =
    { $when ->
        [today] Nothing more comes by itself today.
       *[week] Nothing comes by itself within seven days.
    }
status-silent =
    <b>The assistant has stopped</b>
    Since { $since } no reminder that became due has been sent. I still answer what residents write.
    Please have whoever looks after the computer start the assistant again, and telephone what is urgent.
    I will tell you when it works again.
status-again =
    <b>The assistant works again</b>
    From { $since } to { $until } nobody saw to what became due; what was missed is being caught up on.
    Send /status to see what is left.
status-away =
    <b>The assistant is back</b>
    It did not work from { $since } to { $until }.
status-away-line =
    { $what ->
        [late] { $count ->
            [one] One reminder or message comes
           *[other] { $count } reminders and messages come
        } late, and { $count ->
            [one] is
           *[other] are
        } on the way now.
        [skipped] { $count ->
            [one] One is past its time and is
           *[other] { $count } are past their time and are
        } not sent any more. If something was urgent, please telephone.
       *[asked] { $count ->
            [one] One notice
           *[other] { $count } notices
        } missed the time; whoever wrote it is asked whether it should still go.
    }
status-away-nothing = Nothing was to be sent meanwhile, so nothing was missed.
