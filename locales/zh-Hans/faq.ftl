# Answers from the articles.

answer-question = <b>{ $question }</b>
answer-body = { $body }
answer-rule = ———
answer-source = 依据：{ $sources }
answer-sources-joint = ；
answer-checked = 核对于 { $month } · 负责：{ $post }
source-law = 《{ $title }》
source-articles = 《{ $title }》{ $numbers }
source-number = 第{ $number }条
source-joint = 、
answer-did-you-mean = 您想问的是下面哪一个？
button-none-of-these = 都不是，找人工
answer-unsure =
    这个问题我没有把握，不敢乱说。
    您可以换个说法再问一次；或者按“找人工”，工作人员会在 1 个工作日内答复您。

    有人受伤、着火、有危险，请马上打 120、119 或 110。
answer-how-to-ask = 您想问什么？写成一句话就行，比如：公租房怎么申请。
answer-gone = 这一条已经更新或撤下了。请把问题再写一次，我给您找最新的。
button-useful = 有用
button-useful-chosen = ✓ 有用
button-useless = 没用
button-useless-chosen = ✓ 没用
button-person = 找人工
vote-thanks = 记下了，谢谢您告诉我们。
vote-sorry = 记下了，这一条我们会再改。

post-civil-affairs = 民政窗口
post-housing = 住房保障窗口
post-household-registration = 户籍窗口（派出所）
post-social-security = 社保窗口
post-medical-insurance = 医保窗口
post-disability = 残联专干
post-elderly = 老龄工作窗口
post-family-planning = 卫生健康窗口
post-education = 教育事务联系人
post-employment = 就业服务窗口
post-legal = 法律援助咨询室
post-mediation = 人民调解室
post-volunteers = 志愿服务站
post-property = 物业联系人
post-safety = 安全网格员
post-environment = 环境卫生网格员
post-veterans = 退役军人服务站
post-general = 社区服务窗口
