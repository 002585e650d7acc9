# Asking for a person: a number, who answers, and by when.

asked-noted =
    Noted as #R{ $number }. By { $until }, { $who } will answer you here.{ $open ->
        [true] { "" }
       *[false] { " " }The office is closed now; somebody looks at it from { $opens }.
    }
    Office hours: { $office }. { $counter ->
        [phone] If it is urgent, call the service counter: { $phone }.
       *[none] If it is urgent, come to the community service counter.
    }
asked-noted-words = If you would like to say what it is about, write it now, or send pictures or voice, and press “That was all”; you need not.
asked-noted-kept = What you asked went along; no need to write it again. To add something, press “Add”.
asked-noted-short =
    { $private ->
        [false] Noted as #R{ $number }; details are in your private chat.
       *[true] Noted as #R{ $number }.
    }
asked-taken = #R{ $number } is in hand: { $who } is on it.
asked-who =
    { $count ->
        [0] staff
        [1] { $first }
        [2] { $first } or { $second }
       *[other] { $first }, { $second } or another of { $count } colleagues
    }
