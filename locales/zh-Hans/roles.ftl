# Roles.

role-steward = 楼栋长
role-volunteer = 志愿者
role-team-leader = 志愿队长
role-grid-worker = 网格员
role-staff = 工作人员
role-officer = 专职联系人
role-deputy = 代班联系人
role-administrator = 管理员
roles-title = <b>现有身份 { $count } 个</b>
roles-line = · { $name }：{ $role }（{ $place }）
button-revoke = 收回：{ $name } { $role }
button-revoke-sure = 确定收回
button-invite = 邀请
button-previous = ‹ 上一页
button-next = 下一页 ›
roles-which = 邀请这位邻居担任什么？
pick-role-first = 在哪里担任？
pick-role = 在“{ $place }”的哪里担任？
roles-invitation =
    您好！社区请您担任{ $place }的{ $role }。点开下面的链接就算答应；不想担任，不用理会。链接只能用一次，48 小时内有效。

    { $url }
roles-welcome = 欢迎您！从现在起，您是{ $place }的{ $role }。发送 /help，看看多了哪些功能。
roles-accepted = { $who }接受了邀请，现在是{ $place }的{ $role }。要是认错了人，请用 /staff 收回。
roles-sure-to-revoke =
    确定收回吗？
    { $line }
roles-invitation-made = { $place }的{ $role }：下面这条消息可以直接转发给本人。链接只能用一次，48 小时内有效；用了以后我会告诉您是谁。
roles-revoked = 您不再担任{ $role }（{ $place }）了，谢谢您这段时间的付出。有疑问请到社区服务窗口。
