# "Tell me": when there is an answer, when an answer changes.

button-tell-me-answer = 有答案告诉我
button-tell-me-change = 有变化告诉我
button-tell-me-no-more = 不用告诉我了
tell-me-answer = 好的，等有了答案，我私下告诉您。90 天里都算数。
tell-me-change = 好的，这一条要是变了，我私下告诉您。90 天里都算数。
tell-me-no-more = 好的，不再为这个打扰您。
answer-ready =
    您问过的事，现在有答案了：
    <b>{ $question }</b>
answer-changed =
    您留意的这一条有变化，请看最新的：
    <b>{ $question }</b>
