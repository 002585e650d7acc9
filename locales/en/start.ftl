# The first things people see: greeting, languages, home, help, own data.

start-greeting =
    Hello, { $name }! This is the service counter of { $community }; I am Linli.
    Just write what you want to know, for example: how do I apply for the minimum living allowance?
    { $counter ->
        [phone] Would you rather talk? Call the service counter: { $phone }.
       *[none] Would you rather talk? Come to the community service counter; that works just as well.
    }

    What we keep: the name you show, the language and building you choose, and what you ask people to do for you.
    Messages travel through Telegram, whose servers are abroad. Please send no identity card or bank card numbers.
    Send /mydata at any time to see or erase what we keep.
start-first =
    I am Linli, the automatic assistant of { $community }. We keep the name you show and what you ask people to do for you; send /mydata at any time to see or erase it.
    Messages travel through Telegram, whose servers are abroad. Please send no identity card or bank card numbers.
start-choices = Which language suits you best? You can also choose your building, so that people find you sooner. Both can be done later.
language-choose = Which language suits you best?
language-zh-Hans = 简体
language-zh-Hant = 繁體
language-en = English
language-chosen = All right, English from now on. To change it, send /language.
button-choose-home = Choose my building
pick-home-first = Where do you live? Choose step by step.
pick-home = Where in { $place } do you live?
button-this-place = This is it: { $place }
button-back = ‹ Back
button-skip = Not now
home-chosen =
    Noted: { $place }. To change it, send /start and choose again.
    To hear more about something, send /topics.
home-skipped = All right, not now. Send /start whenever you like.

help-everyone =
    <b>What I can do for you</b>
    · Answer questions: just write, for example “how do I get a disability certificate”.
    · Repairs and help: press the button below, say it in one message, and somebody takes it in hand.
    · A person: press “Ask a person”, or send just 0.
    · My requests: see how far they have come; or just send the number, such as #R17.
    · Events: /events shows what is on, all of it free; /birthday celebrates yours with neighbours.
    · Volunteering: /volunteer shows the teams and how to join.
    · Notices: /topics chooses what you want to hear about, /verify tells whether a notice or a certificate is real.

    /language changes the language · /mydata shows or erases your data
    { $counter ->
        [phone] Service counter: { $phone }
       *[none] You can also come to the community service counter.
    }
help-staff =
    <b>Staff</b>
    When a resident reports a repair, asks for help or for a person, a card appears in the staff group. Press “Take it”; the resident’s words come to your private chat only.
    /announce writes a notice and shows earlier ones; or send a number, such as #N5.
    /article finds, writes and changes answers; /misses shows what nobody could answer; /report what was asked in a month.
    /task asks volunteers: plan a task, or take a request for help first and ask them then.
    /event holds an event; /status shows whether all is running well.
help-calendar = /calendar keeps festivals and days off.
help-volunteer =
    <b>Volunteers</b>
    /tasks shows what is wanted; sign up for what suits you. You can leave at any time, and nobody asks why.
    /volunteer changes your free times and skills; /hours shows your hours and makes certificates.
help-team-leader =
    <b>Team leaders</b>
    /task plans a task; once you have taken a request for help, you can ask volunteers for it as well.
    /volunteer shows your team and who wants to join; /board shows what you have in hand.
help-administrator =
    <b>Administrators</b>
    /staff invites staff and volunteers, and takes roles back
    /places keeps grids and buildings
    /link, sent in a group, says what the group is for

mydata =
    <b>Everything we keep about you</b>
    Name: { $name }
    Language: { $language }
    Home: { $place }
    Roles: { $roles }
    Requests: { $cases }
    Acting and following: { $leaves }
    Topics: { $topics }
    Notices confirmed: { $receipts }
    To be told of: { $follows }

    Your name and your words are stored encrypted. Questions without an answer are kept for 90 days, half-written ones for 14; 180 days after a request ends, your words, door and pictures go; notices and your confirmations for 180. What we are to tell you of is kept for 90 days. Of “Useful” and “Not useful” we keep only which answer it was, and the reason you chose.
mydata-leaves = you act for { $acting }, { $represented } act for you, you follow { $followed } of your neighbours’ requests
mydata-no-topics = none chosen
mydata-joint = , { "" }
mydata-no-follows = nothing
mydata-article = “{ $title }”
mydata-article-gone = an answer that is no longer there
mydata-own-question = a question of yours
mydata-follows-more = { $named } and others, { $count } in all
role-in-place = { $role } ({ $place })
button-see-requests = See requests
button-erase = Erase all
button-erase-sure = Yes, erase
button-keep = Keep it
erase-sure = Your name, home, roles and requests will be gone, and nobody will follow up what is still open. What neighbours have, too, goes on without your words.
erase-sure-question = Erase everything?
erased = Everything is erased. If somebody had a request of yours in hand, its card is emptied too. If you write again, we meet for the first time.
mydata-no-place = not chosen
mydata-resident = resident
person-unnamed = neighbour
bot-description = The community service counter’s assistant: policies and procedures, repairs, help, and people to talk to. Every answer names its source; what I am not sure of, I say so and pass on to a person.
