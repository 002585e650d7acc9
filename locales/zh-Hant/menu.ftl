# The "/" menu and the keyboard of everyday words.

menu-ask = 問政策、問辦事
menu-repair = 報修
menu-assist = 求助
menu-my = 我託人辦的事
menu-person = 找人工
menu-language = 換文字 Language
menu-mydata = 看或刪掉我的資料
menu-help = 怎麼用
menu-topics = 選想聽的消息
menu-verify = 查通知、證明是不是真的
menu-promises = 答應的和做到的
menu-board = 我的台帳
menu-patrol = 巡查：報哪裡不好
menu-announce = 發通知
menu-staff = 身份：邀請與收回
menu-places = 整理網格和樓棟
menu-volunteer = 做義工
menu-tasks = 義工任務
menu-birthday = 和鄰居一起過生日
menu-hours = 我的服務時數
menu-task = 發義工任務
menu-event = 辦活動
menu-roster = 誰能來、時數表

everyday-ask = 問政策
everyday-repair = 報修
everyday-assist = 求助
everyday-mine = 我的
everyday-events = 活動
everyday-person = 找人工
everyday-placeholder = 寫下您的問題

word-person = 人工|轉人工|轉人工服務|我要找人工|我要人工|人工服務|人工客服|客服|找真人|找工作人員|我想搵真人|真人
word-complaint = 投訴|我要投訴|我想投訴
word-suggestion = 建議|意見|提意見|提建議|意見建議|我有意見|我有建議
word-hello = 你好|您好|在嗎|早安|午安|晚安|早晨|喂
word-thanks = 謝謝|謝謝您|謝謝你|多謝|唔該|辛苦了
word-who = 你是誰|您是誰|你是機器人嗎|你是人嗎|你是真人嗎|你叫什麼
word-phone = 電話|電話多少|社區電話|社區電話多少|居委會電話|居委會電話多少|服務台電話
small-hello = 您好！想知道什麼，寫成一句話就行，比如：居住證怎麼辦。
small-thanks = 不客氣。有事隨時再來。
small-who = 我是{ $community }服務台的自動助手，叫鄰里，不是真人。我只按核對過的條目回答；想跟人說，請按「找人工」，或者只發一個 0。
small-phone =
    { $counter ->
        [phone] 服務台電話：{ $phone }。
       *[none] 服務台還沒有登記電話，請到社區服務窗口，或者按「找人工」。
    }
menu-events = 活動
word-cancel = 不用了|算了|取消|不寫了|不要了
word-help = 幫助|怎麼用|使用說明
