# What a week's cases have in common, for staff.

week-day =
    { $day } { $month ->
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
       *[other] December
    }
week-span = { $since } to { $until }
week-title = <b>{ $place }, { $span }: what residents reported</b>
week-title-picture = { $place }, { $span }
week-count =
    { $few ->
        [true] Fewer than 5 cases this week
       *[false] { $count } cases this week
    }{ $known ->
        [true] ; { $before } a week in the four weeks before.
       *[false] .
    }
week-beside =
    { $few ->
        [true] Fewer than 5 cases this week
       *[false] cases this week
    }
week-rate-name =
    { $what ->
        [accepted] Taken in time
        [solved] Solved in time
       *[reopened] Not solved, taken up again
    }
week-rate =
    { $what ->
        [accepted] Taken in time
        [solved] Solved in time
       *[reopened] Not solved, taken up again
    }: { $percent }%{ $known ->
        [true] { " " }(four weeks before: { $before }%)
       *[false] { "" }
    }
week-rate-figure =
    { $known ->
        [true] { $percent }% · before { $before }%
       *[false] { $percent }%
    }{ $what ->
       *[other] { "" }
    }
week-part =
    { $part ->
        [rates] What was promised and kept
       *[categories] Most frequent
    }
week-categories = <b>Most frequent:</b>
week-category = · { $name }: { $count }
week-others = · others, each fewer than 5: { $count } together
week-again = <b>Again and again in one place, within 30 days:</b>
week-again-line =
    · { $place } { $name }: { $few ->
        [true] 3 times or more
       *[false] { $count } times
    }{ $reopened ->
        [true] , some of it mended and broken again
       *[false] { "" }
    }
week-advice-title = <b>What could be done early:</b>
week-advice-line = · { $place } { $name }: { $words }
week-advice =
    { $key ->
        [leak-shared] check the roof, the standpipes and the joints of the wall before the next rain
        [ceiling-leak] check the bathroom above and the shared standpipe, then look at it with both households
        [sewer] have the pipes of the whole building cleared, and see whether one is blocked or broken
        [drain-home] check the standpipe of the building; it may not be one home’s trouble
        [lift] have the maintenance firm check it thoroughly and replace what keeps failing
        [water-shared] check the pumps and tanks, and the pressure with the water supplier
        [wires] have an electrician check the wiring and boxes of the whole building
        [corridor-light] check all lamps and switches of the building and replace them in one go
        [gate] see to lock, closer and entry system together
        [intercom] have the maker see to the intercom of the whole building
        [fire-safety] check all fire doors, hydrants and exits at once
        [clutter] clear the corridors together with the residents, and find a place to store and charge
        [charging] count whether there are enough, and talk with the operator about more or faster repairs
        [pests] treat the whole building, and close the holes of ducts and bin rooms
        [heating] have the heating supplier bleed, flush and balance the pipes before the frost
        [ice-water] clear the drains; have grit and mats ready before the frost
        [rubbish] see whether bins and collections are enough
        [parking] hold a residents’ meeting and agree on rules for parking
        [noise] hear both sides, and agree on hours that everybody can keep
        [dogs] remind owners kindly, and see whether there is room for walking dogs
        [littering] find out where it is thrown from, and put up signs and a visible camera
       *[other] { $kind ->
            [help] ask who in this building often needs help, and let one volunteer come regularly
            [complaint] hold a small meeting of the building and agree on a way together
            [question] write an answer to this question, and put it up in the corridor
           *[repair] have the whole building checked instead of waiting for one report after another
        }
    }
week-seasons = <b>What rose from this time on last year:</b>
week-season =
    · { $name }: { $after } in the 30 days after, { $known ->
        [true] { $before } in the 30 days before
       *[false] fewer than 5 in the 30 days before
    }
week-nothing = { $place }, { $span }: nothing was reported in this week and the four before.
button-week =
    { $way ->
        [before] Week before
       *[after] Week after
    }
button-week-place = See { $place }
