# Numbers that lead to one person, in groups.

button-guard-on = 开启隐私提醒
button-guard-off = 关闭隐私提醒
guard-needs-administrator = 要先在群资料里把我设为管理员，只给“删除消息”这一项。不然 Telegram 不会让我看到大家的消息，也就提醒不了。设好了再按一次。
guard-needs-link = 这个群还没有登记。请管理员先发送 /link 登记，再开隐私提醒。
guard-is-on =
    这个群现在有隐私提醒：谁不小心发了身份证号、手机号、银行卡号，或者门牌号带姓名，我会提醒一句，能删的就删掉。
    消息只在当时看一眼，不保存，也不给别人看。要关掉，请管理员发送 /link。
guard-is-off = 这个群的隐私提醒关了，大家的消息我不再查看，@我 的才回答。
group-guarded = 这个群有隐私提醒：消息里有没有身份证号、手机号这样的号码，我会看一眼，看过就忘。
guarded-deleted = 刚才有条消息带着证件号、电话、卡号或门牌，我先收走了，免得被人拿去用。这样的事跟我单独说就好。
guarded-left = 刚才有条消息带着证件号、电话、卡号或门牌，群里人人看得到。发的邻居可以长按那条消息，选“删除”。这样的事跟我单独说就好。
guard-known-phones = { $phone }
