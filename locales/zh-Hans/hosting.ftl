# Holding events: the list, the panel of a draft, the page of an open one, and what those hear whom it concerns.

word-hosting = 办活动|发活动|搞活动|新活动
# For as many as come, as people type it.
word-unlimited = 不限|不限人数|没有限制|都可以来|随便来

# The list of one's own.
host-list =
    { $which ->
        [coming] <b>要办的活动：{ $count } 场</b>
        [drafts] <b>还没发出去的：{ $count } 场</b>
       *[past] <b>办过的活动：{ $count } 场</b>
    }
host-none =
    { $which ->
        [coming] 现在没有要办的活动。
        [drafts] 没有没发出去的活动。
       *[past] 还没有办过活动。
    }
host-example = 办新的，写一行就行，比如：端午包粽子，6 月 18 日 9:00–11:00，活动室，30 人
host-line =
    { $state ->
        [draft] <b>{ $title }</b>
            { $when } · 还没发出去
        [called-off] <b>#E{ $number } { $title }</b>
            { $when } · 取消了
       *[other] <b>#E{ $number } { $title }</b>
            { $when } · 已报 { $taken } 人{ $limited ->
                [true] ，名额 { $seats } 个
               *[false] ，不限人数
            }
    }
host-unnamed = 还没有名字的活动
host-no-time = 时间还没定
host-choose-place = <b>这场活动是哪里办的？</b>

# The panel of a draft: the card itself, and what is missing.
host-draft = 📝 <b>新活动</b>（还没发出去）
host-first-line =
    写一行就行，比如：
    端午包粽子，6 月 18 日 9:00–11:00，活动室，30 人
    没写到的，我再问您。照片也可以直接发给我。
host-missing = 还差：
host-gap =
    { $gap ->
        [title] 叫什么名字
        [time] 什么时候（要在以后）
       *[venue] 在哪里
    }
host-first = 还差：{ $gap }。
host-ready =
    都齐了，可以发出去。发出后，居民群里看得到这张卡片，{ $kind ->
        [birthday] 那个月过生日的邻居，我私下请
       *[other] 想听这类活动的邻居，我私下告诉他们
    }。
host-preview = 群里看到的，就是下面这样。
host-fact =
    { $what ->
        [kind] 类型：{ $value }
        [topic] 另外告诉想听“{ $value }”的邻居
       *[picture] 配了图
    }
host-series = 定期办：到时候自动开下一次。
host-kind =
    { $kind ->
        [training] 培训
        [jobs] 招聘会
        [birthday] 集体生日
       *[gathering] 活动
    }
host-repeat =
    { $repeat ->
        [weekly] 每周一次
       *[monthly] 每月一次
    }
host-choose =
    { $what ->
        [kind] <b>是哪一类？</b>
            培训过两周，我会问来过的人有没有用。招聘会和培训，还会告诉想找工作的邻居。
        [topic] <b>另外告诉谁？</b>
            选一个话题，我私下告诉想听它的邻居。是哪些人，谁也看不到。
       *[repeat] <b>多久办一次？</b>
            这次结束后，自动开下一次，别的都一样。碰上放假，先问您。
    }
host-sure-to-drop = 要丢掉“{ $title }”吗？填的都会没有。
host-dropped = 好的，丢掉了。
host-skipped = 好的，那一次不办。以后的照常。
host-stopped = 好的，以后不再自动开了。
host-gone = 这场活动已经不在了。要办新的，请发送 /event。
host-left = 好的，先放着。填过的都在，发送 /event 就能接着填。
host-use-buttons = 这句我没看懂。要改哪一样，请先按它的按钮，再写给我。
host-picture-first = 照片收到了，可是还不知道是哪场活动的。请先发送 /event 打开那场活动，再发一次。
host-send-picture = 请发一张照片；不想换，就按“返回”。
host-in-words = 这一样请用文字写给我。
host-not-understood = 没看懂数字。请写一个数，比如：30。
host-again = 这一步已经过去了，现在的样子在下面。还要改，请再按一次要改的那一样。

# What is asked for, one thing at a time.
host-ask =
    { $what ->
        [title] <b>活动叫什么？</b>
            几个字就行，比如“端午包粽子”。
        [time] <b>什么时候？</b>
            比如：6 月 18 日 9:00–11:00。没写结束，就按两个小时算。
        [venue] <b>在哪里？</b>
            比如“社区活动室，1 栋一楼”。
        [seats] <b>多少个名额？</b>
            写一个数，连老人孩子都算；坐得下就按“不限人数”。
        [notes] <b>要带什么？有什么要留意的？</b>
            比如“带围裙，穿平底鞋；有轮椅坡道”。
        [whom] <b>请谁来？</b>
            比如“60 岁以上的邻居”。不写，就是谁都可以来。
        [picture] <b>配一张图</b>
            请把照片发给我。照片里的人，先问问愿不愿意。
        [alter-time] <b>#E{ $number } 改到什么时候？</b>
            比如：6 月 19 日 9:00–11:00。
        [alter-venue] <b>#E{ $number } 改到哪里？</b>
            比如“社区广场”。
        [alter-notes] <b>#E{ $number } 要留意什么？</b>
            这一句会换掉原来的。
        [alter-seats] <b>#E{ $number } 一共多少个名额？</b>
            写一个数，不能少于已经报了的人。变多了，我先问排队的人。
        [alter-picture] <b>#E{ $number } 换哪张图？</b>
            请把照片发给我。
       *[came] <b>#E{ $number } 来了多少人？</b>
            写一个数就行，记个大概也好。
    }
host-why =
    { $act ->
        [alter] <b>为什么要改？</b>
            报了名的和排队的人，会连这句话一起收到。点一个，或者写一句。
        [call-off-all] <b>这一系列为什么都不办了？</b>
            报了名的和排队的人，都会收到这句话。点一个，或者写一句。
       *[other] <b>#E{ $number } 为什么不办了？</b>
            报了名的和排队的人，都会收到这句话。点一个，或者写一句。
    }
host-reason =
    { $reason ->
        [weather] 天气不好
        [venue] 场地用不了
        [teacher] 老师来不了
        [holiday] 碰上放假
       *[too-few] 报名的人太少
    }

# The page of an open one.
host-call-off-which = <b>#E{ $number } 只取消这一次，还是以后都不办了？</b>
host-called-off = 取消的原因：{ $reason }
host-unheld = 这场活动现在没有人主持。
host-done =
    { $what ->
        [open] ✅ #E{ $number } 发出去了。
        [alter] 改好了。
        [stop] 好的，以后不再自动开。已经发出去的照常。
        [came] 记下了：来了 { $count } 人。谢谢您把大家聚在一起。
        [call-off-one] #E{ $number } 取消了。报了名的和排队的人，都会收到原因。
       *[call-off-all] 这一系列都取消了。报了名的和排队的人，都会收到原因。
    }
host-thanks =
    { $act ->
        [hold] 好的，#E{ $number } 由您主持了，谢谢您！
       *[yes] 好的，#E{ $number } 照常办。谢谢您！
    }

button-host =
    { $act ->
        [title] 起名字
        [time] 定时间
        [venue] 填地点
        [seats] 定名额
        [notes] 带什么
        [whom] 请谁来
        [picture] 配图
        [kind] 选类型
        [topic] 告诉谁
        [repeat] 定期办
        [preview] 看样子
        [open] 发出去
        [drop] 丢掉
        [drop-sure] 确定丢掉
        [page] 返回
        [alter-time] 改时间
        [alter-venue] 改地点
        [alter-notes] 改备注
        [alter-seats] 改名额
        [alter-picture] 换图
        [call-off] 取消活动
        [call-off-one] 只这一次
        [call-off-all] 都不办了
        [stop] 停止重复
        [came] 记人数
       *[again] 再办一次
    }
button-host-new = 办新活动
button-host-list = 回列表
button-host-open =
    { $number ->
        [0] { $title }
       *[other] #E{ $number } { $title }
    }
button-host-which =
    { $which ->
        [coming] 要办的（{ $count }）
        [drafts] 没发的（{ $count }）
       *[past] 办过的（{ $count }）
    }
button-host-unlimited = 不限人数
button-host-no-picture = 不要图
button-host-none =
    { $what ->
        [whom] 谁都可以来
       *[notes] 不留备注
    }
button-host-no-topic = 不另外告诉
button-host-once = 就办一次
button-host-why =
    { $why ->
        [weather] 天气不好
        [venue] 场地用不了
        [teacher] 老师来不了
        [holiday] 碰上放假
       *[too-few] 报的人太少
    }
button-still-on =
    { $act ->
        [yes] 照常办
        [hold] 我来主持
        [time] 改时间
        [skip] 这次不办
       *[off] 不办了
    }

# To whoever signed up, or waits.
event-changed = <b>#E{ $number } { $title }有变化</b>
event-changed-what =
    { $what ->
        [time] 现在的时间：{ $value }
        [where] 现在的地点：{ $value }
       *[notes] 请留意：{ $value }
    }
event-changed-why = 原因：{ $reason }。
event-changed-ask = 您报过的名还算数，不用再报。来不了也没关系，按一下就好。
event-called-off =
    <b>#E{ $number } { $title }取消了，不用去了。</b>
    原来的时间：{ $when }。
    原因：{ $reason }。
    别的活动，请发送 /events 看看。

# To whoever holds it.
event-still-on =
    { $how ->
        [mine] <b>#E{ $number } { $title }还办吗？</b>
            { $when }，已经报了 { $taken } 人。
            照常办，按一下就好；不按，也算照常。
        [others] <b>#E{ $number } { $title }还办吗？</b>
            { $when }，已经报了 { $taken } 人。主持的是{ $who }，还没有回话。
            您要是知道，请替着按一下；没有人按，也算照常。
       *[nobody] <b>#E{ $number } { $title }没有人主持了，您来好吗？</b>
            { $when }，已经报了 { $taken } 人。
            按“我来主持”，就照常办。
    }
event-still-answered =
    { $state ->
        [called-off] #E{ $number } { $title }取消了。
        [over] #E{ $number } { $title }已经办完了。
       *[open] #E{ $number } { $title }照常办：{ $when }。
    }
event-over =
    <b>#E{ $number } { $title }办完了，辛苦您了。</b>
    { $taken ->
        [0] 没有人报名，也许有人直接来了。来了多少人？按“记人数”写个数就行。
       *[other] 报名的是 { $taken } 人。来了多少人？按“记人数”写个数，或者在“谁来”里一个一个点。
    }
event-host =
    { $what ->
        [altered] #E{ $number } { $title }有人改过了。现在是 { $when }，{ $venue }。报了名的人都会收到。
        [called-off] #E{ $number } { $title }取消了。{ $reasoned ->
            [true] 原因：{ $reason }。
           *[false] { "" }
        }报了名的人都收到了。
        [next] ✅ 下一次开好了：#E{ $number } { $title }，{ $when }。要改，按“看看”。
        [day-off] <b>{ $title }的下一次碰上放假：{ $when }。</b>
            办不办？您不回，那一次就不办，以后的照常。
        [hostless] <b>#E{ $number } { $title }没有人主持了。</b>
            { $when }。您来好吗？按一下就行；报名的人都还在。
        [taken-over] #E{ $number } { $title }有人主持了：{ $who }。谢谢您！
       *[over] #E{ $number } { $title }已经办完了。
    }

# Refusals.
refused-bad-event =
    { $why ->
        [title] 名字要有字，最多 60 个字。请改短一点，再发一次。
        [seats] 名额要在 1 到 2000 之间；坐得下，就按“不限人数”。
        [times] 结束要晚于开始。请把开始和结束一起再发一次，比如“6 月 18 日 9:00–11:00”。
        [past] 这个时间已经过去了。请换一个时间。
        [far] 最远只能定到一年以后。请换一个时间。
        [long] 一场活动最长 7 天。请分成几场来发。
        [came] 人数要在 0 到 9999 之间。请再发一次。
       *[begun] 这场活动已经开始了，不能再改。不办了，请按“取消活动”。
    }
refused-event-unready = 这场活动还没填齐，不能发出去。请发送 /event 接着填。
refused-event-open = 这场活动已经发出去了（#E{ $number }）。要改，请打开它，按要改的那一样。
refused-seats-taken = 已经报了 { $taken } 人，名额不能再少了。
