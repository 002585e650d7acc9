# Numbers that lead to one person, in groups.

button-guard-on = Turn on privacy guard
button-guard-off = Turn off privacy guard
guard-needs-administrator = First make me an administrator of this group, with only the right to delete messages: otherwise Telegram does not show me what is said. Then tap again.
guard-needs-link = This group is not linked yet. An administrator sends /link first, then turns on the privacy guard.
guard-is-on =
    This group now has a privacy guard: when somebody posts an identity card, mobile or bank card number, or a door number with a name, I say a word and delete it where I may.
    Messages are looked at once, not kept, and shown to nobody. To turn it off, an administrator sends /link.
guard-is-off = The privacy guard of this group is off. I no longer look at what is said, and answer whoever mentions me.
group-guarded = This group has a privacy guard: I look at messages for identity card or phone numbers and the like, and forget them at once.
guarded-deleted = A message with an identity, phone or card number, or a door with a name, stood here. I took it away, so that nobody can misuse it. Such things are better told to me in private.
guarded-left = A message here holds an identity, phone or card number, or a door with a name, and everybody can read it. Its writer can press and hold it and choose Delete. Such things are better told to me in private.
guard-known-phones = { $phone }
