# Rosters, for staff: who can be asked, how places were filled, hours as tables.

roster-which = 要看哪裡的義工？
roster-home =
    <b>{ $place } · 義工名冊</b>
    一共 { $count } 人{ $resting ->
        [0] 。
       *[other] ，其中 { $resting } 人在休息，先不打擾。
    }
roster-pick-skill = 要會什麼？
roster-pick-slot = 什麼時候有空？
roster-slot =
    { $slot ->
        [workday-morning] 工作天上午
        [workday-afternoon] 工作天下午
        [workday-evening] 工作天晚上
        [weekend-morning] 週末上午
        [weekend-afternoon] 週末下午
        [weekend-evening] 週末晚上
       *[any] 什麼時候都行
    }
roster-any-skill = 會什麼都行
roster-who = <b>能問的有 { $count } 人</b>（{ $skill } · { $slot }）
roster-person =
    { $limited ->
        [true] · { $name }：{ $cannot }
       *[false] · { $name }
    }
roster-cannot =
    { $limit ->
        [stairs] 不爬樓梯
        [lifting] 不搬重物
        [outdoors] 不在戶外
        [pets] 怕寵物
        [night] 晚上不出門
       *[homes] 不上門
    }
roster-joint = 、
roster-free = 一天最多問同一個人一次。去不去由本人定，不用說原因。
roster-nobody = 沒有能問的人（{ $skill } · { $slot }）。可以換個條件再看。
roster-which-task = 邀請{ $name }參加哪一項？
roster-no-task = 現在沒有缺人的任務。
roster-asked = #T{ $number } 已經問了{ $name }，去不去由本人定。
roster-offer = <b>有一項任務可能適合您：</b>
roster-offer-free = 去不去都隨您，不用說原因。
roster-no-thanks = 好的，這次不去。謝謝您看過。
roster-filled = <b>名額情況，最近幾個月</b>
roster-filled-nothing = 最近幾個月還沒有做完的任務。
roster-filled-month = <b>{ $month }</b>
roster-filled-line =
    · { $team }：{ $tasks } 項，{ $places } 個名額，{ $taken ->
        [yes] 報名 { $held } 人
       *[few] 報名不滿 5 人
    }，{ $known ->
        [yes] 到場 { $came } 人
       *[few] 到場不滿 5 人
    }
roster-filled-few = 不滿 5 人的不列數字，免得看出是誰。取消的任務不算。
roster-no-team = 不分隊
roster-years = { $place }的志願服務時數，要哪一年的？裡面有義工的姓名，只用來核對和錄入，請不要轉給別人。
roster-file = { $place } { $year } 志願服務時數
roster-file-words = { $place } { $year } 年的志願服務時數，共 { $count } 筆。只用來核對和錄入，請不要轉給別人。
roster-column =
    { $column ->
        [name] 義工
        [number] 編號
        [title] 任務
        [team] 隊伍
        [day] 日期
        [in] 到達
        [out] 離開
        [minutes] 分鐘
        [state] 狀態
        [confirmed] 誰確認
       *[corrections] 更正
    }
roster-number = T{ $number }
roster-state =
    { $state ->
        [running] 還沒走
        [ended] 等確認
        [confirmed] 已確認
       *[doubted] 有疑問，不算
    }
roster-confirmed =
    { $role ->
        [served] 受助的鄰居
        [leader] 隊長
       *[staff] 工作人員
    }
roster-correction = { $before } 分鐘改成 { $after } 分鐘：{ $reason }
button-roster-who = 誰能來
button-roster-filled = 名額情況
button-roster-hours = 時數表格
button-roster-places = 換個地方
button-roster-any-skill = 會什麼都行
button-roster-any-time = 什麼時候都行
button-roster-again = 重新選
button-roster-back = 回到名冊
button-roster-ask = 邀請 { $name }
button-roster-task = #T{ $number } { $title } · { $month } 月 { $date } 日
button-roster-look = 看看
button-roster-no = 這次不去
button-roster-xlsx = { $year } 年 XLSX
button-roster-csv = { $year } 年 CSV
slip-span = { $day }{ $start } – { $end }
slip-here = #T{ $number } 的單子，列印 A4 紙一張。用完請收回，不要拍照外傳。
