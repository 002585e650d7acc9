# Notices: what readers see.

notice-urgent = ⚠️ 緊急通知
notice-footer = #N{ $number } · 核驗碼 { $code } · { $office }
notice-office = 居委會
notice-standing = 居委會不會向您要驗證碼，也不會讓您轉帳。
notice-corrected-at = 已更正：{ $when }
notice-known-by = 已有 { $count } 位鄰居知道了。
button-know = 我知道了
button-known = ✓ 已知道
notice-thanks = 知道了，謝謝您。
notice-thanks-again = 您已經說過知道了，謝謝。
notice-preview = 這是給您看的樣子，還沒有發給大家。
notice-over = 這則通知已經撤回，不用再管。
notice-corrected = #N{ $number }「{ $title }」有更正，您看過的那則已經改好了。請再看一眼。
notice-withdrawn = #N{ $number } 已經撤回，不用再管。
notice-nudge = #N{ $number }「{ $title }」還等您看一眼。看過以後，請按「我知道了」。
notice-digest = <b>今天還有 { $count } 則通知：</b>
notice-line = · #N{ $number } { $title }
notice-line-event = · #E{ $number } { $title }
button-open-notice = 打開通知
button-open-number = 打開 #N{ $number }
button-open-event = 打開 #E{ $number }

verify-ask = 請把通知或者證明上的核驗碼傳給我：通知是四個字母和數字，比如 K7Q2；證明是八個，比如 K7Q2-M9XD。
verify-genuine =
    這是{ $office }發的真通知：#N{ $number }「{ $title }」，{ $when } 發出。
    居委會不會向您要驗證碼，也不會讓您轉帳。
verify-corrected =
    這是{ $office }發的真通知：#N{ $number }「{ $title }」，{ $when } 發出，後來有更正。請以更正後的為準{ $opens ->
        [true] ，發送 #N{ $number } 可以看到。
       *[false] 。
    }
    居委會不會向您要驗證碼，也不會讓您轉帳。
verify-withdrawn = { $office }發過 #N{ $number }「{ $title }」，後來撤回了，不用再管。
verify-unknown =
    查不到這個核驗碼。寫著它的通知或者證明，先不要當真；不要點連結，不要轉帳。
    請對照著再發一次 /verify；還是查不到，就按「找人工」問工作人員。

topics-choose = 想多聽哪方面的消息？點一下就好，再點一下就不聽了。住處的通知不用選，一樣會發給您。
notice-topic =
    { $topic ->
        [outages] 停水停電
        [safety] 安全提醒
        [events] 社區活動
        [jobs] 工作和培訓
        [health] 健康講座
        [children] 孩子的事
       *[seniors] 長者的事
    }
button-chosen = ✓ { $words }

# Writing one.

announce-ask = 請把通知傳給我：文字、圖片或者檔案都行，第一行當標題。這次以{ $office }的名義發。
announce-recent = 最近的通知一共 { $count } 則，點一下可以打開：
announce-which-office = 這次以哪裡的名義發？
announce-templates = 用哪一個範本？
announce-no-templates = 還沒有範本。寫好一則通知，按「存為範本」就有了。
announce-needs-words =
    { $kind ->
        [document] 檔案收到了。請再發一則文字，第一行當標題。
       *[photo] 圖片收到了。請再發一則文字，第一行當標題。
    }
announce-words-only = 這裡要寫成文字，一句話就行。
announce-only-these = 通知裡只能放文字、圖片和檔案。請換一種再發一次。
announce-too-many = 一則通知最多放 { $most } 張圖片，多的沒有收。
announce-ask-again = 請把新的內容傳給我，會整則換掉。
button-templates = 用範本
button-template = { $title }
button-recent-notice =
    #N{ $number } · { $state ->
        [draft] 草稿
        [waiting] 等人同意
        [scheduled] 定好時間
        [missed] 錯過時間
        [sending] 發送中
        [paused] 暫停了
        [stopped] 停止了
        [done] 發完了
        [withdrawn] 撤回了
       *[dropped] 放棄了
    } · { $title }
button-drop-template = 刪掉範本

draft-title =
    <b>#N{ $number } { $state ->
        [draft] 草稿
        [waiting] 等人同意
        [scheduled] 定好時間
        [missed] 錯過時間
        [sending] 發送中
        [paused] 暫停了
        [stopped] 停止了
        [done] 發完了
        [withdrawn] 撤回了
       *[dropped] 放棄了
    } · { $title }</b>
draft-to = 發給：{ $whom }
draft-people = { $places } · { $roles }
draft-people-by-topic = { $places } · { $roles } · 想聽「{ $topics }」的
draft-several-places = { $places }等 { $count } 處
draft-residents = 居民
draft-groups-only = 只發到群裡
draft-heads =
    { $others ->
        [0] 能收到：{ $writable } 人
       *[other] 能收到：{ $writable } 人；還有 { $others } 人沒有打開過我，或者不再接收，請另外告訴他們
    }
draft-heads-few = 能收到：少於 5 人
draft-groups = 群：{ $groups }
draft-when = 時間：{ $when }
draft-at-once = 馬上發
draft-repeat =
    { $repeat ->
        [daily] { $when } 起，每天一次
        [weekly] { $when } 起，每週一次
       *[monthly] { $when } 起，每月一次
    }
draft-quiet = 安靜時間不打擾大家，會在{ $when } 送到。
draft-asks =
    { $asks ->
        [true] 請大家按「我知道了」
       *[false] 不用按「我知道了」
    }
draft-pins = 群裡置頂
draft-lasts = { $days } 天內沒送到就不再送
draft-options = 選項：{ $options }
draft-reason = 緊急，夜裡也送到。原因：{ $reason }
draft-joint = 、
draft-album = 圖片都傳完以後，按「先發給我看」看看樣子。
draft-now =
    { $state ->
        [waiting] 要另一位工作人員同意才會發，已經請了 { $asked } 位來看。
        [scheduled] 到時間會自己發出去。
        [missed] 定的時間過去了，還沒有發。現在還發嗎？
       *[dropped] 這一則已經放棄，不會再發。
    }
button-aim = 發給誰
button-when = 時間
button-options = 選項
button-look = 先發給我看
button-original = 看原文
button-rewrite = 改內容
button-keep-template = 存為範本
button-drop = 放棄
button-done = 好了
button-drop-sure = 確定放棄
button-send = 發送（{ $count }）
button-send-count =
    { $groups ->
        [0] { $people } 人
       *[other] { $people } 人、{ $groups } 個群
    }
button-send-few =
    { $groups ->
        [0] 少於 5 人
       *[other] 少於 5 人、{ $groups } 個群
    }
draft-sure-to-drop = 確定放棄 #N{ $number } 嗎？寫好的內容不會再發。
draft-dropped = #N{ $number } 放棄了，不會發出。
template-kept = 存成範本了。下次發送 /announce，按「用範本」就能用。

aim-title = 現在發給：{ $whom }
aim-places = 選地方：整個{ $office }，或者裡面的幾處。
aim-whole = 整個{ $choice }
aim-whole-stays = 已經是發給整片了。只發給其中幾處，請點那幾處的名稱。
aim-roles = 選身份。一個都不選，就是所有居民。
aim-topics = 選話題，只發給想聽的人。
aim-groups = 選群。
aim-no-groups = 這裡還沒有登記過的群。管理員在群裡發送 /link 就能登記。
aim-counted = { $name }（{ $count } 人）
aim-counted-few = { $name }（少於 5 人）
aim-group-name = { $purpose }（{ $place }）
button-inside = { $place }裡面 ›
button-aim-kind =
    { $kind ->
        [places] 地方
        [roles] 身份
        [topics] 話題
       *[groups] 群
    }

when-choose = 什麼時候發？點下面選，也可以直接寫，比如：明天 9:30。
when-hour = { $day }幾點？
when-not-understood = 沒看懂這個時間。請寫成這樣：明天 9:30，或者 11-25 9:30。
button-at-once = 馬上發
button-repeat =
    { $repeat ->
        [once] 只發一次
        [daily] 每天
        [weekly] 每週
       *[monthly] 每月
    }

options-choose = 這則通知怎麼發？點一下就改。
option-asks = 請大家按「我知道了」
option-pins = 群裡置頂
option-lasts = { $days } 天內有效
button-urgent = 緊急
button-calm = 不緊急了
urgent-ask =
    { $alone ->
        [true] 為什麼緊急？請寫一句原因。夜裡也會送到，由您一個人決定，所有工作人員都會看到原因。
       *[false] 為什麼緊急？請寫一句原因。夜裡也會送到，要另一位工作人員同意，所有工作人員都會看到原因。
    }

send-sure-now = 發給 { $count }，{ $span }。現在發？
send-sure-planned = 發給 { $count }。時間：{ $when }。就這樣定？
send-sure-quiet = 發給 { $count }。現在是安靜時間，{ $when } 送到。就這樣定？
send-urgent = 緊急通知夜裡也會響。
send-alone = 不用第二個人同意，由您一個人決定。
send-second =
    { $why ->
        [urgent] 緊急通知要另一位工作人員同意才會發。
       *[many] 人比較多，要另一位工作人員同意才會發。
    }
button-send-sure = 發送
button-not-yet = 再看看
send-begun-few = #N{ $number } 在路上了，能收到的少於 5 人。送到哪一步，下面會告訴您。
send-begun = #N{ $number } 在路上了，共 { $count } 則。送到哪一步，下面會告訴您。
button-show = 查看
button-refresh = 更新

# A second person.

approve-title = <b>#N{ $number } 等人同意 · { $title }</b>
approve-facts =
    寫的人：{ $author }
    發給：{ $whom }（{ $readers }）
    時間：{ $when }
approve-readers = { $count } 位讀者
approve-ask = 看過原文，覺得可以發，就按「同意發送」。
approve-late = 定的時間已經過去，沒有發出去。已經請寫的人看看，還要不要發、什麼時候發。
button-agree = 同意發送
button-send-back = 退回修改
notice-approved = #N{ $number }「{ $title }」：{ $who }同意了。
notice-sent-back = #N{ $number }「{ $title }」：{ $who }說先不發。要改的話，請按「查看」。
notice-late = #N{ $number }「{ $title }」原定{ $starts } 發。{ $gone ->
        [true] 寫它的人已經不能在這裡發通知了，所以沒有自己發出去。
       *[false] 到時候沒有自己發出去。
    }現在還發嗎？
late-settled = #N{ $number } 已經有人處理過了，下面是它現在的樣子。
button-another-time = 換個時間
button-send-late = 現在發
button-take-back = 取回修改
notice-urgent-sent =
    緊急通知 #N{ $number }「{ $title }」發出了。
    { $alone ->
        [true] { $who }寫的，由管理員一人決定。
       *[false] { $who }寫的，另一位工作人員同意了。
    }
    原因：{ $reason }

# While it goes, and after.

progress-count =
    { $outcome ->
        [sent] 送到 { $count }
        [failed] 沒送到 { $count }
        [unknown] 不確定 { $count }
        [expired] 過期沒發 { $count }
        [cancelled] 停發 { $count }
       *[left] 還剩 { $count }
    }
progress-few = 能收到的少於 5 人，不列數字，免得看出是誰。
progress-confirmed = 已有 { $count } 人按了「我知道了」
progress-grid = { $grid }：{ $reached } 人裡有 { $confirmed } 人知道了
progress-unpinned = 有 { $count } 個群沒能置頂：請給我置頂訊息的管理員權限，或者請群主手動置頂。
progress-span = 還要{ $span }
progress-waits = 安靜時間不打擾大家，{ $clock } 開始送
progress-aside = { $count } 人今天的通知已經滿了，{ $clock } 一起彙整給他們
button-pause = 暫停
button-resume = 繼續
button-stop = 停止
button-stop-sure = 確定停止
button-withdraw-notice = 撤回
button-withdraw-notice-sure = 確定撤回
button-report = 報告
button-correct = 更正
button-correct-sure = 更正 { $count } 則
button-nudge = 再提醒沒確認的 { $count } 人
button-unreached = 沒聯絡上的
button-resend = 重發不確定的 { $count } 則
stop-sure = 確定停止 #N{ $number } 嗎？還沒送到的 { $left } 則不會再發，已經送到的不變。
withdraw-sure = 確定撤回 #N{ $number } 嗎？還沒發的不再發，已經送到的會收回；超過兩天、收不回的，改成「已經撤回」。
correct-ask = 請把更正後的文字傳給我，圖片不變。
correct-needs-words = 請把更正後的話寫成文字傳來，圖片不變。
correct-look = 上面是更正後的樣子。要把大家手裡的都換成這樣嗎？
correct-gone = 沒找到更正後的內容，請再按一次「更正」，把文字傳給我。
correct-begun = #N{ $number } 正在更正，共 { $count } 則。按過「我知道了」的人會另外收到一句提醒。
notice-nudged = 提醒了 { $count } 人。
notice-resent = 重發了 { $count } 則。
report-caption = <b>#N{ $number } · { $title }</b>
report-file-caption = 同樣的數字，用試算表軟體打開。裡面沒有名字。
report-column-state = 結果
report-column-count = 則數
report-column-grid = 網格
report-column-confirmed = 確認
report-column-reached = 送到

unreached-title = <b>#N{ $number } · 沒聯絡上的，按樓棟：</b>
unreached-line = · { $building }：{ $count } 人
unreached-nobody = · { $building }：還沒有人在用我，請貼一張紙本通知
unreached-none = #N{ $number } 沒有要另外聯絡的人。
unreached-hint = 名字只給管這一片的網格員看。
button-hand-out = 交給網格員
button-print-visits = 列印名單
button-print-notice = 列印通知
handed-out =
    { $count ->
        [0] 這些樓棟還沒有能收到名單的網格員，請您自己安排。
       *[other] 交給了 { $count } 位網格員。沒有網格員的樓棟，請您自己安排。
    }
notice-unreached =
    <b>#N{ $number }「{ $title }」</b>
    下面的鄰居沒收到，或者還沒按「我知道了」。請打個電話，或者上門說一聲。
unreached-building = <b>{ $building }</b>
unreached-person = · { $name }：{ $reason }
unreached-some = · { $count } 人：{ $reason }
unreached-reason =
    { $reason ->
        [blocked] 不再接收我的訊息
        [no-account] 沒有打開過我
        [failed] 沒送到
       *[not-confirmed] 還沒確認
    }
visits-heading = #N{ $number } { $title } · 上門和電話名單
