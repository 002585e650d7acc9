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
