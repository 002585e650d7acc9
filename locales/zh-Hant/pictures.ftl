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
chart-hours = 我的志願服務時數
chart-hours-unit = 小時，已經確認
chart-hours-waiting = 還有 { $hours } 小時等人確認
chart-hours-month = { $month } 月
slip-title = 上門任務單
slip-title-open = 任務單
slip-when = 時間
slip-meet = 集合
slip-door = 地址
slip-served = 要幫的人
slip-phone = 電話
slip-what = 備註
slip-risk = 要當心
slip-careful-everyday = 沒有特別的危險，平常小心就好。
slip-careful-danger = 可能受傷：保險辦好了才能去。
slip-team = 去的人
slip-free =
    志願服務不收錢、不收禮、不受招待。有人要收費，{ $counter ->
        [phone] 請打 { $phone } 說一聲。
       *[none] 請到社區服務窗口說一聲。
    }
slip-two = 兩個人一起進門，一起出門。
slip-name = 姓名
slip-came = 到達
slip-left = 離開
slip-signature = 簽名
slip-sign-served = 受助的鄰居（或家人）
slip-sign-date = 日期
slip-private = 有鄰居的姓名和住處：用完交回隊長，不要拍照外傳。
slip-joint = 、
