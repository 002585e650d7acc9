# The board of whoever works on cases.

board-title = <b>{ $counts }</b>
board-count = { $name } { $count }
board-joint = { " · " }
board-section =
    { $section ->
        [today] 今日待辦
        [soon] 快到期
        [later] 在辦不急的
        [asking] 等居民回覆
        [hold] 暫緩
        [returned] 被退回
        [waiting] 等人認領
        [led] 我首接的
       *[all] 全部在辦
    }
board-pressing = 最要緊的：
board-nothing = 手上沒有要辦的，也沒有等人認領的。有了新的，這張卡片會自己更新。
board-line =
    <b>#R{ $number } { $what } · { $place }</b>
    { $how ->
        [waiting] { $until } 前要有人認領
        [waiting-late] 應在 { $until } 前認領，已經過了
        [waiting-undated] 等人認領
        [taken] { $until } 前要辦好
        [taken-late] 應在 { $until } 前辦好，已經過了
        [taken-undated] 在辦
        [asking-undated] 等居民回覆，時限先停著
        [on-hold] 暫緩到 { $until }
        [on-hold-undated] 暫緩
        [withdrawn-undated] 居民不再需要跟進了
        [merged-undated] 併到另一件裡了
       *[ended-undated] 辦完了
    }{ $named ->
        [true] （經辦：{ $who }）
       *[false] { "" }
    }
board-section-title = <b>{ $name }：{ $count } 件</b>
board-section-empty = 現在沒有。
board-grid =
    { $name }：等人認領 { $waiting } · 在辦 { $taken } · 等居民回覆 { $asking } · 暫緩 { $hold }{ $late ->
        [0] { "" }
       *[other] { " " }· <b>過時限 { $late }</b>
    }
board-no-grid = 不在網格裡的
board-gone =
    { $how ->
        [moved] 台帳換到下面的新卡片上了，這一張不再更新。
        [closed] 您現在沒有接單的身分，這張台帳收起來了。有疑問請找管理員。
       *[old] 這張台帳兩週沒有動過，不再更新。傳送 /board 再打開。
    }
board-in-private = 台帳只給本人看。請點下面的按鈕，在私訊裡打開。
board-ask = 想找哪一件？寫編號、類別、樓棟或者經辦人的名字傳給我，比如：17、漏水、3 棟。
board-found = <b>跟「{ $words }」有關的有 { $count } 件：</b>
board-found-none = 沒找到跟「{ $words }」有關的。換個編號、類別、樓棟或者經辦人的名字試試。
board-found-more = 還有 { $count } 件沒列出來，多寫一個詞能找得更準，比如「3 棟 漏水」。
button-board =
    { $section ->
        [today] 看今日
        [soon] 看快到期
        [later] 看不急的
        [asking] 看等回覆
        [hold] 看暫緩
        [returned] 看退回
        [waiting] 看待認領
        [led] 看首接
       *[all] 看全部
    }
button-board-open = 打開 #R{ $number }
button-board-back = 返回
button-board-search = 搜尋
