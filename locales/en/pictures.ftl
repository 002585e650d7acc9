# Words in pictures and on printed pages.

chart-title = #N{ $number } · { $title }
chart-course = Messages sent
chart-nothing-sent = Nothing has arrived yet.
chart-outcomes =
    { $count ->
        [one] What became of the one message
       *[other] What became of { $count } messages
    }
chart-outcome =
    { $outcome ->
        [sent] Arrived
        [digest] In the day’s digest
        [unknown] Not sure whether it arrived
        [failed] Did not arrive
        [expired] Too late, not sent
        [cancelled] Called off, not sent
       *[waiting] On the way
    }
chart-grids = Confirmed / reached, by grid
chart-other-grids =
    { $count ->
        [one] One more grid
       *[other] { $count } more grids
    }
page-verify = #N{ $number } · code { $code }
page-how = To verify, send /verify { $code } to Linli of { $office } on Telegram, or ask at the counter.
page-never-asks = The residents’ committee (居委会) never asks you for a code or for money.
page-visits =
    { $count ->
        [one] 1 person
       *[other] { $count } people
    }
page-number = Page { $page } of { $pages }
