# What /mydata shows of volunteers, and of those to whom they come.

mydata-volunteer = <b>志愿服务</b>
mydata-team =
    { $standing ->
        [leader] { $name }（队长）
        [asked] { $name }（等队长答复）
       *[member] { $name }
    }
mydata-teams = 队伍：{ $teams }
mydata-told = 您说过的：{ $said }
mydata-language =
    { $language ->
        [cantonese] 会粤语
        [dialect] 会本地话
        [sign] 会手语
        [english] 会英语
       *[mandarin] 会普通话
    }
mydata-free =
    { $slot ->
        [workday-morning] 工作日上午有空
        [workday-afternoon] 工作日下午有空
        [workday-evening] 工作日晚上有空
        [weekend-morning] 周末上午有空
        [weekend-afternoon] 周末下午有空
       *[weekend-evening] 周末晚上有空
    }
mydata-cannot =
    { $limit ->
        [stairs] 不爬楼
        [lifting] 不搬重物
        [outdoors] 不在户外
        [pets] 不碰宠物
        [night] 晚上不去
       *[homes] 不去别人家里
    }
mydata-age =
    { $minor ->
        [true] { $consent ->
            [true] 未成年（监护人同意了）
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
mydata-skills = 会做的：{ $skills }
mydata-skill = { $name }
mydata-skill-unseen = { $name }（您说有证，还没看过）
mydata-skill-seen =
    { $ends ->
        [true] { $name }（证看过了，有效期到：{ $until }）
       *[false] { $name }（证看过了）
    }
mydata-tasks = 报了名的任务 { $count } 项：{ $tasks }
mydata-served = 来帮您的任务 { $count } 项：{ $tasks }
mydata-hours =
    { $corrections ->
        [0] 服务时长：{ $count } 次，确认过 { $hours } 小时
       *[other] 服务时长：{ $count } 次，确认过 { $hours } 小时，更正 { $corrections } 次
    }
mydata-certificates = 证明 { $count } 份：{ $codes }
mydata-absences = 记过没来：{ $count } 次
mydata-volunteer-kept = 时长和证明留到您删掉资料为止，没来的记录保留 180 天。任务结束 30 天后，里面的门牌、姓名和电话都会删掉。
erase-sure-volunteer = 您的志愿服务时长和证明也会消失，发出去的证明再也查不到。报了名的任务会让给别人，要来帮您的志愿者会收到通知，不来了。
