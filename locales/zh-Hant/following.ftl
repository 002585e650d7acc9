# "Tell me": when there is an answer, when an answer changes.

button-tell-me-answer = 有答案告訴我
button-tell-me-change = 有變化告訴我
button-tell-me-no-more = 不用告訴我了
tell-me-answer = 好的，等有了答案，我私下告訴您。90 天裡都算數。
tell-me-change = 好的，這一條要是變了，我私下告訴您。90 天裡都算數。
tell-me-no-more = 好的，不再為這個打擾您。
answer-ready =
    您問過的事，現在有答案了：
    <b>{ $question }</b>
answer-changed =
    您留意的這一條有變化，請看最新的：
    <b>{ $question }</b>
