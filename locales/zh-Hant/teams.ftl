# Teams, for those who lead or keep them; and what is told of joining, leading and leaving.

pick-team-first = 新隊伍在哪裡？
pick-team = 新隊伍在「{ $place }」的哪裡？
teams-kept = <b>隊伍：{ $count } 支</b>
team-title = <b>{ $name }</b>（{ $place }）
team-purpose = 做什麼：{ $purpose }
team-size =
    { $waiting ->
        [0] 隊員：{ $count } 人
       *[other] 隊員：{ $count } 人，另有 { $waiting } 人想加入，等您答覆
    }
team-leaders = 隊長：{ $names }
team-leaderless = 隊長：還沒有，請選一位隊員來帶
team-chat =
    { $own ->
        [true] 任務發到：{ $chat }
       *[false] 任務發到：附近所有義工的群組
    }
team-closed = 這支隊已經解散了。
team-members =
    <b>{ $name }：{ $count } 人</b>
    按名字，看這位鄰居會做什麼、什麼時候有空。
team-chats =
    <b>{ $name }的任務發到哪個群組？</b>
    { $count ->
        [0] 這裡還沒有義工的群組。請先在群組裡發送 /link，把它連上。
       *[other] 只能選這裡的義工群組。
    }
team-chat-all = 所有義工的群組
team-chat-unnamed = 義工群組
team-ask =
    { $what ->
        [found] <b>新隊伍叫什麼？</b>
            最多 { $longest } 個字，寫好直接發給我。
        [name] <b>{ $team }改叫什麼？</b>
            最多 { $longest } 個字，寫好直接發給我。
        [purpose] <b>{ $team }做什麼？</b>
            最多 { $longest } 個字，想加入的鄰居會看到。寫好直接發給我。
        [dismiss] <b>請{ $who }離開「{ $team }」，為什麼？</b>
            對方會看到您寫的話，別的隊長和工作人員也會看到；對方可以回一次話。寫好直接發給我。
        [until] <b>{ $who }的證到哪天？</b>
            寫證上的最後一天，例如「2029-12-31」。寫好直接發給我。
       *[heard] <b>您怎麼看離開「{ $team }」這件事？</b>
            隊長和社區工作人員都會看到，只能說一次，請一次說完。寫好直接發給我。
    }
team-close-sure =
    <b>確定解散「{ $name }」嗎？</b>
    { $count } 位隊員會收到訊息，他們的服務時數都還在。
team-close-tasks = 還有 { $count } 項任務沒結束：解散後改請這裡所有的義工，報了名的人不變。不辦的，請先一項項取消。
team-is-closed = 「{ $name }」解散了，隊員都會收到訊息。
team-stepped-down = 您不再帶「{ $name }」了，還是隊員。謝謝您帶隊這段時間。
team-dismissed = { $name }離開「{ $team }」了，您寫的話已經轉到。對方可以回一次話，到時候告訴您。
team-heard = 您的話轉給隊長和社區工作人員了。
member-title =
    { $standing ->
        [leader] <b>{ $name }</b>（{ $team }的隊長）
        [asked] <b>{ $name }</b>（想加入{ $team }）
       *[member] <b>{ $name }</b>（{ $team }）
    }
member-rests = 正在休息，先不請。
member-done =
    { $act ->
        [accept] { $name }入隊了。
        [turn-down] 已經婉拒{ $name }。
        [consent] 記下了：家長的同意書看過了。
        [consent-back] 記下了：同意書不算數了。
        [appoint] { $name }現在是隊長。
       *[relieve] { $name }不再當隊長了。
    }
licence-until =
    <b>{ $name }：{ $skill }</b>
    看過{ $licence }的正本，就照它寫的日子選一個。證上是哪天，就選到哪天；對不上的，按「寫日子」。
licence-day-not-understood = 沒看懂是哪天。請寫成「2029-12-31」或者「2029 年 12 月 31 日」。
licence-noted =
    { $undone ->
        [true] 記下了：{ $name }的證不算數了，對方會收到訊息。
       *[false] 記下了：{ $name }的證看過了，對方會收到訊息。
    }
team-asked =
    { $state ->
        [accepted] { $who }加入「{ $team }」了，{ $by }答應的。
        [turned-down] { $who }沒有加入「{ $team }」，{ $by }答覆過了。
        [withdrawn] 有位鄰居想加入「{ $team }」，後來不加入了。不用答覆。
        [closed] 「{ $team }」解散了，不用答覆。
       *[waiting] { $who }想加入「{ $team }」。
    }
team-asked-minor = 這位鄰居沒滿 18 歲：請先看過家長（監護人）簽的同意書。
team-told =
    { $what ->
        [accepted] 歡迎您加入「{ $team }」，是{ $who }答應的。發送 /tasks，看看有什麼任務。
        [turned-down] 「{ $team }」這次沒能請您加入。您可以發送 /volunteer，看看別的隊伍。
        [left] { $who }離開「{ $team }」了。
        [dismissed] { $who }請您離開「{ $team }」。您的服務時數都還在。
        [dismissed-other] { $by }請{ $who }離開「{ $team }」了。
        [heard] { $who }離開「{ $team }」，有話要說。
        [no-leader] 「{ $team }」沒有隊長了。請選一位隊員來帶；有人想加入，先由您答覆。
        [appointed] { $who }請您當「{ $team }」的隊長。發送 /volunteer，就能看到帶隊的頁面。
        [relieved] { $who }說，您不再當「{ $team }」的隊長了，還是隊員。謝謝您帶隊這段時間。
        [closed] 「{ $team }」解散了。謝謝您這段時間的付出，您的服務時數都還在。
        [age] { $who }改了年齡，現在說{ $minor ->
            [true] 沒滿 18 歲。請看一看家長（監護人）簽的同意書。
           *[false] 滿 18 歲了。
        }
        [licence-asked] { $who }說有{ $licence }，請您看一眼正本。看過，對方才能報{ $skill }的任務。
        [checked] { $who }看過您的{ $licence }了，您可以報{ $skill }的任務{ $ends ->
            [true] ，到 { $until }為止。
           *[false] 。
        }
        [unchecked] 您的{ $licence }現在不算數了，是{ $who }改的。有疑問，請帶上正本找{ $who }。
        [consented] { $who }看過您家長的同意書了。
        [consent-back] 您家長的同意書不算數了，是{ $who }改的。有疑問，請家長聯絡{ $who }。
       *[seat-gone] #T{ $number } 跟您現在的情況對不上，您的名額讓出來了。
    }
team-told-words = <blockquote>{ $words }</blockquote>
team-told-answer = 您有話要說，請按下面的按鈕。隊長和社區工作人員都會看到。
button-team =
    { $act ->
        [name] 改名稱
        [purpose] 改做什麼
        [chats] 選群組
        [step-down] 不當隊長了
        [close] 解散
       *[close-sure] 確定解散
    }
button-team-members = 看隊員（{ $count }）
button-team-found = 成立一支
button-team-leave = 不改了
button-team-see = 看隊員
button-roster-open = 看誰能來
button-my-page = 看我的頁面
button-heard = 說說情況
button-told-task = 看 #T{ $number }
button-member =
    { $standing ->
        [asked] { $name }（想加入）
        [leader] { $name }（隊長）
       *[member] { $name }
    }
button-see-member =
    { $act ->
        [open] 看資料
        [accept] 同意
        [turn-down] 婉拒
        [consent] 看過同意書
        [consent-back] 同意書不算了
        [appoint] 請當隊長
        [relieve] 不再當隊長
       *[dismiss] 請離隊
    }
button-see-licence =
    { $act ->
        [undo] 不算了：{ $skill }
       *[look] 看過正本：{ $skill }
    }
button-until-year = 到 { $year } 年底
button-until-years = { $count } 年
button-until =
    { $act ->
        [ever] 沒寫日子
       *[typed] 寫日子
    }
