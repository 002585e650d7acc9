# The first things people see: greeting, languages, home, help, own data.

start-greeting =
    { $name }，您好！這裡是{ $community }服務台，我叫鄰里。
    想知道什麼，直接寫下來就行，比如：低保怎麼申請。
    { $counter ->
        [phone] 不方便打字，請打服務台電話：{ $phone }。
       *[none] 不方便打字，請到社區服務窗口，當面說也一樣。
    }

    我們會記下：您顯示的名字、您選的語言和樓棟，還有您託人辦的事。
    訊息要經過 Telegram，它的伺服器在境外。身份證號、銀行卡號請不要傳來。
    發送 /mydata 隨時能看、能刪。
start-first =
    我是{ $community }服務台的自動助手，叫鄰里。我們會記下您顯示的名字和您託人辦的事，發送 /mydata 隨時能看、能刪。
    訊息要經過 Telegram，它的伺服器在境外。身份證號、銀行卡號請不要傳來。
start-choices = 您看哪種文字最方便？也可以選好您住的樓棟，託人辦事時能快一些。這兩樣以後再選也行。
language-choose = 您看哪種文字最方便？
language-zh-Hans = 简体
language-zh-Hant = 繁體
language-en = English
language-chosen = 好的，以後就用繁體跟您說話。想換的時候發送 /language。
button-choose-home = 選我住的樓棟
pick-home-first = 您住在哪裡？一步一步選就好。
pick-home = 您住在「{ $place }」的哪裡？
button-this-place = 就是「{ $place }」
button-back = ‹ 返回
button-skip = 先不選
home-chosen =
    記下了：{ $place }。想換的時候，發送 /start 再選一次。
    想多聽哪方面的消息，發送 /topics。
home-skipped = 好的，先不選。想選的時候，發送 /start 就行。

help-everyone =
    <b>我能幫您做這些</b>
    · 問政策：直接寫下問題，比如「殘疾人證怎麼辦」。
    · 報修、求助：按下面的按鈕，寫幾句話，傳照片、語音也行，就有人接手。
    · 找人工：按「找人工」，或者只發一個 0。
    · 我的：看您託人辦的事到哪一步了；也可以直接發編號，比如 #R17。
    · 活動：/events 看最近有什麼，來都不用花錢；/birthday 和鄰居一起過生日。
    · 做義工：/volunteer 看有哪些隊伍，怎樣加入。
    · 通知：/topics 選想聽的話題，/verify 核對通知和義工證明是不是真的。

    /language 換文字 · /mydata 看或刪掉您的資料
    { $counter ->
        [phone] 服務台電話：{ $phone }
       *[none] 也可以到社區服務窗口當面說。
    }
help-staff =
    <b>工作人員</b>
    有居民報修、求助或找人工，工作人員群裡會出現一張卡片。按「認領」，居民寫的話只發到您的私聊。
    發送 /announce 寫通知、看以前的通知；也可以直接發編號，比如 #N5。
    發送 /article 找答案、寫答案、改答案；/misses 看沒答上來的問題；/report 看每月問了什麼。
    /task 請義工幫忙：發任務，或者認領一件求助以後再請。
    /event 辦活動；/status 看運作得好不好。
help-calendar = /calendar 整理節日和放假安排。
help-volunteer =
    <b>義工</b>
    /tasks 看有哪些任務，合適的就報名；來不了隨時退出，不問原因。
    /volunteer 改空閒時間和會做的事，/hours 看服務時數、開證明。
help-team-leader =
    <b>義工隊長</b>
    /task 發任務；居民求助的事，認領以後也能請義工去。
    /volunteer 看您的隊伍和想加入的人，/board 看您手上的事。
help-administrator =
    <b>管理員</b>
    /staff 邀請工作人員和義工，收回身份
    /places 整理網格和樓棟
    在群裡發送 /link，說明這個群是做什麼用的

mydata =
    <b>我們記下的，全在這裡</b>
    名字：{ $name }
    語言：{ $language }
    住處：{ $place }
    身份：{ $roles }
    託人辦的事：{ $cases } 件
    代辦和跟著的事：{ $leaves }
    想聽的話題：{ $topics }
    確認過的通知：{ $receipts } 則
    有變化會告訴您的：{ $follows }

    名字和您寫的話都加密保存。沒有答上來的提問保留 90 天，寫到一半的內容保留 14 天，您的事辦完 180 天後，您寫的話、門牌和照片都會刪掉，通知和您的確認保留 180 天。要告訴您的事保留 90 天。您按過的「有用」「沒用」只記是哪一條，還有您選的原因。
mydata-leaves = 您替 { $acting } 位鄰居辦事，{ $represented } 位鄰居替您辦事，跟著 { $followed } 件鄰居的事
mydata-no-topics = 沒選
mydata-joint = 、
mydata-no-follows = 沒有
mydata-article = 「{ $title }」
mydata-article-gone = 一條已經不在的答案
mydata-own-question = 您的一個提問
mydata-follows-more = { $named }等 { $count } 件
role-in-place = { $role }（{ $place }）
button-see-requests = 看託辦的事
button-erase = 全部刪掉
button-erase-sure = 確定刪掉
button-keep = 不刪了
erase-sure = 刪掉以後，您的名字、住處、身份和託人辦的事都會消失，還沒辦完的事也不再有人跟進。鄰居也遇到的事會接著辦，裡面不再有您的話。
erase-sure-question = 確定要刪掉嗎？
erased = 都刪掉了。要是有人接手過您的事，那張卡片上的內容也會收回。以後您再寫信來，我們就當是第一次見面。
mydata-no-place = 沒選
mydata-resident = 居民
person-unnamed = 鄰居
bot-description = 社區服務台的自動助手：問政策、問辦事，報修、求助、找人工。答案都有出處；沒有把握的，我會直說，並請人答覆。
