# Answers from the articles.

answer-question = <b>{ $question }</b>
answer-body = { $body }
answer-rule = ———
answer-source = 依據：{ $sources }
answer-sources-joint = ；
answer-checked = 核對於 { $month } · 負責：{ $post }
source-law = 《{ $title }》
source-articles = 《{ $title }》{ $numbers }
source-number = 第{ $number }條
source-joint = 、
answer-did-you-mean = 您想問的是下面哪一個？
button-none-of-these = 都不是，找人工
answer-unsure =
    這個問題我沒有把握，不敢亂說。
    您可以換個說法再問一次；或者按「找人工」，工作人員會在 1 個工作日內答覆您。

    有人受傷、著火、有危險，請馬上打 120、119 或 110。
answer-how-to-ask = 您想問什麼？寫成一句話就行，比如：居住證怎麼辦。
answer-gone = 這一條已經更新或撤下了。請把問題再寫一次，我給您找最新的。
button-useful = 有用
button-useful-chosen = ✓ 有用
button-useless = 沒用
button-useless-chosen = ✓ 沒用
button-person = 找人工
vote-thanks = 記下了，謝謝您告訴我們。
vote-sorry = 記下了，這一條我們會再改。

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
