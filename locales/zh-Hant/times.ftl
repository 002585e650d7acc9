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
time-moment = { $day }{ $clock }
time-span =
    { $minutes ->
        [0] 不到 1 分鐘
       *[other] 約 { $minutes } 分鐘
    }

# What people type.
word-today = 今天|今日|今晚|今晚黑
word-tomorrow = 明天|明日|聽日|明早|明晚
word-after-tomorrow = 後天|後日
word-in-three-days = 大後天|大後日
word-later-half = 下午|晚上|傍晚|下晝|今晚|明晚|pm|p.m
