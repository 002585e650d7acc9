# Moments as people say them.

time-weekday =
    { $number ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }
time-day =
    { $which ->
        [yesterday] yesterday ({ $weekday })
        [today] today ({ $weekday })
        [tomorrow] tomorrow ({ $weekday })
        [this-year] { $weekday }, { $date } { $month ->
            [1] January
            [2] February
            [3] March
            [4] April
            [5] May
            [6] June
            [7] July
            [8] August
            [9] September
            [10] October
            [11] November
           *[12] December
        }
       *[other] { $weekday }, { $date } { $month ->
            [1] January
            [2] February
            [3] March
            [4] April
            [5] May
            [6] June
            [7] July
            [8] August
            [9] September
            [10] October
            [11] November
           *[12] December
        } { $year }
    }
time-clock =
    { $part ->
        [dawn] { $hour ->
            [0] 12
           *[other] { $hour }
        }:{ $minute } am
        [morning] { $hour }:{ $minute } am
        [noon] { $hour }:{ $minute } pm
        [afternoon] { $hour }:{ $minute } pm
       *[evening] { $hour }:{ $minute } pm
    }
time-clock-after =
    { $part ->
        [dawn] { $hour ->
            [0] 12
           *[other] { $hour }
        }:{ $minute } am
        [morning] { $hour }:{ $minute } am
        [noon] { $hour }:{ $minute } pm
        [afternoon] { $hour }:{ $minute } pm
       *[evening] { $hour }:{ $minute } pm
    }
time-moment = { $day } at { $clock }
time-span =
    { $minutes ->
        [0] less than a minute
        [1] about a minute
       *[other] about { $minutes } minutes
    }

# When the counter is open, in the middle of a sentence.
office-hours = { $spans } on working days
office-span = { $start }–{ $end }
office-joint = { " and " }

# What people type.
word-today = today|tonight|this morning|this afternoon|this evening
word-tomorrow = tomorrow
word-yesterday = yesterday
word-after-tomorrow = day after tomorrow
word-in-three-days = in three days
word-am = am|a.m|a.m.
word-morning = morning|in the morning
word-noon = noon|midday
word-pm = pm|p.m|p.m.|afternoon|in the afternoon
word-evening = tonight|evening|in the evening|at night
word-this = this
word-next = next
word-filler = at|on|the
# What counts, in order, with spaces between words for the same.
word-weekdays = monday mon|tuesday tues tue|wednesday weds wed|thursday thurs thur thu|friday fri|saturday sat|sunday sun
word-months = january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec
