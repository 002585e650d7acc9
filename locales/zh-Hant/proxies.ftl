# Acting for a neighbour: with their leave, which either side ends with one tap.

leave-asked =
    { $name }想替您辦社區裡的事。

    同意以後，{ $name }可以：替您報修、求助，看這些事辦到哪一步，有進展時和您一起收到訊息。
    您自己的資料、您跟我問過什麼，{ $name }看不到。

    不同意也沒關係，您的事照樣能辦。同意了，以後隨時能撤銷：發送「我的」，按「看代辦」。
button-leave-agree = 同意
button-leave-disagree = 不同意
leave-given = 好的，{ $name }可以替您辦事了。想撤銷，按下面的按鈕，或者發送「我的」，按「看代辦」。
leave-refused = 好的，沒有同意。{ $name }那邊，我們會說一聲「沒有同意」。
leave-own-link = 這個連結是給您鄰居的。請轉給本人，讓本人打開。
leave-consented = { $name }同意由您代辦了。以後報修、求助時，可以選「替鄰居辦」。
leave-ended = 和{ $name }之間的代辦到此為止。還沒辦完的事，由本人接著跟。
leaves-title = <b>代辦</b>
leaves-none = 現在沒有誰替您辦事，您也沒有替誰辦事。想替鄰居辦，報修或者求助的時候選「替鄰居辦」，要先請本人同意。
leaves-mine = 您可以替 { $name } 辦事：{ $spoken ->
        [true] 本人當面答應的，由您記下
       *[false] 本人在手機上同意的
    }，{ $at }。
leaves-for-me = { $name } 可以替您辦事：您 { $at } 同意的。
leave-over = 好的，和{ $name }之間的代辦撤銷了。還沒辦完的事不受影響，由本人接著跟。
button-end-leave = 撤銷：{ $name }
