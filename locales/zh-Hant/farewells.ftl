# What others read when somebody went who planned a task, or wrote to them.

task-orphaned =
    <b>#T{ $number } { $title }</b>現在請您照看。
    時間：{ $when }。
    原來安排它的鄰居刪掉了自己的資料，報了名的人都還在。
button-see-orphaned = 看任務
words-gone = 這裡原來有一位義工寫的話。這位鄰居刪掉了自己的資料，這些話也一起收回了。
