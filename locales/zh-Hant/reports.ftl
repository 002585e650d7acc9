# What a week's cases have in common, for staff.

week-day = { $month } 月 { $day } 日
week-span = { $since }到 { $until }
week-title = <b>{ $place }，{ $span }：居民報的事</b>
week-title-picture = { $place }，{ $span }
week-count =
    { $few ->
        [true] 這一週少於 5 件
       *[false] 這一週 { $count } 件
    }{ $known ->
        [true] ；前四週平均一週 { $before } 件。
       *[false] 。
    }
week-beside =
    { $few ->
        [true] 這一週報的事少於 5 件
       *[false] 件，居民這一週報的
    }
week-rate-name =
    { $what ->
        [accepted] 按時有人接
        [solved] 按時辦好
       *[reopened] 說沒好又重新辦
    }
week-rate =
    { $what ->
        [accepted] 按時有人接
        [solved] 按時辦好
       *[reopened] 說沒好又重新辦
    }：{ $percent }%{ $known ->
        [true] （前四週 { $before }%）
       *[false] { "" }
    }
week-rate-figure =
    { $known ->
        [true] { $percent }% · 前四週 { $before }%
       *[false] { $percent }%
    }{ $what ->
       *[other] { "" }
    }
week-part =
    { $part ->
        [rates] 答應的，做到了多少
       *[categories] 報得多的
    }
week-categories = <b>報得多的：</b>
week-category = · { $name }：{ $count } 件
week-others = · 其餘各不到 5 件的，一共 { $count } 件
week-again = <b>30 天裡同一處反覆的：</b>
week-again-line =
    · { $place } { $name }：{ $few ->
        [true] 3 次以上
       *[false] { $count } 次
    }{ $reopened ->
        [true] ，有修過又壞的
       *[false] { "" }
    }
week-advice-title = <b>可以先做的：</b>
week-advice-line = · { $place } { $name }：{ $words }
week-advice =
    { $key ->
        [leak-shared] 先查屋面、立管和外牆縫，找到一處修一處，別等下一場雨
        [ceiling-leak] 先查樓上的浴廁防水和公共立管，再約兩家一起看
        [sewer] 安排一次整棟管道疏通，查一查有沒有堵死或塌陷
        [drain-home] 查整棟的立管，可能不是一家的事
        [lift] 請維保單位做一次全面檢查，把常壞的零件換掉
        [water-shared] 查水泵和二次供水的水箱，跟供水單位核對水壓
        [wires] 請電工把這一棟的樓道線路和電箱查一遍
        [corridor-light] 整棟的燈和開關一起查，一次換齊
        [gate] 把門鎖、閉門器和門禁一起檢修
        [intercom] 請廠家把整棟的對講一起檢修
        [fire-safety] 馬上全面查一遍防火門、消防栓和通道
        [clutter] 跟這一棟的居民一起清一次樓道，再找個能放東西、能充電的地方
        [charging] 清點夠不夠用，跟營運方談加樁或者加快檢修
        [pests] 做一次整棟的消毒除蟲，堵住管井和垃圾間的洞口
        [heating] 請供熱單位在結冰前排氣、清洗和調平
        [ice-water] 先疏通排水口；結冰前備好融雪劑和防滑墊
        [rubbish] 看看清運的次數和桶夠不夠
        [parking] 開一次議事會，把車位和臨時停車的規矩定下來
        [noise] 上門聽聽兩邊怎麼說，約一個大家都能守的時間
        [dogs] 辦一次文明養犬的提醒，再看遛狗的地方夠不夠
        [littering] 查一查從哪裡扔下來，裝上提示和看得見的監視器
       *[other] { $kind ->
            [help] 問一問這一棟有哪些人常要幫忙，固定安排一位義工
            [complaint] 約這一棟的居民開一次小會，一起定個辦法
            [question] 把這個問題寫成一條答案，貼在樓道裡
           *[repair] 請維修單位整棟查一遍，別一件一件地等
        }
    }
week-seasons = <b>去年從這時候起多起來的：</b>
week-season =
    · { $name }：往後 30 天 { $after } 件，{ $known ->
        [true] 之前 30 天 { $before } 件
       *[false] 之前 30 天少於 5 件
    }
week-nothing = { $place }，{ $span }：這一週和前四週都沒有居民報事。
button-week =
    { $way ->
        [before] 看前一週
       *[after] 看後一週
    }
button-week-place = 看{ $place }
