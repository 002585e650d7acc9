# What /mydata shows of volunteers, and of those to whom they come.

mydata-volunteer = <b>義工服務</b>
mydata-team =
    { $standing ->
        [leader] { $name }（隊長）
        [asked] { $name }（等隊長答覆）
       *[member] { $name }
    }
mydata-teams = 隊伍：{ $teams }
mydata-told = 您說過的：{ $said }
mydata-language =
    { $language ->
        [cantonese] 會粵語
        [dialect] 會本地話
        [sign] 會手語
        [english] 會英語
       *[mandarin] 會普通話
    }
mydata-free =
    { $slot ->
        [workday-morning] 平日上午有空
        [workday-afternoon] 平日下午有空
        [workday-evening] 平日晚上有空
        [weekend-morning] 週末上午有空
        [weekend-afternoon] 週末下午有空
       *[weekend-evening] 週末晚上有空
    }
mydata-cannot =
    { $limit ->
        [stairs] 不爬樓梯
        [lifting] 不搬重物
        [outdoors] 不在戶外
        [pets] 不碰寵物
        [night] 晚上不去
       *[homes] 不去別人家裡
    }
mydata-age =
    { $minor ->
        [true] { $consent ->
            [true] 未成年（監護人同意了）
           *[false] 未成年
        }
       *[false] 成年
    }
mydata-woman =
    { $woman ->
        [true] 女
       *[false] 不是女性
    }
mydata-rests = 正在休息
mydata-skills = 會做的：{ $skills }
mydata-skill = { $name }
mydata-skill-unseen = { $name }（您說有證，還沒看過）
mydata-skill-seen =
    { $ends ->
        [true] { $name }（證看過了，有效期到：{ $until }）
       *[false] { $name }（證看過了）
    }
mydata-tasks = 報了名的任務 { $count } 項：{ $tasks }
mydata-served = 來幫您的任務 { $count } 項：{ $tasks }
mydata-hours =
    { $corrections ->
        [0] 服務時數：{ $count } 次，確認過 { $hours } 小時
       *[other] 服務時數：{ $count } 次，確認過 { $hours } 小時，更正 { $corrections } 次
    }
mydata-certificates = 證明 { $count } 份：{ $codes }
mydata-absences = 記過沒來：{ $count } 次
mydata-volunteer-kept = 時數和證明留到您刪掉資料為止，沒來的紀錄保留 180 天。任務結束 30 天後，裡面的門牌、姓名和電話都會刪掉。
erase-sure-volunteer = 您的服務時數和證明也會消失，發出去的證明再也查不到。報了名的任務會讓給別人，要來幫您的義工會收到通知，不來了。
