# Roles.

role-steward = 樓棟長
role-volunteer = 義工
role-team-leader = 義工隊長
role-grid-worker = 網格員
role-staff = 工作人員
role-officer = 專職聯絡人
role-deputy = 代班聯絡人
role-administrator = 管理員
roles-title = <b>現有身份 { $count } 個</b>
roles-line = · { $name }：{ $role }（{ $place }）
button-revoke = 收回：{ $name } { $role }
button-revoke-sure = 確定收回
button-invite = 邀請
button-previous = ‹ 上一頁
button-next = 下一頁 ›
roles-which = 邀請這位鄰居擔任什麼？
pick-role-first = 在哪裡擔任？
pick-role = 在「{ $place }」的哪裡擔任？
roles-invitation =
    您好！社區請您擔任{ $place }的{ $role }。點開下面的連結就算答應；不想擔任，不用理會。連結只能用一次，48 小時內有效。

    { $url }
roles-welcome = 歡迎您！從現在起，您是{ $place }的{ $role }。發送 /help，看看多了哪些功能。
roles-accepted = { $who }接受了邀請，現在是{ $place }的{ $role }。要是認錯了人，請用 /staff 收回。
roles-sure-to-revoke =
    確定收回嗎？
    { $line }
roles-invitation-made = { $place }的{ $role }：下面這條訊息可以直接轉發給本人。連結只能用一次，48 小時內有效；用了以後我會告訴您是誰。
roles-revoked = 您不再擔任{ $role }（{ $place }）了，謝謝您這段時間的付出。有疑問請到社區服務窗口。
