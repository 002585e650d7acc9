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
chart-hours = My hours as a volunteer
chart-hours-unit = hours, confirmed
chart-hours-waiting = { $hours } more hours wait to be confirmed
chart-hours-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
slip-title = Home visit
slip-title-open = Volunteer task
slip-when = When
slip-meet = Meet at
slip-door = Address
slip-served = For
slip-phone = Phone
slip-what = Notes
slip-risk = Careful
slip-careful-everyday = Nothing out of the ordinary.
slip-careful-danger = Somebody may get hurt: nobody goes without insurance.
slip-team = Who goes
slip-free =
    Volunteers take no money, no gifts and no meals. If anybody asks for money, please { $counter ->
        [phone] call { $phone }
       *[none] tell the community service counter
    }.
slip-two = Two go in together, and two come out together.
slip-name = Name
slip-came = Arrived
slip-left = Left
slip-signature = Signature
slip-sign-served = The neighbour (or family)
slip-sign-date = Date
slip-private = With a neighbour’s name and address: hand it back to the team leader, and take no pictures of it.
slip-joint = { ", " }
