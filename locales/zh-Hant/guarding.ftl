# Numbers that lead to one person, in groups.

button-guard-on = 開啟隱私提醒
button-guard-off = 關閉隱私提醒
guard-needs-administrator = 要先在群組資料裡把我設為管理員，只給「刪除訊息」這一項。不然 Telegram 不會讓我看到大家的訊息，也就提醒不了。設好了再按一次。
guard-needs-link = 這個群還沒有登記。請管理員先發送 /link 登記，再開隱私提醒。
guard-is-on =
    這個群現在有隱私提醒：誰不小心發了身分證號、手機號碼、銀行卡號，或者門牌號帶姓名，我會提醒一句，能刪的就刪掉。
    訊息只在當時看一眼，不保存，也不給別人看。要關掉，請管理員發送 /link。
guard-is-off = 這個群的隱私提醒關了，大家的訊息我不再查看，@我 的才回答。
group-guarded = 這個群有隱私提醒：訊息裡有沒有身分證號、手機號碼這樣的號碼，我會看一眼，看過就忘。
guarded-deleted = 剛才有則訊息帶著證件號、電話、卡號或門牌，我先收走了，免得被人拿去用。這樣的事跟我單獨說就好。
guarded-left = 剛才有則訊息帶著證件號、電話、卡號或門牌，群裡人人看得到。發的鄰居可以長按那則訊息，選「刪除」。這樣的事跟我單獨說就好。
guard-known-phones = { $phone }
