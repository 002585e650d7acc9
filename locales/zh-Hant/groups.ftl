# Groups.

group-hello = 大家好，我是{ $community }服務台的鄰里。問政策、問辦事，@我 或者發 /ask 加上問題，我就回答；別的話我不聽也不存。
group-hello-link = 請管理員在這裡發送 /link，告訴我這個群是做什麼用的。
group-not-linked = 這個群還沒有登記，我先不在這裡回答。請管理員發送 /link；您也可以到私聊裡問。
group-purpose = 這個群是做什麼用的？
group-purpose-now = 這個群現在登記為：{ $purpose }（{ $place }）。要改成什麼？
purpose-residents = 居民群
purpose-volunteers = 義工群
purpose-staff = 工作人員群
button-unlink = 取消登記
pick-link-first = 這個群屬於哪裡？
pick-link = 這個群屬於「{ $place }」的哪裡？
group-linked-residents = 登記好了，這裡是「{ $place }」的居民群。大家有問題，@我 就行。私事請到私聊裡說。
group-linked-volunteers = 登記好了，這裡是「{ $place }」的義工群。
group-linked-staff = 登記好了，這裡是「{ $place }」的工作人員群。有居民找人工，會在這裡出現卡片；居民寫的話只發給接手的人。
group-unlinked = 登記取消了，我在這個群裡不再回答。要恢復，請管理員發送 /link。
group-to-private = 這件事私下說更合適。請點下面的按鈕，跟我單獨說。
button-open-private = 打開私聊
link-belongs-in-groups = 這個命令要在群裡用：先把我加進群，再在群裡發送 /link。
group-topic = 通知和卡片會發在這個話題裡。
