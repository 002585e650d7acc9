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
time-moment = { $day } at { $clock }
time-span =
    { $minutes ->
        [0] less than a minute
        [1] about a minute
       *[other] about { $minutes } minutes
    }

# What people type.
word-today = today|tonight
word-tomorrow = tomorrow
word-after-tomorrow = day after tomorrow
word-in-three-days = in three days
word-later-half = pm|p.m|tonight|afternoon|evening
