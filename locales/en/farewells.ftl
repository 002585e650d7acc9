# What others read when somebody went who planned a task, or wrote to them.

task-orphaned =
    Please look after <b>#T{ $number } { $title }</b> from now on.
    When: { $when }.
    Whoever planned it has erased their data. Everybody who signed up is still there.
button-see-orphaned = See the task
words-gone = A volunteer’s words stood here. They have erased their data, and these words went with it.
