# "Tell me": when there is an answer, when an answer changes.

button-tell-me-answer = Tell me later
button-tell-me-change = Tell me of changes
button-tell-me-no-more = No need to tell me
tell-me-answer = All right. When there is an answer, I will tell you in private. This holds for 90 days.
tell-me-change = All right. If this answer changes, I will tell you in private. This holds for 90 days.
tell-me-no-more = All right, I will not write to you about this.
answer-ready =
    There is an answer now to what you asked:
    <b>{ $question }</b>
answer-changed =
    An answer that you follow has changed. Here is the latest:
    <b>{ $question }</b>
