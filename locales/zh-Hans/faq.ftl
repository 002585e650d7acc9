# Answers from the articles.

answer-question = <b>{ $question }</b>
answer-body = { $body }
answer-rule = ———
answer-only-in-chinese = 这一条还没有英文，下面是中文。
answer-source = 依据：{ $sources }
answer-sources-joint = ；
answer-checked = 核对于 { $month } · 负责：{ $post }
source-law = 《{ $title }》
source-articles = 《{ $title }》{ $numbers }
source-number = 第{ $number }条
source-joint = 、
answer-did-you-mean = 您想问的是下面哪一个？
button-none-of-these = 都不是
answer-unsure =
    这个问题我没有把握，不敢乱说。
    您可以换个说法再问一次；或者按“找人工”，工作人员会在 1 个工作日内答复您。不急的话，按“有答案告诉我”。

    有人受伤、着火、有危险，请马上打 120、119 或 110。
answer-unsure-again =
    这个我也没有把握，就不请您一遍遍换说法了。
    请按“找人工”，工作人员会在 1 个工作日内答复您。不急的话，按“有答案告诉我”。

    有人受伤、着火、有危险，请马上打 120、119 或 110。
answer-none-of-these =
    那就不猜了，这个问题我现在没有把握。
    请按“找人工”，工作人员会在 1 个工作日内答复您。不急的话，按“有答案告诉我”。
answer-expired =
    这一条的政策可能已经变了，旧的说法不能再当准，免得误您的事。
    请按“找人工”，工作人员会在 1 个工作日内答复您。不急的话，按“有变化告诉我”。
answer-said-lately = 刚刚答过，就在上面这一条里。
answer-crowded = 群里这会儿问的人多。您要的答案在这里，私下看更清楚：
answer-taken-away = 拿掉了。
answer-too-old-to-take-away = 这一条放得太久，我删不掉了。请群管理员长按它来删。
button-take-away = 删除
button-read-answer = 看答案
button-mend-answer = 改答案
button-mend-alias = 加问法
button-mend-unlike = 不是这个
inline-ask = 没找到？来问邻里
inline-first = 问邻里：写几个字就找
button-see-latest = 看最新的
answer-how-to-ask = 您想问什么？写成一句话就行，比如：公租房怎么申请。
answer-gone = 这一条已经更新或撤下了。请把问题再写一次，我给您找最新的。
button-useful = 有用
button-useful-chosen = ✓ 有用
button-useless = 没用
button-useless-chosen = ✓ 没用
button-person = 找人工
vote-thanks = 记下了，谢谢您告诉我们。
vote-sorry = 记下了，这一条我们会再改。
why-useless = 谢谢您说出来。这一条哪里不好？点一下就行，不点也可以。
button-why =
    { $reason ->
        [wrong] 说得不对
        [outdated] 内容过时
        [unclear] 看不明白
        [other-question] 不是我问的
       *[none] 不想说
    }
why-thanks =
    { $reason ->
        [wrong] 记下了：说得不对。工作人员会对着依据再核一遍。急着要准信，请按“找人工”。
        [outdated] 记下了：内容过时。工作人员会去查最新的规定。急着要准信，请按“找人工”。
        [unclear] 记下了：看不明白。我们会把它写得更清楚。想听人说一遍，请按“找人工”。
        [other-question] 记下了：不是您问的。您可以换个说法再问一次；想找人，发一个 0。
       *[none] 好的，不说也没关系。您的“没用”已经记下了。
    }

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
