# The catalogue of services, as the committee changes it.

catalogue-title = <b>服務目錄：{ $count } 類</b>
    選一種，看裡面有哪些。改了馬上生效，居民傳送 /promises 就能看到。
catalogue-count = { $name }（{ $count }）
catalogue-kind =
    { $kind ->
        [repair] <b>報修：{ $count } 類</b>
        [help] <b>求助：{ $count } 類</b>
        [complaint] <b>投訴：{ $count } 類</b>
        [suggestion] <b>建議：{ $count } 類</b>
        [patrol] <b>巡查：{ $count } 類</b>
        [retired] <b>停用的：{ $count } 類</b>
       *[question] <b>諮詢：{ $count } 類</b>
    }
button-catalogue = 改服務目錄
button-catalogue-retired = 看停用的（{ $count }）
button-catalogue-new = 加一類
service-title =
    <b>{ $name }</b>（{ $kind ->
        [repair] 報修
        [help] 求助
        [complaint] 投訴
        [suggestion] 建議
        [patrol] 巡查
       *[question] 諮詢
    }）
service-roles = <b>誰能認領</b>：{ $roles }
service-level = <b>從哪一級開始</b>：{ $level }
service-switch =
    { $what ->
        [shared] <b>大家共用的</b>
        [proof] <b>要完工照片</b>
       *[outside] <b>不在社區職責內</b>
    }：{ $on ->
        [true] 是
       *[false] 不是
    }
service-aliases =
    <b>別的叫法</b>：{ $words }{ $more ->
        [0] { "" }
       *[other] （還有 { $more } 個）
    }
service-retired = <b>已停用</b>，居民選不到；以前報的照樣辦。
service-ask =
    { $english ->
        [true] <b>{ $name }（英文）</b>
       *[false] <b>{ $name }</b>
    }
    { $field ->
        [name] 叫什麼？最多 { $longest } 個字，用居民平常的說法。
        [who] 誰來辦？最多 { $longest } 個字，寫崗位，不寫人名。
        [duty] 負什麼責？最多 { $longest } 個字。
        [task] 做什麼？最多 { $longest } 個字。
        [standard] 做到什麼樣算辦好？最多 { $longest } 個字，寫居民自己看得出來的。
        [aliases] 居民還會怎麼說？一行一個，或者用頓號隔開，每個最多 { $longest } 個字。傳來的會代替現在的。
        [belongs] 歸誰管？最多 { $longest } 個字，寫單位和電話。
        [basis] 依據是什麼？最多 { $longest } 個字，寫文件名。
        [accept] 多久之內要有人接？按工作時間算，比如「4 小時」「半天」「1 天」。
       *[solve] 多久之內要辦好？按工作時間算，比如「2 天」「5 個工作天」。
    }
    寫好直接傳給我。
service-now = 現在是（點一下可以複製）：
service-ask-roles = <b>{ $name }</b>
    誰能認領？能管這裡的工作人員總是可以。
service-ask-level = <b>{ $name }</b>
    從哪一級開始接？那一級沒有人的，自動往上一級送。
service-new =
    <b>加一類{ $kind ->
        [repair] 報修
        [help] 求助
        [complaint] 投訴
        [suggestion] 建議
        [patrol] 巡查
       *[question] 諮詢
    }</b>
    叫什麼？最多 { $longest } 個字，用居民平常的說法。寫好傳給我，其餘的先按老規矩，隨後可以改。
service-time-not-understood = 沒看懂是多久。請寫成「30 分鐘」「4 小時」「半天」或者「2 天」。
button-service =
    { $act ->
        [name] 改名稱
        [who] 改誰來辦
        [duty] 改職責
        [task] 改做什麼
        [standard] 改標準
        [aliases] 改叫法
        [belongs] 改歸誰管
        [basis] 改依據
        [accept] 改接單時限
        [solve] 改辦好時限
        [roles] 改誰能認領
        [level] 改從哪級起
        [shared] 換「共用」
        [proof] 換「要照片」
        [outside] 換「職責外」
        [retire] 停用
       *[restore] 重新啟用
    }
button-service-language =
    { $english ->
        [true] 看中文的
       *[false] 看英文的
    }
button-service-empty = 清空
button-service-leave = 不改了

# What people type for how long something takes.
word-minutes = 分鐘|分|工作分鐘
word-hours = 小時|個小時|鐘頭|個鐘頭|工作小時|個工作小時|粒鐘|個鐘
word-days = 天|日|工作天|個工作天|工作日|個工作日
