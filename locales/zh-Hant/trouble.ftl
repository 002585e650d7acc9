# Refusals, strays and faults. Every one says what to do next.

refused-not-allowed = 這一步要工作人員或管理員來做。需要幫忙，請私下跟我說「找人工」。
refused-not-found = 這一條已經不在了。請發送 /help，看看現在能辦什麼。
refused-already-taken = 這件事剛剛由{ $who }接下了，謝謝您！
refused-not-yours = 這個按鈕是給另一位鄰居的。您有自己的問題，直接寫給我就行。
refused-too-many =
    您有 { $count } 件事還沒辦完，暫時不能再添。發送「我的」，可以撤回一件。
    { $counter ->
        [phone] 著急的話，請打服務台電話：{ $phone }。
       *[none] 著急的話，請到社區服務窗口。
    }
refused-bad-name = 「{ $name }」不能當名稱：不能空著、不能是問句、不能超過 { $longest } 個字，也不能跟旁邊的重名。這一次寫的都還沒加上，請改好再發一次。
refused-still-in-use = 「{ $name }」裡還有下一級、身份或者群，先把它們移走才能刪。
refused-no-such-person = 找不到這個人，可能資料已經刪掉了。請發送 /start 再來一次。
refused-administrator-from-settings = 管理員在程式的設定裡指定，這裡不能改。
refused-invitation-over = 這個邀請連結已經用過或者過期了。請向發給您的人再要一個。
slow-down = 您發得比我看得快，後面幾條我沒看到。請等一會兒，再發一次。
stray-anonymous = 您現在是匿名管理員，我認不出是哪一位。請先在群設定裡關掉匿名，再發一次。
stray-command = 我不認識這個命令。發送 /help，看看我能做什麼；或者直接寫下您的問題。
stray-content = 這一種我看不懂。請把事情寫成一句話，傳照片、影片或者語音也行；想找人，請發一個 0。
stray-button = 這個按鈕是以前的，現在用不了了。請發送 /help，從頭開始。
stray-long = 這條訊息太長了，我怕漏掉。請用一兩句話寫下最想問的；想找人，請發一個 0。
trouble-apology =
    沒辦成，是我們這邊出了問題，不怪您。請再試一次；還是不行，就把編號 { $code } 告訴工作人員。
    { $counter ->
        [phone] 服務台電話：{ $phone }
       *[none] 社區服務窗口也能辦。
    }
trouble-surprise = 程式出了一次意外，編號 { $code }（{ $kind }）。詳細原因在紀錄裡，按編號就能找到。
refused-ended = 這件事已經辦完或者撤回了，不用再管。
refused-file-gone = 這個檔案已經取不到了。請再傳一次。
stray-edit = 改過的訊息我看不到。請把要說的再發一條。
refused-notice-too-long = 寫得太長了，多了 { $over } 個字（最多 { $longest } 個）。請把文字刪短一些再發一次；前面的圖片和寫好的都還在，不用重發。
refused-notice-empty = 還沒有文字。請寫幾個字再發一次，第一行當標題。
refused-nobody-to-reach = 這樣選，沒有一個人能收到。請按「發給誰」換一換；一定要告訴他們的話，請列印出來貼上。
refused-nobody-to-approve = 這則通知要另一位工作人員同意，可是現在找不到這樣的人。請讓管理員來發，或者先請一位同事發送 /start。
refused-own-notice = 自己寫的通知要由另一位工作人員同意，已經告訴他們了。
refused-too-late = 定的時間已經過去了。請重新選一個時間。
refused-already-nudged = 已經提醒過一次了，不再打擾大家。沒確認的，可以按「沒聯絡上的」交給網格員。
refused-correction-needs-administrator = 這則通知不是一個人定的，更正要由管理員來做，請跟管理員說一聲。著急的話，您可以先暫停或者撤回。
refused-too-few = 能收到這則通知的少於 5 人，沒有報告，免得看出是誰。按「看原文」可以再看一遍通知。
refused-too-few-for-topic = 想聽這個話題、又住在這裡的人太少，為了不讓人猜出是誰，不能單獨發。請多選幾處地方。
refused-mixed-media = 圖片和檔案不能放在同一則通知裡。請只發圖片，或者只發檔案；寫好的內容還在。
refused-id-taken = 這個編號已經有一條答案了，也可能是停用的。請從列表裡打開那一條來改。
refused-changed-meanwhile =
    { $known ->
        [yes] 這條答案剛剛被{ $who }改過了，您寫的還沒發布，也沒丟。請看一眼新的，再決定要不要發布。
       *[no] 這條答案剛剛被改過了，您寫的還沒發布，也沒丟。請看一眼新的，再決定要不要發布。
    }
