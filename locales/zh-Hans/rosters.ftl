# Rosters, for staff: who can be asked, how places were filled, hours as tables.

roster-which = 要看哪里的志愿者？
roster-home =
    <b>{ $place } · 志愿者名册</b>
    一共 { $count } 人{ $resting ->
        [0] 。
       *[other] ，其中 { $resting } 人在休息，先不打扰。
    }
roster-pick-skill = 要会什么？
roster-pick-slot = 什么时候有空？
roster-slot =
    { $slot ->
        [workday-morning] 工作日上午
        [workday-afternoon] 工作日下午
        [workday-evening] 工作日晚上
        [weekend-morning] 周末上午
        [weekend-afternoon] 周末下午
        [weekend-evening] 周末晚上
       *[any] 什么时候都行
    }
roster-any-skill = 会什么都行
roster-who = <b>能问的有 { $count } 人</b>（{ $skill } · { $slot }）
roster-person =
    { $limited ->
        [true] · { $name }：{ $cannot }
       *[false] · { $name }
    }
roster-cannot =
    { $limit ->
        [stairs] 不爬楼梯
        [lifting] 不搬重物
        [outdoors] 不在户外
        [pets] 怕宠物
        [night] 晚上不出门
       *[homes] 不上门
    }
roster-joint = 、
roster-free = 一天最多问同一个人一次。去不去由本人定，不用说原因。
roster-nobody = 没有能问的人（{ $skill } · { $slot }）。可以换个条件再看。
roster-which-task = 邀请{ $name }参加哪一项？
roster-no-task = 现在没有缺人的任务。
roster-asked = #T{ $number } 已经问了{ $name }，去不去由本人定。
roster-offer = <b>有一项任务可能适合您：</b>
roster-offer-free = 去不去都随您，不用说原因。
roster-no-thanks = 好的，这次不去。谢谢您看过。
roster-filled = <b>名额情况，最近几个月</b>
roster-filled-nothing = 最近几个月还没有做完的任务。
roster-filled-month = <b>{ $month }</b>
roster-filled-line =
    · { $team }：{ $tasks } 项，{ $places } 个名额，{ $taken ->
        [yes] 报名 { $held } 人
       *[few] 报名不满 5 人
    }，{ $known ->
        [yes] 到场 { $came } 人
       *[few] 到场不满 5 人
    }
roster-filled-few = 不满 5 人的不列数字，免得看出是谁。取消的任务不算。
roster-no-team = 不分队
roster-years = { $place }的志愿服务时长，要哪一年的？里面有志愿者的姓名，只用来核对和录入，请不要转给别人。
roster-file = { $place } { $year } 志愿服务时长
roster-file-words = { $place } { $year } 年的志愿服务时长，共 { $count } 条。只用来核对和录入，请不要转给别人。
roster-column =
    { $column ->
        [name] 志愿者
        [number] 编号
        [title] 任务
        [team] 队伍
        [day] 日期
        [in] 到达
        [out] 离开
        [minutes] 分钟
        [state] 状态
        [confirmed] 谁确认
       *[corrections] 更正
    }
roster-number = T{ $number }
roster-state =
    { $state ->
        [running] 还没走
        [ended] 等确认
        [confirmed] 已确认
       *[doubted] 有疑问，不算
    }
roster-confirmed =
    { $role ->
        [served] 受助的邻居
        [leader] 队长
       *[staff] 工作人员
    }
roster-correction = { $before } 分钟改成 { $after } 分钟：{ $reason }
button-roster-who = 谁能来
button-roster-filled = 名额情况
button-roster-hours = 时长表格
button-roster-places = 换个地方
button-roster-any-skill = 会什么都行
button-roster-any-time = 什么时候都行
button-roster-again = 重新选
button-roster-back = 回到名册
button-roster-ask = 邀请 { $name }
button-roster-task = #T{ $number } { $title } · { $month } 月 { $date } 日
button-roster-look = 看看
button-roster-no = 这次不去
button-roster-xlsx = { $year } 年 XLSX
button-roster-csv = { $year } 年 CSV
slip-span = { $day }{ $start } – { $end }
slip-here = #T{ $number } 的单子，打印 A4 纸一张。用完请收回，不要拍照外传。
