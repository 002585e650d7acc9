# The "/" menu and the keyboard of everyday words.

menu-ask = 问政策、问办事
menu-repair = 报修
menu-assist = 求助
menu-my = 我托人办的事
menu-person = 找人工
menu-language = 换文字 Language
menu-mydata = 看或删掉我的资料
menu-help = 怎么用
menu-staff = 身份：邀请与收回
menu-places = 整理网格和楼栋

everyday-ask = 问政策
everyday-repair = 报修
everyday-assist = 求助
everyday-mine = 我的
everyday-events = 活动
everyday-person = 找人工
everyday-placeholder = 写下您的问题

word-person = 人工
word-hello = 你好
events-none = 现在还没有登记的活动。有了活动，会在居民群里告诉大家。
