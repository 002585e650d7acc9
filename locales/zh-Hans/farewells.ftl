# What others read when somebody went who planned a task, or wrote to them.

task-orphaned =
    <b>#T{ $number } { $title }</b>现在请您照看。
    时间：{ $when }。
    原来安排它的邻居删掉了自己的资料，报了名的人都还在。
button-see-orphaned = 看任务
words-gone = 这里原来有一位志愿者写的话。这位邻居删掉了自己的资料，这些话也一起收回了。
