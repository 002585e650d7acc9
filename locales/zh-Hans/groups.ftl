# Groups.

group-hello = 大家好，我是{ $community }服务台的邻里。问政策、问办事，@我 或者发 /ask 加上问题，我就回答；别的话我不听也不存。
group-hello-link = 请管理员在这里发送 /link，告诉我这个群是做什么用的。
group-not-linked = 这个群还没有登记，我先不在这里回答。请管理员发送 /link；您也可以到私聊里问。
group-purpose = 这个群是做什么用的？
group-purpose-now = 这个群现在登记为：{ $purpose }（{ $place }）。要改成什么？
purpose-residents = 居民群
purpose-volunteers = 志愿者群
purpose-staff = 工作人员群
button-unlink = 取消登记
pick-link-first = 这个群属于哪里？
pick-link = 这个群属于“{ $place }”的哪里？
group-linked-residents = 登记好了，这里是“{ $place }”的居民群。大家有问题，@我 就行。私事请到私聊里说。
group-linked-volunteers = 登记好了，这里是“{ $place }”的志愿者群。
group-linked-staff = 登记好了，这里是“{ $place }”的工作人员群。有居民找人工，会在这里出现卡片；居民写的话只发给接手的人。
group-unlinked = 登记取消了，我在这个群里不再回答。要恢复，请管理员发送 /link。
group-to-private = 这件事私下说更合适。请点下面的按钮，跟我单独说。
button-open-private = 打开私聊
link-belongs-in-groups = 这个命令要在群里用：先把我加进群，再在群里发送 /link。
group-topic = 通知和卡片会发在这个话题里。
