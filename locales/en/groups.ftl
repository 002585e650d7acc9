# Groups.

group-hello = Hello everybody, I am Linli of the { $community } service counter. Mention me or send /ask with a question, and I answer; whatever else is said here I neither follow nor keep.
group-hello-link = Will an administrator please send /link here and tell me what this group is for?
group-not-linked = This group is not linked yet, so I do not answer here. An administrator can send /link; meanwhile, ask me in private.
group-purpose = What is this group for?
group-purpose-now = This group is linked as: { $purpose } ({ $place }). What should it be?
purpose-residents = Residents
purpose-volunteers = Volunteers
purpose-staff = Staff
button-unlink = Unlink
pick-link-first = Where does this group belong?
pick-link = Where in { $place } does this group belong?
group-linked-residents = Linked: residents of { $place }. Mention me with your questions, everybody. Private things belong in the private chat.
group-linked-volunteers = Linked: volunteers of { $place }.
group-linked-staff = Linked: staff of { $place }. When a resident asks for a person, a card appears here; the words go only to whoever takes it.
group-unlinked = Unlinked; I no longer answer in this group. To undo this, an administrator sends /link.
group-to-private = This is better said in private. Please press the button and tell me there.
button-open-private = Open private chat
link-belongs-in-groups = This command is for groups: add me to the group first, then send /link there.
group-topic = Notices and cards will come into this topic.
