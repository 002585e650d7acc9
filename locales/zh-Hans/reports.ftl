# What a week's cases have in common, for staff.

week-day = { $month } 月 { $day } 日
week-span = { $since }到 { $until }
week-title = <b>{ $place }，{ $span }：居民报的事</b>
week-title-picture = { $place }，{ $span }
week-count =
    { $few ->
        [true] 这一周少于 5 件
       *[false] 这一周 { $count } 件
    }{ $known ->
        [true] ；前四周平均一周 { $before } 件。
       *[false] 。
    }
week-beside =
    { $few ->
        [true] 这一周报的事少于 5 件
       *[false] 件，居民这一周报的
    }
week-rate-name =
    { $what ->
        [accepted] 按时有人接
        [solved] 按时办好
       *[reopened] 说没好又重新办
    }
week-rate =
    { $what ->
        [accepted] 按时有人接
        [solved] 按时办好
       *[reopened] 说没好又重新办
    }：{ $percent }%{ $known ->
        [true] （前四周 { $before }%）
       *[false] { "" }
    }
week-rate-figure =
    { $known ->
        [true] { $percent }% · 前四周 { $before }%
       *[false] { $percent }%
    }{ $what ->
       *[other] { "" }
    }
week-part =
    { $part ->
        [rates] 答应的，做到了多少
       *[categories] 报得多的
    }
week-categories = <b>报得多的：</b>
week-category = · { $name }：{ $count } 件
week-others = · 其余各不到 5 件的，一共 { $count } 件
week-again = <b>30 天里同一处反复的：</b>
week-again-line =
    · { $place } { $name }：{ $few ->
        [true] 3 次以上
       *[false] { $count } 次
    }{ $reopened ->
        [true] ，有修过又坏的
       *[false] { "" }
    }
week-advice-title = <b>可以先做的：</b>
week-advice-line = · { $place } { $name }：{ $words }
week-advice =
    { $key ->
        [leak-shared] 先查屋面、立管和外墙缝，找到一处修一处，别等下一场雨
        [ceiling-leak] 先查楼上的卫生间防水和公共立管，再约两家一起看
        [sewer] 安排一次整栋管道疏通，查一查有没有堵死或塌陷
        [drain-home] 查整栋的立管，可能不是一家的事
        [lift] 请维保单位做一次全面检查，把常坏的部件换掉
        [water-shared] 查水泵和二次供水的水箱，跟供水单位核对水压
        [wires] 请电工把这一栋的楼道线路和电箱查一遍
        [corridor-light] 整栋的灯和开关一起查，一次换齐
        [gate] 把门锁、闭门器和门禁一起检修
        [intercom] 请厂家把整栋的对讲一起检修
        [fire-safety] 马上全面查一遍消防门、消火栓和通道
        [clutter] 跟这一栋的居民一起清一次楼道，再找个能放东西、能充电的地方
        [charging] 清点够不够用，跟运营方谈加桩或者加快检修
        [pests] 做一次整栋的消杀，堵住管井和垃圾间的洞口
        [heating] 请供热单位在上冻前排气、清洗和调平
        [ice-water] 先疏通排水口；上冻前备好融雪剂和防滑垫
        [rubbish] 看看清运的次数和桶够不够
        [parking] 开一次议事会，把车位和临时停车的规矩定下来
        [noise] 上门听听两边怎么说，约一个大家都能守的时间
        [dogs] 办一次文明养犬的提醒，再看遛狗的地方够不够
        [littering] 查一查从哪里扔下来，装上提示和看得见的监控
       *[other] { $kind ->
            [help] 问一问这一栋有哪些人常要帮忙，固定安排一位志愿者
            [complaint] 约这一栋的居民开一次小会，一起定个办法
            [question] 把这个问题写成一条答案，贴在楼道里
           *[repair] 请维修单位整栋查一遍，别一件一件地等
        }
    }
week-seasons = <b>去年从这时候起多起来的：</b>
week-season =
    · { $name }：往后 30 天 { $after } 件，{ $known ->
        [true] 之前 30 天 { $before } 件
       *[false] 之前 30 天少于 5 件
    }
week-nothing = { $place }，{ $span }：这一周和前四周都没有居民报事。
button-week =
    { $way ->
        [before] 看前一周
       *[after] 看后一周
    }
button-week-place = 看{ $place }
