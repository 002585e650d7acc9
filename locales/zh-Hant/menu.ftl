# The "/" menu and the keyboard of everyday words.

menu-ask = 問政策、問辦事
menu-repair = 報修
menu-assist = 求助
menu-my = 我託人辦的事
menu-person = 找人工
menu-language = 換文字 Language
menu-mydata = 看或刪掉我的資料
menu-help = 怎麼用
menu-staff = 身份：邀請與收回
menu-places = 整理網格和樓棟

everyday-ask = 問政策
everyday-repair = 報修
everyday-assist = 求助
everyday-mine = 我的
everyday-events = 活動
everyday-person = 找人工
everyday-placeholder = 寫下您的問題

word-person = 人工
word-hello = 你好
events-none = 現在還沒有登記的活動。有了活動，會在居民群裡告訴大家。
