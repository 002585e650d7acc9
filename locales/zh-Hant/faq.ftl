# Answers from the articles.

answer-question = <b>{ $question }</b>
answer-body = { $body }
answer-rule = ———
answer-only-in-chinese = 這一條還沒有英文，下面是中文。
answer-source = 依據：{ $sources }
answer-sources-joint = ；
answer-checked = 核對於 { $month } · 負責：{ $post }
source-law = 《{ $title }》
source-articles = 《{ $title }》{ $numbers }
source-number = 第{ $number }條
source-joint = 、
answer-did-you-mean = 您想問的是下面哪一個？
button-none-of-these = 都不是
answer-unsure =
    這個問題我沒有把握，不敢亂說。
    您可以換個說法再問一次；或者按「找人工」，工作人員會在 1 個工作日內答覆您。不急的話，按「有答案告訴我」。

    有人受傷、著火、有危險，請馬上打 120、119 或 110。
answer-unsure-again =
    這個我也沒有把握，就不請您一遍遍換說法了。
    請按「找人工」，工作人員會在 1 個工作日內答覆您。不急的話，按「有答案告訴我」。

    有人受傷、著火、有危險，請馬上打 120、119 或 110。
answer-none-of-these =
    那就不猜了，這個問題我現在沒有把握。
    請按「找人工」，工作人員會在 1 個工作日內答覆您。不急的話，按「有答案告訴我」。
answer-expired =
    這一條的政策可能已經變了，舊的說法不能再當準，免得誤您的事。
    請按「找人工」，工作人員會在 1 個工作日內答覆您。不急的話，按「有變化告訴我」。
answer-said-lately = 剛剛答過，就在上面這一條裡。
answer-crowded = 群裡這會兒問的人多。您要的答案在這裡，私下看更清楚：
answer-taken-away = 拿掉了。
answer-too-old-to-take-away = 這一條放得太久，我刪不掉了。請群管理員長按它來刪。
button-take-away = 刪除
button-read-answer = 看答案
button-mend-answer = 改答案
button-mend-alias = 加問法
button-mend-unlike = 不是這個
inline-ask = 沒找到？來問鄰里
inline-first = 問鄰里：寫幾個字就找
button-see-latest = 看最新的
answer-how-to-ask = 您想問什麼？寫成一句話就行，比如：居住證怎麼辦。
answer-gone = 這一條已經更新或撤下了。請把問題再寫一次，我給您找最新的。
button-useful = 有用
button-useful-chosen = ✓ 有用
button-useless = 沒用
button-useless-chosen = ✓ 沒用
button-person = 找人工
vote-thanks = 記下了，謝謝您告訴我們。
vote-sorry = 記下了，這一條我們會再改。
why-useless = 謝謝您說出來。這一條哪裡不好？點一下就行，不點也可以。
button-why =
    { $reason ->
        [wrong] 說得不對
        [outdated] 內容過時
        [unclear] 看不明白
        [other-question] 不是我問的
       *[none] 不想說
    }
why-thanks =
    { $reason ->
        [wrong] 記下了：說得不對。工作人員會對著依據再核一遍。急著要準信，請按「找人工」。
        [outdated] 記下了：內容過時。工作人員會去查最新的規定。急著要準信，請按「找人工」。
        [unclear] 記下了：看不明白。我們會把它寫得更清楚。想聽人說一遍，請按「找人工」。
        [other-question] 記下了：不是您問的。您可以換個說法再問一次；想找人，發一個 0。
       *[none] 好的，不說也沒關係。您的「沒用」已經記下了。
    }

post-civil-affairs = 民政窗口
post-housing = 住房保障窗口
post-household-registration = 戶籍窗口（派出所）
post-social-security = 社保窗口
post-medical-insurance = 醫保窗口
post-disability = 殘聯專幹
post-elderly = 老齡工作窗口
post-family-planning = 衛生健康窗口
post-education = 教育事務聯絡人
post-employment = 就業服務窗口
post-legal = 法律援助諮詢室
post-mediation = 人民調解室
post-volunteers = 義工服務站
post-property = 物業聯絡人
post-safety = 安全網格員
post-environment = 環境衛生網格員
post-veterans = 退役軍人服務站
post-general = 社區服務窗口
