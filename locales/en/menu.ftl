# The "/" menu and the keyboard of everyday words.

menu-ask = Ask about policies and procedures
menu-repair = Report a repair
menu-assist = Ask for help
menu-my = My requests
menu-person = Talk to a person
menu-language = 换文字 Language
menu-mydata = See or erase my data
menu-help = How to use this
menu-staff = Roles: invite and take back
menu-places = Keep grids and buildings

everyday-ask = Ask
everyday-repair = Repair
everyday-assist = Help me
everyday-mine = My things
everyday-events = Events
everyday-person = A person
everyday-placeholder = Write your question

word-person = Human
word-hello = Hello
events-none = No event is listed yet. When there is one, it is announced in the residents’ group.
