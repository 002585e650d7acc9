# Words in pictures and on printed pages.

chart-title = #N{ $number } · { $title }
chart-course = 发出了多少条
chart-nothing-sent = 还没有一条送到。
chart-outcomes = 送达情况 · 共 { $count } 条
chart-outcome =
    { $outcome ->
        [sent] 送到了
        [digest] 并入当天汇总
        [unknown] 不确定有没有送到
        [failed] 没送到
        [expired] 过期，没有再发
        [cancelled] 撤销，没有再发
       *[waiting] 还在路上
    }
chart-grids = 各网格确认 / 送到人数
chart-other-grids = 其余 { $count } 个网格
page-verify = #N{ $number } · 核验码 { $code }
page-how = 想核实：在 Telegram 上把 /verify { $code } 发给{ $office }的邻里，或者到窗口问。
page-never-asks = 居委会不会向您要验证码，也不会让您转账。
page-visits = { $count } 人
page-number = 第 { $page } 页，共 { $pages } 页
chart-hours = 我的志愿服务时长
chart-hours-unit = 小时，已经确认
chart-hours-waiting = 还有 { $hours } 小时等人确认
chart-hours-month = { $month } 月
slip-title = 上门任务单
slip-title-open = 任务单
slip-when = 时间
slip-meet = 集合
slip-door = 地址
slip-served = 要帮的人
slip-phone = 电话
slip-what = 备注
slip-risk = 要当心
slip-careful-everyday = 没有特别的危险，平常小心就好。
slip-careful-danger = 可能受伤：保险办好了才能去。
slip-team = 去的人
slip-free =
    志愿服务不收钱、不收礼、不吃请。有人要收费，{ $counter ->
        [phone] 请打 { $phone } 说一声。
       *[none] 请到社区服务窗口说一声。
    }
slip-two = 两个人一起进门，一起出门。
slip-name = 姓名
slip-came = 到达
slip-left = 离开
slip-signature = 签名
slip-sign-served = 受助的邻居（或家属）
slip-sign-date = 日期
slip-private = 有邻居的姓名和住处：用完交回队长，不要拍照外传。
slip-joint = 、
