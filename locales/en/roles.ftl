# Roles.

role-steward = building steward (楼栋长)
role-volunteer = volunteer
role-team-leader = team leader
role-grid-worker = grid worker (网格员)
role-staff = staff
role-officer = officer
role-deputy = deputy officer
role-administrator = administrator
roles-title = <b>Roles: { $count }</b>
roles-line = · { $name }: { $role } ({ $place })
button-revoke = Take back: { $name }, { $role }
button-revoke-sure = Yes, take back
button-invite = Invite
button-previous = ‹ Previous
button-next = Next ›
roles-which = Which role do you invite this neighbour to?
pick-role-first = Where is the role held?
pick-role = Where in { $place } is it held?
roles-invitation =
    Hello! The community invites you to be { $role } in { $place }. Opening the link accepts; if you would rather not, just leave it. It works once and for 48 hours.

    { $url }
roles-welcome = Welcome! From now on you are { $role } in { $place }. Send /help to see what is new for you.
roles-accepted = { $who } accepted the invitation and is now { $role } in { $place }. If that is the wrong person, take it back with /staff.
roles-sure-to-revoke =
    Take this back?
    { $line }
roles-invitation-made = { $role } in { $place }: the next message can be forwarded as it stands. The link works once and for 48 hours; I will tell you who used it.
roles-revoked = You are no longer { $role } ({ $place }). Thank you for all you did. Questions are welcome at the community service counter.
