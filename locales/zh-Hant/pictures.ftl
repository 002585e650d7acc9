# Words in pictures and on printed pages.

chart-title = #N{ $number } · { $title }
chart-course = 發出了多少則
chart-nothing-sent = 還沒有一則送達。
chart-outcomes = 送達情況 · 共 { $count } 則
chart-outcome =
    { $outcome ->
        [sent] 已送達
        [digest] 併入當天彙整
        [unknown] 不確定是否送達
        [failed] 沒有送達
        [expired] 過期，沒有再發
        [cancelled] 撤銷，沒有再發
       *[waiting] 還在路上
    }
chart-grids = 各網格確認 / 送達人數
chart-other-grids = 其餘 { $count } 個網格
page-verify = #N{ $number } · 核驗碼 { $code }
page-how = 想核實：在 Telegram 上把 /verify { $code } 傳給{ $office }的鄰里，或者到窗口問。
page-never-asks = 居委會不會向您索取驗證碼，也不會要您轉帳。
page-visits = { $count } 人
page-number = 第 { $page } 頁，共 { $pages } 頁
