# The "/" menu and the keyboard of everyday words.

menu-ask = Ask about policies and procedures
menu-repair = Report a repair
menu-assist = Ask for help
menu-my = My requests
menu-person = Talk to a person
menu-language = 换文字 Language
menu-mydata = See or erase my data
menu-help = How to use this
menu-topics = Choose what to hear about
menu-verify = Check a notice or a certificate
menu-promises = What was promised and kept
menu-board = My board
menu-patrol = Report what you find on a walk
menu-announce = Send a notice
menu-staff = Roles: invite and take back
menu-places = Keep grids and buildings
menu-volunteer = Volunteer
menu-tasks = Tasks for volunteers
menu-birthday = Celebrate your birthday with neighbours
menu-hours = My hours as a volunteer
menu-task = Plan a task for volunteers
menu-event = Hold an event
menu-roster = Who can come, and hours

everyday-ask = Ask
everyday-repair = Repair
everyday-assist = Help me
everyday-mine = My requests
everyday-events = Events
everyday-person = Ask a person
everyday-placeholder = Write your question

word-person = Human|A person|Talk to a person|I want to talk to a person|Real person|Agent|Operator
word-complaint = Complaint|I have a complaint
word-suggestion = Suggestion|I have a suggestion
word-hello = Hello|Hi|Hey|Good morning|Good afternoon|Good evening
word-thanks = Thanks|Thank you|Thank you very much|Thx
word-who = Who are you|Are you a bot|Are you human|Are you a person|What is your name
word-phone = Phone|Phone number|What is your phone number|Counter phone
small-hello = Hello! Just write what you want to know, for example: how do I apply for public rental housing?
small-thanks = You are welcome. Come back whenever you need something.
small-who = I am Linli, the automatic assistant of the { $community } service counter, not a person. I only give checked answers; to talk to somebody, press “Ask a person” or send just 0.
small-phone =
    { $counter ->
        [phone] Service counter: { $phone }.
       *[none] The service counter has no phone listed yet. Please come to the counter, or press “Ask a person”.
    }
menu-events = Events
word-cancel = Never mind|Cancel|Stop
word-help = Help|How does this work|How to use
