# Moments as people say them.

time-weekday =
    { $number ->
        [1] 週一
        [2] 週二
        [3] 週三
        [4] 週四
        [5] 週五
        [6] 週六
       *[7] 週日
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
        [0] 不到 1 分鐘
       *[other] 約 { $minutes } 分鐘
    }

# When the counter is open, in the middle of a sentence.
office-hours = 工作日 { $spans }
office-span = { $start }–{ $end }
office-joint = 、

# What people type.
word-today = 今天|今日|今
word-tomorrow = 明天|明日|明|聽日|聽
word-yesterday = 昨天|昨日|昨|尋日
word-after-tomorrow = 後天|後日
word-in-three-days = 大後天|大後日
word-am = 凌晨
word-morning = 上午|早上|早晨|清晨|清早|朝早|一早|早
word-noon = 中午|正午
word-pm = 下午|下晝|晏晝
word-evening = 晚上|傍晚|晚間|晚黑|晚
word-this = 這|這個|本|今個
word-next = 下|下個
word-filler = 的|在|於
# What counts, in order, with spaces between words for the same.
word-weekdays = 週一 星期一 禮拜一|週二 星期二 禮拜二|週三 星期三 禮拜三|週四 星期四 禮拜四|週五 星期五 禮拜五|週六 星期六 禮拜六|週日 週天 星期日 星期天 禮拜日 禮拜天
word-months = 一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
