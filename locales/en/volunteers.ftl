# A volunteer's own page.

word-volunteer = volunteer|volunteering|i want to volunteer|become a volunteer
volunteer-title = <b>Volunteers of { $community }</b>
volunteer-meaning =
    · Volunteers take no money and no gifts.
    · Whether you come is up to you: you are asked each time, need no reason to say no, and may leave at any time.
    · You are told the risks first. Where somebody may get hurt, you are insured before you go.
volunteer-my-teams = <b>My teams</b>: { $teams }
volunteer-no-team = You are in no team yet. Tap “See the teams” and choose one.
volunteer-team-as =
    { $standing ->
        [leader] { $name } (leader)
        [asked] { $name } (no answer yet)
       *[member] { $name }
    }
volunteer-told =
    { $what ->
        [skills] <b>I can do</b>: { $words }
        [languages] <b>Languages</b>: { $words }
        [free] <b>Free</b>: { $words }
       *[cannot] <b>I cannot</b>: { $words }
    }
volunteer-nothing = You may say what you can do and when you are free, so that the leader asks you for what fits. Leave out what you would rather not say.
volunteer-day =
    { $date } { $month ->
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
volunteer-unsaid = not said yet
volunteer-age =
    { $age ->
        [adult] <b>Age</b>: 18 or over
        [minor] <b>Age</b>: under 18, the parent's consent has not been seen
        [consented] <b>Age</b>: under 18, the parent's consent has been seen
       *[unsaid] <b>Age</b>: not said yet
    }
volunteer-woman =
    { $woman ->
        [true] <b>I am</b> a woman
       *[false] <b>I am</b> a man
    }
volunteer-rests = You are taking a rest, and nobody will ask you. The tasks you signed up for are still yours.
volunteer-skill =
    { $licence ->
        [waiting] { $name } (licence not seen yet)
        [missing] { $name } (no licence)
        [ended] { $name } (licence has expired)
        [checked] { $name } (licence seen)
        [until] { $name } (licence seen, until { $until })
       *[none] { $name }
    }
volunteer-craft =
    { $licensed ->
        [true] { $name } (licence)
       *[false] { $name }
    }
volunteer-language =
    { $language ->
        [mandarin] Mandarin
        [cantonese] Cantonese
        [dialect] the local dialect
        [sign] sign language
       *[english] English
    }
volunteer-slot =
    { $slot ->
        [workday-morning] weekday mornings
        [workday-afternoon] weekday afternoons
        [workday-evening] weekday evenings
        [weekend-morning] weekend mornings
        [weekend-afternoon] weekend afternoons
       *[weekend-evening] weekend evenings
    }
volunteer-limit =
    { $limit ->
        [stairs] climb stairs
        [lifting] lift heavy things
        [outdoors] stand outdoors for long
        [pets] be with cats or dogs
        [night] go out at night
       *[homes] go into homes
    }
volunteer-choose =
    { $what ->
        [skills] <b>What can you do?</b>
            Tap to choose, tap again to take it out. Where it says “licence”, the law allows nobody to do it without one.
        [languages] <b>Which languages can you talk with neighbours in?</b>
            Tap to choose, tap again to take it out.
        [free] <b>When are you usually free?</b>
            Tap to choose, tap again to take it out.
       *[cannot] <b>What can you not do?</b>
            Nobody asks why. You are reminded of it when a task may ask for it.
    }
volunteer-licence =
    <b>{ $name }</b>
    For such tasks the law asks for a licence: { $licence }.
    If you have one, please show the original to the leader or to community staff. They only look, and keep no copy.
volunteer-licence-now = As it stands: { $skill }
volunteer-licence-asked = Noted. Please show the original to the leader or to community staff. It counts once they have seen it.
volunteer-about =
    <b>Are you 18 or over?</b>
    You are welcome if you are not: a parent or guardian signs a consent first. Only adults go into homes, or where somebody may get hurt.

    <b>Are you a woman?</b>
    Some residents would like a woman to come, so we ask. You need not say.
volunteer-age-first =
    One question before you join { $team }: are you 18 or over?
    You are welcome if you are not: a parent or guardian signs a consent first.
volunteer-asked =
    { $again ->
        [true] The leaders of { $team } have your request of today before them; there is no need to ask again. You will hear as soon as there is an answer.
       *[false] { $team } has been asked for you. You will hear as soon as there is an answer.
    }
volunteer-asked-minor = You are under 18: please let a parent or guardian sign a consent, and show it to the leader or to community staff. Then you can join.
volunteer-delete-sure =
    <b>Delete all of this?</b>
    You leave all teams. What you can do, your languages, times and age are deleted, and the tasks you signed up for go to others.
    Your hours are kept; to delete those as well, send /mydata.
volunteer-deleted = All of it is deleted. Thank you for having come. To come back, send /volunteer at any time.
teams-none = There are no teams here yet. You can already say what you can do and when you are free, and choose a team later.
teams-near = <b>Teams that you can join: { $count }</b>
teams-line =
    { $purpose ->
        [none] · <b>{ $name }</b> ({ $count })
       *[other] · <b>{ $name }</b> ({ $count }): { $purpose }
    }
team-standing =
    { $standing ->
        [leader] You lead it.
        [member] You are in this team.
        [asked] You asked to join, and there is no answer yet.
       *[none] To join, tap the button below. The leader will answer you.
    }
team-leave-sure =
    <b>Leave { $team }?</b>
    { $last ->
        [true] It is your last team here, so all your places in tasks go to others.
       *[false] Your places in tasks that only this team can do go to others.
    } Your hours are kept.
team-left =
    { $asked ->
        [true] All right. The leader of { $team } knows that you ask no more.
       *[false] You have left { $team }. Thank you for the time you gave. You can come back at any time.
    }
button-volunteer =
    { $act ->
        [teams] See the teams
        [skills] Change skills
        [languages] Change languages
        [free] Change times
        [cannot] Change limits
        [about] Change age, gender
        [rest] Take a rest
        [resume] Be asked again
        [delete] Delete all this
       *[delete-sure] Yes, delete
    }
button-can =
    { $act ->
        [licence] I have it, please look
        [have] I can, without one
       *[drop] Take it out
    }
button-age =
    { $answer ->
        [yes] Not yet
       *[no] I am 18 or over
    }
button-woman =
    { $answer ->
        [yes] I am a woman
        [no] I am a man
       *[unsaid] Rather not say
    }
button-team-led = Lead { $team }
button-teams-kept = See all teams
button-team-open =
    { $standing ->
        [leader] See { $name } (leader)
        [member] See { $name } (joined)
        [asked] See { $name } (asked)
       *[none] See { $name }
    }
button-join =
    { $act ->
        [ask] Join
        [withdraw] Ask no more
        [leave] Leave the team
       *[leave-sure] Yes, leave
    }
