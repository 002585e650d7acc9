# The form: what a resident asks of people, from the first word until it has a number.

form-ask =
    { $kind ->
        [repair] <b>What is broken?</b> A sentence, a photo or a voice message will do.
        [help] <b>What do you need?</b> A sentence or a voice message will do.
        [complaint] <b>What would you like to complain about?</b> Please write what, where and when. Photos and voice messages are fine, too.
        [suggestion] <b>What would you suggest?</b> A sentence or a voice message will do.
        [patrol] <b>What did you find?</b> Send a photo, or write a sentence. Where all is well, nothing need be reported.
       *[question] <b>What would you like to ask?</b> A sentence or a voice message will do.
    }
form-private = What you send never appears in a group; only whoever takes it in hand reads it.
form-title =
    <b>{ $kind ->
        [repair] Repair
        [help] Help
        [complaint] Complaint
        [suggestion] Suggestion
        [patrol] Found on patrol
       *[question] Question for a person
    } · not sent yet</b>
form-said = You said: { $said }
form-words = “{ $words }”
form-files =
    { $sort ->
        [photo] { $count ->
            [one] 1 photo
           *[other] { $count } photos
        }
        [video] { $count ->
            [one] 1 video
           *[other] { $count } videos
        }
        [voice] { $count ->
            [one] 1 voice message
           *[other] { $count } voice messages
        }
       *[document] { $count ->
            [one] 1 file
           *[other] { $count } files
        }
    }
form-joint = { ", " }
form-nothing = nothing yet
form-service =
    Category: { $name }{ $guessed ->
        [true] { " " }(my guess; change it if it is wrong)
       *[false] { "" }
    }
form-place = Place: { $place }
form-place-none = Place: no building chosen yet
form-spot = Door: { $spot }
form-window = When it suits you: { $window }
form-window-name =
    { $window ->
        [morning] Mornings
        [afternoon] Afternoons
        [evening] Evenings
        [weekend] Weekends
       *[any] Any time
    }
form-contact =
    How to reach you: { $contact }{ $called ->
        [true] { " " }{ $phone }
       *[false] { "" }
    }
form-contact-name =
    { $contact ->
        [phone] By phone
        [visit] Come by
       *[chat] In this chat
    }
form-for = On behalf of: { $name }
form-public = In the group only this is shown: <b>#R… { $name } · { $place }</b>. Your words, photos, name and door are only for whoever takes it in hand.
form-ready = You can go on writing or sending photos. When you are done, press “Send it”.
form-ready-anyway = If it is not the same, press “No, send it”. You can go on writing or sending photos.
form-which =
    { $guesses ->
        [true] Which of these is it? If none fits, press “Category”.
       *[false] Press “Category” and choose whatever comes nearest.
    }
form-alike =
    <b>{ $over ->
        [true] A neighbour reported this, and it is said to be over. If it is not, please send yours:
       *[false] A neighbour has reported this. Is it the same?
    }</b>
form-pick-service = Choose whatever comes nearest.
form-pick-kind = What is it about? Everything you sent is still here.
form-pick-place-first = Where is it? One step at a time.
form-pick-place = Where in { $place }?
form-pick-window = When may somebody come or call?
form-pick-contact = How would you like to be contacted?
form-pick-person = For whom is it? To act for a neighbour you need their consent, which they can take back at any time.
form-more = You may add these, or leave them out.
form-ask-words =
    { $what ->
        [spot] Please write entrance, floor and door, such as “entrance 1, 502”. Only whoever takes it in hand reads it.
        [phone] Please write your phone number. It is kept encrypted, and only whoever takes it in hand reads it.
        [declare] For whom? Please write what you call them, such as “Grandma Li”. By writing it you say that they agreed to this in person.
       *[invite] For whom? Please write what you call them, such as “Grandma Li”. You get a link to forward; once they agree, you can act for them.
    }
form-invited = Please forward the next message to { $name }. You hear here whether they say yes or no.
form-invitation =
    Hello! I would like to ask { $community } for repairs and help on your behalf. Please have a look, and say yes or no:
    { $url }
    The link works for 7 days.
form-sure-to-drop =
    Really leave it? What you wrote is deleted:
    { $said }
form-dropped = All right, dropped; everything you wrote is deleted. Come back whenever you need something.
form-unfinished =
    { $kind ->
        [repair] You have an unfinished repair request:
        [help] You have an unfinished request for help:
        [complaint] You have an unfinished complaint:
        [suggestion] You have an unfinished suggestion:
        [patrol] You have an unfinished find:
       *[question] You have an unfinished question:
    } { $said }
    { $fresh ->
        [true] Does what you just sent belong to it, or is it another matter? For another matter the unfinished one is dropped.
       *[false] Would you like to go on?
    }
form-same =
    <b>#R{ $number }</b> · { $state }

    Would you like to follow it? You hear how it goes. Yours need not be sent then, and what you wrote is deleted.
form-followed =
    All right, you will hear how #R{ $number } goes. { $count ->
        [one] You are the first other household with this.
       *[other] { $count } other households have this, yours included.
    }
form-gone = That one was sent or dropped already, so this was not kept. To add something, send “My requests”; to ask something else, send it again.
form-not-passed = I cannot pass that on. Text, photos, videos, voice messages and files are fine; please write a location in words.
form-noted = <b>Noted as #R{ $number }: { $name } · { $place }</b>
form-noted-who = Who sees to it: { $who }
form-noted-outside =
    { $known ->
        [true] This is not among the community’s duties, but of: { $belongs }. The community passes it up for you.
       *[false] This is not among the community’s duties; it is passed up for you.
    }
form-noted-times =
    Somebody takes it by { $accept }, and it is done by { $solve }.{ $sure ->
        [false] { " " }The public holidays are not announced yet, so the days may change.
       *[true] { "" }
    }
form-noted-hours =
    { $open ->
        [true] Office hours: { $office }.
       *[false] The office is closed now. Office hours: { $office }.
    }{ $counter ->
        [phone] { " " }If it is urgent, call the service counter: { $phone }.
       *[none] { "" }
    }
form-noted-mine = You hear here how it goes; send “My requests” to look at any time.

button-form-services = Category
button-form-service-change = Change category
button-form-place = Choose building
button-form-place-change = Change place
button-form-up = ‹ Up
button-form-more = More…
button-form-spot = Door
button-form-window = When
button-form-contact = How to reach me
button-form-for-neighbour = For a neighbour
button-form-for-myself = For myself
button-form-leave-spoken = They agreed in person
button-form-leave-link = Send them a link
button-form-me-too = Me too, #R{ $number }
button-form-follow = Follow it
button-form-submit = Send it
button-form-submit-anyway = No, send it
button-form-drop = Leave it
button-form-drop-sure = Really leave it
button-form-drop-draft = Drop it
button-form-go-on = Go on
button-form-anew = Start again
button-form-other-request = Another matter
button-form-other-matter = Something else
button-form-kind =
    { $kind ->
        [repair] Repair
        [help] Help
        [complaint] Complaint
        [suggestion] Suggestion
       *[question] Ask a person
    }
button-form-switch =
    { $kind ->
        [repair] Make it a repair
        [help] Make it help
        [complaint] Make it a complaint
        [suggestion] Make it a suggestion
       *[question] Ask a person instead
    }
button-form-see = See how it goes

# What other conversations say as well.
ask-too-long = That is { $over } characters too long (at most { $longest }). Please shorten it and send it again.
button-never-mind = Never mind
never-mind = All right, cancelled. Come back whenever you need something.
place-unknown = no building chosen
