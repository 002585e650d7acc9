# Moments as people say them.

time-weekday =
    { $number ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    }
time-day =
    { $which ->
        [yesterday] 昨天（{ $weekday }）
        [today] 今天（{ $weekday }）
        [tomorrow] 明天（{ $weekday }）
        [this-year] { $month } 月 { $date } 日（{ $weekday }）
       *[other] { $year } 年 { $month } 月 { $date } 日（{ $weekday }）
    }
time-clock =
    { $part ->
        [dawn] 凌晨 { $hour }:{ $minute }
        [morning] 上午 { $hour }:{ $minute }
        [noon] 中午 { $hour }:{ $minute }
        [afternoon] 下午 { $hour }:{ $minute }
       *[evening] 晚上 { $hour }:{ $minute }
    }
time-clock-after =
    { $part ->
       *[other] { $hour }:{ $minute }
    }
time-moment = { $day }{ $clock }
time-span =
    { $minutes ->
        [0] 不到 1 分钟
       *[other] 约 { $minutes } 分钟
    }

# When the counter is open, in the middle of a sentence.
office-hours = 工作日 { $spans }
office-span = { $start }–{ $end }
office-joint = 、

# What people type.
word-today = 今天|今日|今
word-tomorrow = 明天|明日|明
word-yesterday = 昨天|昨日|昨
word-after-tomorrow = 后天
word-in-three-days = 大后天
word-am = 凌晨
word-morning = 上午|早上|早晨|清晨|清早|一早|早
word-noon = 中午|正午
word-pm = 下午
word-evening = 晚上|傍晚|晚间|晚
word-this = 这|这个|本
word-next = 下|下个
word-filler = 的|在|于
# What counts, in order, with spaces between words for the same.
word-weekdays = 周一 星期一 礼拜一|周二 星期二 礼拜二|周三 星期三 礼拜三|周四 星期四 礼拜四|周五 星期五 礼拜五|周六 星期六 礼拜六|周日 周天 星期日 星期天 礼拜日 礼拜天
word-months = 一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
