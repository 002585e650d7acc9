# A volunteer's own page.

word-volunteer = 義工|做義工|當義工|我要當義工|我想當義工|志工|當志工|加入義工
volunteer-title = <b>{ $community }的義工</b>
volunteer-meaning =
    · 義工服務不收錢，也不收禮。
    · 來不來全憑您自願：每件事都先問您，不去不用說理由，隨時可以離隊。
    · 有什麼風險，事先跟您說清楚；可能受傷的，先買好意外保險。
volunteer-my-teams = <b>我的隊伍</b>：{ $teams }
volunteer-no-team = 您還沒有加入隊伍。請按「看看隊伍」，挑一支。
volunteer-team-as =
    { $standing ->
        [leader] { $name }（隊長）
        [asked] { $name }（等答覆）
       *[member] { $name }
    }
volunteer-told =
    { $what ->
        [skills] <b>會做</b>：{ $words }
        [languages] <b>語言</b>：{ $words }
        [free] <b>有空</b>：{ $words }
       *[cannot] <b>做不了</b>：{ $words }
    }
volunteer-nothing = 會做什麼、什麼時候有空，可以先說一說：隊長好找合適的事來請您。不想說的，空著就行。
volunteer-day = { $year } 年 { $month } 月 { $date } 日
volunteer-unsaid = 還沒說
volunteer-age =
    { $age ->
        [adult] <b>年齡</b>：滿 18 歲了
        [minor] <b>年齡</b>：沒滿 18 歲，家長的同意書還沒看過
        [consented] <b>年齡</b>：沒滿 18 歲，家長的同意書看過了
       *[unsaid] <b>年齡</b>：還沒說
    }
volunteer-woman =
    { $woman ->
        [true] <b>性別</b>：女士
       *[false] <b>性別</b>：先生
    }
volunteer-rests = 您正在休息，沒有人來請您。已經報了名的任務還是您的。
volunteer-skill =
    { $licence ->
        [waiting] { $name }（證還沒看過）
        [missing] { $name }（沒說有證）
        [ended] { $name }（證過期了）
        [checked] { $name }（證看過了）
        [until] { $name }（證看過了，到 { $until }）
       *[none] { $name }
    }
volunteer-craft =
    { $licensed ->
        [true] { $name }（要證）
       *[false] { $name }
    }
volunteer-language =
    { $language ->
        [mandarin] 普通話
        [cantonese] 廣東話
        [dialect] 本地話
        [sign] 手語
       *[english] 英語
    }
volunteer-slot =
    { $slot ->
        [workday-morning] 平日上午
        [workday-afternoon] 平日下午
        [workday-evening] 平日晚上
        [weekend-morning] 週末上午
        [weekend-afternoon] 週末下午
       *[weekend-evening] 週末晚上
    }
volunteer-limit =
    { $limit ->
        [stairs] 爬樓梯
        [lifting] 搬重東西
        [outdoors] 在外面久站
        [pets] 跟貓狗相處
        [night] 晚上出門
       *[homes] 進別人家
    }
volunteer-choose =
    { $what ->
        [skills] <b>您會做什麼？</b>
            按一下選上，再按一下去掉。寫著「要證」的，法律規定有證才能做。
        [languages] <b>您能用什麼話跟鄰居聊？</b>
            按一下選上，再按一下去掉。
        [free] <b>您平常什麼時候有空？</b>
            按一下選上，再按一下去掉。
       *[cannot] <b>有哪些做不了？</b>
            不用說為什麼。碰到這樣的任務，我先提醒您。
    }
volunteer-licence =
    <b>{ $name }</b>
    做這一類任務，法律要求有{ $licence }。
    您有的話，請隊長或社區工作人員看一眼正本。只看，不留影印本。
volunteer-licence-now = 現在是：{ $skill }
volunteer-licence-asked = 記下了。請您方便的時候帶上正本，讓隊長或社區工作人員看一眼，看過才算。
volunteer-about =
    <b>您滿 18 歲了嗎？</b>
    沒滿也歡迎，家長（監護人）要先簽同意書。進別人家的、可能受傷的任務，只請成年人。

    <b>您是女士嗎？</b>
    有的居民希望女士來，所以問一句。不想說，就不用說。
volunteer-age-first =
    加入「{ $team }」以前，先問您一句：您滿 18 歲了嗎？
    沒滿也歡迎，家長（監護人）要先簽同意書。
volunteer-asked =
    { $again ->
        [true] 「{ $team }」的隊長今天已經收到您的申請了，正等答覆，不用再問一遍。一有答覆，馬上告訴您。
       *[false] 已經替您問「{ $team }」了，有了答覆馬上告訴您。
    }
volunteer-asked-minor = 您沒滿 18 歲：請家長（監護人）簽一份同意書，帶給隊長或社區工作人員看過，才能入隊。
volunteer-delete-sure =
    <b>確定刪掉嗎？</b>
    您會離開所有的隊伍，會做的、語言、時間和年齡都刪掉，報了名的任務讓給別人。
    服務時數還給您留著；要連時數一起刪，請發送 /mydata。
volunteer-deleted = 都刪掉了。謝謝您來過。想回來，隨時發送 /volunteer。
teams-none = 這裡還沒有隊伍。您可以先填好會做什麼、什麼時候有空，有了隊伍再來挑。
teams-near = <b>可以加入的隊伍：{ $count } 支</b>
teams-line =
    { $purpose ->
        [none] · <b>{ $name }</b>（{ $count } 人）
       *[other] · <b>{ $name }</b>（{ $count } 人）：{ $purpose }
    }
team-standing =
    { $standing ->
        [leader] 您是隊長。
        [member] 您在這支隊裡。
        [asked] 您問過能不能加入，還在等答覆。
       *[none] 想加入，請按下面的按鈕，隊長會答覆您。
    }
team-leave-sure =
    <b>確定離開「{ $team }」嗎？</b>
    { $last ->
        [true] 這是您在這裡的最後一支隊伍，您報了名的任務都會讓給別人。
       *[false] 只有這支隊能做的任務，您報了名的會讓給別人。
    }服務時數都還在。
team-left =
    { $asked ->
        [true] 好，不問了。「{ $team }」的隊長也知道了。
       *[false] 您離開「{ $team }」了，謝謝您這段時間的付出。想回來，隨時可以再加入。
    }
button-volunteer =
    { $act ->
        [teams] 看看隊伍
        [skills] 改會做的
        [languages] 改語言
        [free] 改有空時間
        [cannot] 改做不了的
        [about] 改年齡性別
        [rest] 休息一段時間
        [resume] 不休息了
        [delete] 刪掉這些
       *[delete-sure] 確定刪掉
    }
button-can =
    { $act ->
        [licence] 有證，請人看
        [have] 會做，沒有證
       *[drop] 去掉這一項
    }
button-age =
    { $answer ->
        [yes] 還沒滿
       *[no] 滿 18 歲了
    }
button-woman =
    { $answer ->
        [yes] 是女士
        [no] 是先生
       *[unsaid] 不說
    }
button-team-led = 帶{ $team }
button-teams-kept = 管隊伍
button-team-open =
    { $standing ->
        [leader] 看{ $name }（隊長）
        [member] 看{ $name }（已加入）
        [asked] 看{ $name }（等答覆）
       *[none] 看{ $name }
    }
button-join =
    { $act ->
        [ask] 加入
        [withdraw] 不加入了
        [leave] 離隊
       *[leave-sure] 確定離隊
    }
