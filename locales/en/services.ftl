# The catalogue of services, as the committee changes it.

catalogue-title = <b>Catalogue of services: { $count } categories</b>
    Choose a kind to see what is in it. Changes hold at once; residents see them with /promises.
catalogue-count = { $name } ({ $count })
catalogue-kind =
    { $kind ->
        [repair] <b>Repairs: { $count } categories</b>
        [help] <b>Help: { $count } categories</b>
        [complaint] <b>Complaints: { $count } categories</b>
        [suggestion] <b>Suggestions: { $count } categories</b>
        [patrol] <b>Walks: { $count } categories</b>
        [retired] <b>Retired: { $count } categories</b>
       *[question] <b>Questions: { $count } categories</b>
    }
button-catalogue = Change catalogue
button-catalogue-retired = See retired ({ $count })
button-catalogue-new = Add a category
service-title =
    <b>{ $name }</b> ({ $kind ->
        [repair] repairs
        [help] help
        [complaint] complaints
        [suggestion] suggestions
        [patrol] walks
       *[question] questions
    })
service-roles = <b>May take it</b>: { $roles }
service-level = <b>Begins at</b>: { $level }
service-switch =
    { $what ->
        [shared] <b>Concerns whoever lives there</b>
        [proof] <b>Ends with a picture</b>
       *[outside] <b>Outside the community’s duties</b>
    }: { $on ->
        [true] yes
       *[false] no
    }
service-aliases =
    <b>Also called</b>: { $words }{ $more ->
        [0] { "" }
       *[other] { "" } ({ $more } more)
    }
service-retired = <b>Retired</b>: residents cannot choose it. What was reported goes on.
service-ask =
    { $english ->
        [true] <b>{ $name } (English)</b>
       *[false] <b>{ $name }</b>
    }
    { $field ->
        [name] What is it called? At most { $longest } characters, in residents’ everyday words.
        [who] Who sees to it? At most { $longest } characters; a post, not a person’s name.
        [duty] What do they answer for? At most { $longest } characters.
        [task] What is done? At most { $longest } characters.
        [standard] When is it done? At most { $longest } characters; something that residents can see for themselves.
        [aliases] What else do residents call it? One a line, or with commas between, each at most { $longest } characters. It takes the place of what is there now.
        [belongs] To whom does it belong? At most { $longest } characters; the office and its phone.
        [basis] What is the basis? At most { $longest } characters; the name of the document.
        [accept] Within what time does somebody take it? Working time, such as “4 hours” or “1 day”.
       *[solve] Within what time is it solved? Working time, such as “2 days”.
    }
    Write it and send it to me.
service-now = Now it is (tap to copy):
service-ask-roles = <b>{ $name }</b>
    Who may take it? Staff who direct cases here always may.
service-ask-level = <b>{ $name }</b>
    At which level does it begin? Where nobody is there, it goes one level up by itself.
service-new =
    <b>A new category: { $kind ->
        [repair] repairs
        [help] help
        [complaint] complaints
        [suggestion] suggestions
        [patrol] walks
       *[question] questions
    }</b>
    What is it called? At most { $longest } characters, in residents’ everyday words. Send it to me; the rest is as usual until you change it.
service-time-not-understood = I did not understand how long that is. Please write it like “30 minutes”, “4 hours” or “2 days”.
button-service =
    { $act ->
        [name] Change name
        [who] Change who
        [duty] Change duty
        [task] Change task
        [standard] Change standard
        [aliases] Change other names
        [belongs] Change belongs to
        [basis] Change basis
        [accept] Change time to take
        [solve] Change time to solve
        [roles] Change who may take
        [level] Change level
        [shared] Switch “shared”
        [proof] Switch “picture”
        [outside] Switch “outside”
        [retire] Retire
       *[restore] Use again
    }
button-service-language =
    { $english ->
        [true] See Chinese
       *[false] See English
    }
button-service-empty = Empty it
button-service-leave = Leave as it is

# What people type for how long something takes.
word-minutes = minutes|minute|mins|min
word-hours = working hours|working hour|hours|hour|hrs|hr|h
word-days = working days|working day|days|day|d
