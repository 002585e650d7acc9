# The board of whoever works on cases.

board-title = <b>{ $counts }</b>
board-count = { $name } { $count }
board-joint = { " · " }
board-section =
    { $section ->
        [today] 今日待办
        [soon] 快到期
        [later] 在办不急的
        [asking] 等居民回复
        [hold] 挂起
        [returned] 被退回
        [waiting] 等人认领
        [led] 我首接的
       *[all] 全部在办
    }
board-pressing = 最要紧的：
board-nothing = 手上没有要办的，也没有等人认领的。有了新的，这张卡片会自己更新。
board-line =
    <b>#R{ $number } { $what } · { $place }</b>
    { $how ->
        [waiting] { $until } 前要有人认领
        [waiting-late] 应在 { $until } 前认领，已经过了
        [waiting-undated] 等人认领
        [taken] { $until } 前要办好
        [taken-late] 应在 { $until } 前办好，已经过了
        [taken-undated] 在办
        [asking-undated] 等居民回复，时限先停着
        [on-hold] 挂起到 { $until }
        [on-hold-undated] 挂起
        [withdrawn-undated] 居民不再需要跟进了
        [merged-undated] 并到另一件里了
       *[ended-undated] 办完了
    }{ $named ->
        [true] （经办：{ $who }）
       *[false] { "" }
    }
board-section-title = <b>{ $name }：{ $count } 件</b>
board-section-empty = 现在没有。
board-grid =
    { $name }：等人认领 { $waiting } · 在办 { $taken } · 等居民回复 { $asking } · 挂起 { $hold }{ $late ->
        [0] { "" }
       *[other] { " " }· <b>过时限 { $late }</b>
    }
board-no-grid = 不在网格里的
board-gone =
    { $how ->
        [moved] 台账换到下面的新卡片上了，这一张不再更新。
        [closed] 您现在没有接单的身份，这张台账收起来了。有疑问请找管理员。
       *[old] 这张台账两周没有动过，不再更新。发送 /board 再打开。
    }
board-in-private = 台账只给本人看。请点下面的按钮，在私聊里打开。
board-ask = 想找哪一件？写编号、类别、楼栋或者经办人的名字发给我，比如：17、漏水、3 栋。
board-found = <b>跟“{ $words }”有关的有 { $count } 件：</b>
board-found-none = 没找到跟“{ $words }”有关的。换个编号、类别、楼栋或者经办人的名字试试。
board-found-more = 还有 { $count } 件没列出来，多写一个词能找得更准，比如“3 栋 漏水”。
button-board =
    { $section ->
        [today] 看今日
        [soon] 看快到期
        [later] 看不急的
        [asking] 看等回复
        [hold] 看挂起
        [returned] 看退回
        [waiting] 看待认领
        [led] 看首接
       *[all] 看全部
    }
button-board-open = 打开 #R{ $number }
button-board-back = 返回
button-board-search = 搜索
