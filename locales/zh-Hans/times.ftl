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
time-moment = { $day }{ $clock }
time-span =
    { $minutes ->
        [0] 不到 1 分钟
       *[other] 约 { $minutes } 分钟
    }

# What people type.
word-today = 今天|今日|今晚
word-tomorrow = 明天|明日|明早|明晚
word-after-tomorrow = 后天
word-in-three-days = 大后天
word-later-half = 下午|晚上|傍晚|今晚|明晚|pm|p.m
