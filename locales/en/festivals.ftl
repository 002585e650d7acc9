# Festivals and days off: what groups read of a festival, and the calendar that staff keep.

menu-calendar = Festivals and days off

festival-head =
    <b>{ $name }</b>: { $day }{ $when ->
        [today] , today
        [tomorrow] , tomorrow
        [past] { "" }
       *[ahead] , in { $left } days
    }
festival-off =
    { $days ->
        [1] Day off: { $first }.
       *[other] { $days } days off: { $first } to { $last }.
    }
festival-worked = { " " }Worked instead: { $days }.
festival-and = { $days } and { $final }
festival-off-unknown = The days off have not been announced yet.
festival-from = Residents' committee (居委会) of { $place }
festival-before =
    { $days ->
        [0] on the day
        [1] 1 day before
       *[other] { $days } days before
    }

calendar-title = <b>{ $place }: festivals and days off</b>
calendar-year =
    <b>{ $year }</b>
    Festivals: { $state ->
        [approved] decided; the residents' groups are told when the days come
        [declined] decided; nothing is said this year
       *[other] not decided yet, so nothing is said
    }
    Days off: { $known ->
        [true] known
       *[false] not announced, or not entered here yet
    }
button-calendar-festivals = Festivals { $year }
button-calendar-off = Days off { $year }
button-calendar-places = Another community
calendar-places = Which community's?
calendar-for-staff = This is where staff decide about festivals and days off. To see what is on, and when the festivals are, send /events.

festivals-title = <b>{ $place }: festivals of { $year }</b>
festivals-state =
    { $state ->
        [approved] Decided: told as below.
        [declined] Decided: nothing is said this year.
       *[asked] Not decided yet. Please look it through: only then is anything said.
    }
festivals-rule =
    { $rest ->
        [true] { $count } days are still to come, and the residents' groups are told { $told } times more
       *[false] { $count } days; the residents' groups are told { $told } times in the year
    }, always at 10 in the morning. What is said, and how many days before, can be changed for each.
festivals-line =
    { $day } { $name }: { $on ->
        [true] { $before }
       *[false] not told
    }
festivals-decided =
    { $approve ->
        [true] Good: { $year } is told like this.
       *[false] Good: nothing is said in { $year }.
    }
button-festivals =
    { $act ->
        [approve] Tell all as it is
        [change] Change some
       *[decline] Tell none that year
    }
festival-page = <b>{ $name }</b>, { $year }
festival-page-days =
    { $count ->
        [0] It does not come in this year.
       *[other] { $days }
    }
festival-page-on =
    { $on ->
        [true] The residents' groups are told. What has been sent stays as it is.
       *[false] Not told.
    }
festival-page-said =
    { $days ->
        [0] <b>On the day</b>
        [1] <b>1 day before</b>
       *[other] <b>{ $days } days before</b>
    }{ $own ->
        [true] { " " }(your own words)
       *[false] { "" }
    }
festival-page-tells =
    { $days ->
        [0] Residents who asked to hear of events are told once too, on the day.
        [1] Residents who asked to hear of events are told once too, 1 day before.
       *[other] Residents who asked to hear of events are told once too, { $days } days before.
    }
button-festival-switch =
    { $on ->
        [true] Do not tell of it
       *[false] Tell of it
    }
button-festival-before =
    { $days ->
        [0] On the day
        [1] 1 day before
       *[other] { $days } days before
    }
button-festival-words =
    { $days ->
        [0] Words of the day
        [1] Words 1 day before
       *[other] Words { $days } days before
    }
festival-very =
    { $days ->
        [0] At 10 on the morning of the day, groups read this:
        [1] 1 day before, at 10 in the morning, groups read this:
       *[other] { $days } days before, at 10 in the morning, groups read this:
    }
festival-very-english = The English has not been changed: residents who read English still get the usual words.
button-festival-act =
    { $act ->
        [write] Change the Chinese
        [english] Change the English
       *[usual] Back to the usual words
    }
festival-ask =
    <b>{ $name }</b>{ $days ->
        [0] , on the day
        [1] , 1 day before
       *[other] , { $days } days before
    }{ $english ->
        [true] { " " }(English)
       *[false] { " " }(Chinese)
    }
    What is to be said? At most { $longest } characters; send it to me, and it takes the place of what is there. The date and the days off are added by themselves.
    Now it is (tap to copy):
refused-bad-festival-words = That is too long: at most { $longest } characters. Please make it shorter and send it again.

days-off-title = <b>Days off in { $year }</b>
days-off-line = <b>{ $name }</b>: { $off }
days-off-unknown = Those of { $year } have not been announced, or not been entered here. Until then, deadlines count Monday to Friday as working days.
button-days-off-paste =
    { $known ->
        [true] Correct them
       *[false] Paste announcement
    }
days-off-ask =
    Please paste the State Council's announcement of the days off in { $year }, in Chinese, a paragraph or the whole of it. For example:
    <code>春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。</code>
days-off-preview =
    <b>{ $year }: this is what I read</b>
    Please compare. It counts once you press “That is right”.
days-off-missing-some = Still missing for this year: { $names }.
days-off-until-then = Until they are entered, deadlines count Monday to Friday as working days.
button-days-off-sure = That is right
days-off-entered = Noted. From now on deadlines in { $year } count with it.
days-off-bad =
    { $why ->
        [no-days] { $holiday }: I found no days off.
        [wrong-year] { $holiday }: the festival itself is not among the days off. Is this another year's announcement?
        [weekday] { $holiday }: dates and weekdays differ, { $day } is called { $said }. Is this another year's announcement?
        [count] { $holiday }: it says { $said } days, and I count { $counted }.
        [span] { $holiday }: I could not read from which day to which.
        [too-many] { $holiday }: these are too many days off.
        [worked] { $holiday }: only weekends are worked instead, and { $day } is none.
        [twice] { $day } is named twice.
        [unclear] { $holiday }: I could not read whether { $day } is off or worked.
        [no-such-day] { $holiday }: there is no { $said }.
       *[nothing] I found no holiday. Please paste paragraphs that begin like “元旦：” or “春节：”.
    }
    Nothing was changed. Please check it and paste it again.
refused-bad-days-off = I could not read these days off, and nothing was changed. Please check the text and paste it again.
days-off-warning =
    <b>The days off of { $year } have not been entered</b>
    Deadlines that reach into { $year } now count Monday to Friday as working days, which will be wrong around holidays.
    Once the State Council has announced them, press the button and paste the announcement.
