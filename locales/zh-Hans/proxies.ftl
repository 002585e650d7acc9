# Acting for a neighbour: with their leave, which either side ends with one tap.

leave-asked =
    { $name }想替您办社区里的事。

    同意以后，{ $name }可以：替您报修、求助，看这些事办到哪一步，有进展时和您一起收到消息。
    您自己的资料、您跟我问过什么，{ $name }看不到。

    不同意也没关系，您的事照样能办。同意了，以后随时能撤销：发送“我的”，按“看代办”。
button-leave-agree = 同意
button-leave-disagree = 不同意
leave-given = 好的，{ $name }可以替您办事了。想撤销，按下面的按钮，或者发送“我的”，按“看代办”。
leave-refused = 好的，没有同意。{ $name }那边，我们会说一声“没有同意”。
leave-own-link = 这个链接是给您邻居的。请转发给本人，让本人打开。
leave-consented = { $name }同意由您代办了。以后报修、求助时，可以选“替邻居办”。
leave-ended = 和{ $name }之间的代办到此为止。还没办完的事，由本人接着跟。
leaves-title = <b>代办</b>
leaves-none = 现在没有谁替您办事，您也没有替谁办事。想替邻居办，报修或者求助的时候选“替邻居办”，要先请本人同意。
leaves-mine = 您可以替 { $name } 办事：{ $spoken ->
        [true] 本人当面答应的，由您记下
       *[false] 本人在手机上同意的
    }，{ $at }。
leaves-for-me = { $name } 可以替您办事：您 { $at } 同意的。
leave-over = 好的，和{ $name }之间的代办撤销了。还没办完的事不受影响，由本人接着跟。
button-end-leave = 撤销：{ $name }
