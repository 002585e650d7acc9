# What /mydata shows of volunteers, and of those to whom they come.

mydata-volunteer = <b>As a volunteer</b>
mydata-team =
    { $standing ->
        [leader] { $name } (you lead it)
        [asked] { $name } (waiting for its leader)
       *[member] { $name }
    }
mydata-teams = Teams: { $teams }
mydata-told = What you told us: { $said }
mydata-language =
    { $language ->
        [cantonese] you speak Cantonese
        [dialect] you speak the local dialect
        [sign] you sign
        [english] you speak English
       *[mandarin] you speak Mandarin
    }
mydata-free =
    { $slot ->
        [workday-morning] free on workday mornings
        [workday-afternoon] free on workday afternoons
        [workday-evening] free on workday evenings
        [weekend-morning] free on weekend mornings
        [weekend-afternoon] free on weekend afternoons
       *[weekend-evening] free on weekend evenings
    }
mydata-cannot =
    { $limit ->
        [stairs] no stairs
        [lifting] no lifting
        [outdoors] not outdoors
        [pets] no pets
        [night] not at night
       *[homes] not in people’s homes
    }
mydata-age =
    { $minor ->
        [true] { $consent ->
            [true] under age (your guardian agrees)
           *[false] under age
        }
       *[false] of age
    }
mydata-woman =
    { $woman ->
        [true] a woman
       *[false] not a woman
    }
mydata-rests = taking a rest
mydata-skills = Skills: { $skills }
mydata-skill = { $name }
mydata-skill-unseen = { $name } (you have a licence, nobody has seen it yet)
mydata-skill-seen =
    { $ends ->
        [true] { $name } (licence seen, until { $until })
       *[false] { $name } (licence seen)
    }
mydata-tasks = Tasks you signed up for, { $count }: { $tasks }
mydata-served = Tasks that help you, { $count }: { $tasks }
mydata-hours =
    { $corrections ->
        [0] Hours: { $hours } confirmed; tasks with hours: { $count }
        [one] Hours: { $hours } confirmed; tasks with hours: { $count }, { $corrections } correction
       *[other] Hours: { $hours } confirmed; tasks with hours: { $count }, { $corrections } corrections
    }
mydata-certificates = Certificates, { $count }: { $codes }
mydata-absences = Noted that you did not come: { $count }
mydata-volunteer-kept = Hours and certificates stay until you erase your data, a note that you did not come for 180 days. 30 days after a task, its door, name and telephone are erased.
erase-sure-volunteer = Your hours and certificates as a volunteer will be gone as well; nobody can verify a certificate of yours any more. Your places in tasks go to others, and volunteers who were to come to you are told not to.
