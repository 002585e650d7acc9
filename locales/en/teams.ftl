# Teams, for those who lead or keep them; and what is told of joining, leading and leaving.

pick-team-first = Where is the new team?
pick-team = Where in { $place } is the new team?
teams-kept = <b>Teams: { $count }</b>
team-title = <b>{ $name }</b> ({ $place })
team-purpose = What it does: { $purpose }
team-size =
    { $waiting ->
        [0] Members: { $count }
       *[other] Members: { $count }, and { $waiting } waiting for your answer
    }
team-leaders = Led by: { $names }
team-leaderless = Led by: nobody yet, please choose a member
team-chat =
    { $own ->
        [true] Its tasks go to: { $chat }
       *[false] Its tasks go to: the groups of all volunteers nearby
    }
team-closed = This team has been closed.
team-members =
    <b>{ $name }: { $count }</b>
    Tap a name to see what this neighbour can do, and when.
team-chats =
    <b>To which group do the tasks of { $name } go?</b>
    { $count ->
        [0] There is no volunteers' group here yet. Send /link in the group first.
       *[other] Only volunteers' groups of this place can be chosen.
    }
team-chat-all = Groups of all volunteers
team-chat-unnamed = Volunteers' group
team-ask =
    { $what ->
        [found] <b>What is the new team called?</b>
            At most { $longest } characters. Just send it to me.
        [name] <b>What is { $team } to be called?</b>
            At most { $longest } characters. Just send it to me.
        [purpose] <b>What does { $team } do?</b>
            At most { $longest } characters. Neighbours who think of joining read it. Just send it to me.
        [dismiss] <b>Why do you ask { $who } to leave { $team }?</b>
            They read what you write, and so do the other leaders and staff. They may answer once. Just send it to me.
        [until] <b>Until when does the licence of { $who } hold?</b>
            Write the last day that stands on it, such as 2029-12-31. Just send it to me.
       *[heard] <b>How do you see it that you were asked to leave { $team }?</b>
            The leaders and community staff will read it. You can say it once, so please say all of it. Just send it to me.
    }
team-close-sure =
    <b>Close { $name }?</b>
    Its members ({ $count }) are told. Their hours are kept.
team-close-tasks = { $count } of its tasks are not over. They will ask all volunteers here, and whoever signed up keeps their place. Please call off one by one what is not to take place.
team-is-closed = { $name } is closed. Its members are told.
team-stepped-down = You no longer lead { $name }, and are still in it. Thank you for having led it.
team-dismissed = { $name } is no longer in { $team }, and has your words. They may answer once; you will hear it.
team-heard = Your words were passed on to the leaders and community staff.
member-title =
    { $standing ->
        [leader] <b>{ $name }</b> (leads { $team })
        [asked] <b>{ $name }</b> (would like to join { $team })
       *[member] <b>{ $name }</b> ({ $team })
    }
member-rests = Is taking a rest; please do not ask for now.
member-done =
    { $act ->
        [accept] { $name } is in the team.
        [turn-down] { $name } was told no, kindly.
        [consent] Noted: the parent's consent has been seen.
        [consent-back] Noted: the consent counts no more.
        [appoint] { $name } leads the team now.
       *[relieve] { $name } no longer leads the team.
    }
licence-until =
    <b>{ $name }: { $skill }</b>
    Once you have seen the original ({ $licence }), choose the last day that stands on it. If none fits, tap “Write a day”.
licence-day-not-understood = Which day is that? Please write it like 2029-12-31 or 31 December 2029.
licence-noted =
    { $undone ->
        [true] Noted: the licence of { $name } counts no more. They are told.
       *[false] Noted: the licence of { $name } has been seen. They are told.
    }
team-asked =
    { $state ->
        [accepted] { $who } joined { $team }; { $by } agreed.
        [turned-down] { $who } did not join { $team }; { $by } answered.
        [withdrawn] A neighbour wanted to join { $team } and changed their mind. There is nothing to answer.
        [closed] { $team } is closed. There is nothing to answer.
       *[waiting] { $who } would like to join { $team }.
    }
team-asked-minor = This neighbour is under 18: please see the consent that a parent or guardian signed first.
team-told =
    { $what ->
        [accepted] Welcome to { $team }; { $who } agreed. Send /tasks to see what there is to do.
        [turned-down] { $team } could not take you in this time. Send /volunteer to see other teams.
        [left] { $who } has left { $team }.
        [dismissed] { $who } asks you to leave { $team }. Your hours are kept.
        [dismissed-other] { $by } asked { $who } to leave { $team }.
        [heard] { $who }, who had to leave { $team }, has something to say.
        [no-leader] Nobody leads { $team } any more. Please choose a member. Until then it is you who answers those who want to join.
        [appointed] { $who } asks you to lead { $team }. Send /volunteer to find its page.
        [relieved] { $who } says that you no longer lead { $team }. You are still in it. Thank you for having led it.
        [closed] { $team } has been closed. Thank you for the time you gave. Your hours are kept.
        [age] { $who } changed their age, and now says to be { $minor ->
            [true] under 18. Please look at the consent that a parent or guardian signed.
           *[false] 18 or over.
        }
        [licence-asked] { $who } asks you to look at the original of a licence: { $licence }. Tasks of this kind ({ $skill }) are open to them once you have.
        [checked] { $who } has seen your licence ({ $licence }). Tasks of this kind ({ $skill }) are open to you{ $ends ->
            [true] {" "}until { $until }.
           *[false] .
        }
        [unchecked] Your licence ({ $licence }) counts no more; { $who } changed it. If that is wrong, please show { $who } the original.
        [consented] { $who } has seen your parent's consent.
        [consent-back] Your parent's consent counts no more; { $who } changed it. If that is wrong, please let your parent talk with { $who }.
       *[seat-gone] #T{ $number } does not fit what you told us any more, so your place was given back.
    }
team-told-words = <blockquote>{ $words }</blockquote>
team-told-answer = If you have something to say, tap the button below. The leaders and community staff will read it.
button-team =
    { $act ->
        [name] Change the name
        [purpose] Change the purpose
        [chats] Choose the group
        [step-down] Lead no more
        [close] Close the team
       *[close-sure] Yes, close it
    }
button-team-members = See members ({ $count })
button-team-found = Start a team
button-team-leave = Leave it
button-team-see = See the members
button-roster-open = See who can come
button-my-page = See my page
button-heard = Say how it was
button-told-task = See #T{ $number }
button-member =
    { $standing ->
        [asked] { $name } (would like to join)
        [leader] { $name } (leader)
       *[member] { $name }
    }
button-see-member =
    { $act ->
        [open] See more
        [accept] Agree
        [turn-down] Say no kindly
        [consent] I saw the consent
        [consent-back] Consent ended
        [appoint] Let them lead
        [relieve] Lead no more
       *[dismiss] Ask to leave
    }
button-see-licence =
    { $act ->
        [undo] Not valid: { $skill }
       *[look] I saw it: { $skill }
    }
button-until-year = To the end of { $year }
button-until-years =
    { $count ->
        [1] 1 year
       *[other] { $count } years
    }
button-until =
    { $act ->
        [ever] No day on it
       *[typed] Write a day
    }
