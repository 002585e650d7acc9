# Acting for a neighbour: with their leave, which either side ends with one tap.

leave-asked =
    { $name } would like to see to things at the community for you.

    If you agree, { $name } can: report repairs and ask for help in your place, see how those things go, and hear of them together with you.
    { $name } does not see your own data, nor what you ask me.

    If you would rather not, nothing changes for you. If you agree, you can end it at any time: send “My requests” and press “Acting for others”.
button-leave-agree = I agree
button-leave-disagree = Rather not
leave-given = All right, { $name } may act for you. To end it, press the button below, or send “My requests” and press “Acting for others”.
leave-refused = All right, you did not agree. We let { $name } know that, and no more.
leave-own-link = This link is for your neighbour. Please pass it on, and let them open it themselves.
leave-consented = { $name } agrees that you act for them. From now on, a repair or a request for help can be “for a neighbour”.
leave-ended = You no longer act for one another, you and { $name }. What is not finished stays with the one whose it is.
leaves-title = <b>Acting for others</b>
leaves-none = Nobody acts for you, and you act for nobody. To act for a neighbour, choose “for a neighbour” in a repair or a request for help; they have to agree first.
leaves-mine = You may act for { $name }: { $spoken ->
        [true] agreed by word of mouth, as you noted
       *[false] agreed on their own phone
    }, { $at }.
leaves-for-me = { $name } may act for you: you agreed on { $at }.
leave-over = All right, that is ended, between you and { $name }. What is not finished goes on, with the one whose it is.
button-end-leave = End: { $name }
