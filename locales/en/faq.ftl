# Answers from the articles.

answer-question = <b>{ $question }</b>
answer-body = { $body }
answer-rule = ———
answer-only-in-chinese = This answer is only in Chinese so far. A person at the counter can explain it.
answer-source = Source: { $sources }
answer-sources-joint = ; { "" }
answer-checked = Checked { $month } · In charge: { $post }
source-law = { $english }《{ $title }》
source-articles = { $english }《{ $title }》, Art. { $numbers }
source-number = { $number }
source-joint = , { "" }
answer-did-you-mean = Which of these do you mean?
button-none-of-these = None of these
answer-unsure =
    I am not sure about this one, and I would rather not guess.
    You can ask again in other words; or press “Ask a person”, and staff will answer you within 1 working day. If it can wait, press “Tell me later”.

    If somebody is hurt, or there is fire or danger, call 120, 119 or 110 now.
answer-unsure-again =
    I am not sure about this one either, and I will not make you try again and again.
    Please press “Ask a person”, and staff will answer you within 1 working day. If it can wait, press “Tell me later”.

    If somebody is hurt, or there is fire or danger, call 120, 119 or 110 now.
answer-none-of-these =
    Then I will not guess: I am not sure about this one.
    Please press “Ask a person”, and staff will answer you within 1 working day. If it can wait, press “Tell me later”.
answer-expired =
    The rules on this may have changed. The old answer may mislead you, so I do not show it.
    Please press “Ask a person”, and staff will answer you within 1 working day. If it can wait, press “Tell me of changes”.
answer-said-lately = I answered this a moment ago: it is in the message above.
answer-crowded = Many are asking in this group right now. Your answer is here, easier to read in private:
answer-taken-away = Taken away.
answer-too-old-to-take-away = This message is too old for me to delete. A group administrator can press and hold it to do so.
button-take-away = Delete
button-read-answer = Read the answer
button-mend-answer = Edit answer
button-mend-alias = Add wording
button-mend-unlike = Not this one
inline-ask = Not found? Ask Linli
inline-first = Ask Linli: type a few words
button-see-latest = See the latest
answer-how-to-ask = What would you like to know? One sentence is enough, for example: how do I apply for public rental housing?
answer-gone = This answer was renewed or withdrawn. Please write your question again, and I will look for the latest.
button-useful = Useful
button-useful-chosen = ✓ Useful
button-useless = Not useful
button-useless-chosen = ✓ Not useful
button-person = Ask a person
vote-thanks = Noted, thank you for telling us.
vote-sorry = Noted; we will work on this answer.
why-useless = Thank you for saying so. What is wrong with this answer? One tap is enough, and none is fine too.
button-why =
    { $reason ->
        [wrong] It is wrong
        [outdated] Out of date
        [unclear] Hard to follow
        [other-question] Not my question
       *[none] Rather not say
    }
why-thanks =
    { $reason ->
        [wrong] Noted: it is wrong. Staff will check it against its source again. If you need to be sure now, press “Ask a person”.
        [outdated] Noted: out of date. Staff will look up the latest rules. If you need to be sure now, press “Ask a person”.
        [unclear] Noted: hard to follow. We will write it more clearly. To have it explained, press “Ask a person”.
        [other-question] Noted: not your question. Please ask again in other words; for a person, send 0.
       *[none] That is fine. Your “Not useful” is noted.
    }

post-civil-affairs = civil affairs counter (民政窗口)
post-housing = housing counter (住房保障窗口)
post-household-registration = household registration counter (户籍窗口)
post-social-security = social security counter (社保窗口)
post-medical-insurance = medical insurance counter (医保窗口)
post-disability = disability liaison (残联专干)
post-elderly = elders’ counter (老龄工作窗口)
post-family-planning = health counter (卫生健康窗口)
post-education = education contact (教育事务联系人)
post-employment = employment counter (就业服务窗口)
post-legal = legal aid room (法律援助咨询室)
post-mediation = mediation room (人民调解室)
post-volunteers = volunteer station (志愿服务站)
post-property = property contact (物业联系人)
post-safety = safety grid worker (安全网格员)
post-environment = environment grid worker (环境卫生网格员)
post-veterans = veterans’ station (退役军人服务站)
post-general = community service counter (社区服务窗口)
