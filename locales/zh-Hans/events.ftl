# Events, as neighbours read them and sign up, and for whoever sees who comes.

# What people type to say how many they are, the number between or beside: 我们 4 人, 一家三口, we are 4.
word-heads-before = 我们|我们家|咱们|咱们家|我家|一家|全家|一共|共|来
word-heads-after = 个人|人|口|口人|位|个|名|来|一起来|都来|去|参加|吧|啊|了|大人
# What people type once they cannot come after all.
word-not-coming = 不来了|我不来了|我们不来了|来不了|来不了了|我来不了|我来不了了|我们来不了|我们来不了了|不去了|我不去了|我们不去了|去不了|去不了了|我去不了|我去不了了|我们去不了|我们去不了了
word-heads-alone = 我自己|就我自己|就我|只有我|就我一个|我一个|我一个人|就我一个人|就一个人

event-head =
    <b>{ $number ->
        [0] { $titled ->
            [true] { $title }
           *[false] 还没有名字的活动
        }
       *[other] #E{ $number } { $title }
    }</b>
event-when = { $start }–{ $end }
event-when-days = { $start } 到 { $end }
event-repeat =
    { $repeat ->
        [daily] 每天都有
        [monthly] 每月一次
       *[weekly] 每周一次
    }
event-where =
    地点：{ $venue }{ $placed ->
        [true] （{ $place }）
       *[false] { "" }
    }
event-whom =
    { $everybody ->
        [true] 谁都可以来
       *[false] 请来：{ $whom }
    }
event-notes = 请留意：{ $notes }
event-free =
    { $host ->
        [grid-worker] 网格员办的，不用花钱。
       *[other] 居委会办的，不用花钱。
    }
event-places =
    { $state ->
        [over] 已经结束{ $came ->
            [0] 。谢谢来过的各位。
           *[other] ，来了 { $came } 人。谢谢各位。
        }
        [called-off] 取消了，不用去。
        [draft] { $limited ->
            [true] { $free } 个名额
           *[false] 不限人数
        }
       *[open] { $limited ->
            [true] { $free ->
                [0] 报满了（{ $taken } 人）{ $waiting ->
                    [0] { "" }
                   *[other] ，{ $waiting } 家在排队
                }
               *[other] 已报 { $taken } 人，还有 { $free } 个名额{ $waiting ->
                    [0] { "" }
                   *[other] （{ $waiting } 家在排队）
                }
            }
           *[false] { $taken ->
                [0] 不限人数
               *[other] 已报 { $taken } 人，不限人数
            }
        }
    }

button-event-come =
    { $full ->
        [true] 排队等
       *[false] 我来
    }
button-event-away =
    { $state ->
        [waiting] 不排了
        [coming] 来不了
       *[none] 去不了
    }
button-event-private = 在私聊里看
button-event-look = 看看
button-event-count = 改人数
button-event-heads = { $heads } 人
button-event-more = { $least } 人以上
button-event-same = 不改了
button-event-wait = 排队等 { $heads } 人
button-event-fewer = 先来 { $heads } 人
button-event-away-sure =
    { $state ->
        [waiting] 不排了
       *[other] 不来了
    }
button-event-stay =
    { $state ->
        [waiting] 接着排
        [offered] 再想想
       *[other] 还来
    }
button-event-offer =
    { $yes ->
        [true] 我们来
       *[false] 这次不来
    }
button-event-remind =
    { $on ->
        [true] 要提醒
       *[false] 不用提醒
    }
button-event-ics = 加到日历
button-event-guests = 谁来
button-event-counted = 一共来了 { $count } 人
button-event-back = 回活动页

# Signing up.
event-standing =
    { $state ->
        [coming] <b>给您记下了：{ $heads } 人。</b>{ $wanted ->
            [0] { "" }
           *[other] 您想来 { $wanted } 人，其余的在排队（{ $ahead ->
                [0] 排在最前面
               *[other] 前面还有 { $ahead } 家
            }），有空位就给您添上。
        }
        [waiting] { $room ->
            [true] <b>您家 { $heads } 人在排队，现在坐得下了。</b>要来就按“我们来”。
           *[false] <b>您家 { $heads } 人在排队。</b>{ $ahead ->
                [0] 您家排在最前面，
               *[other] 前面还有 { $ahead } 家，
            }有空位先问您。
        }
        [offered] <b>有 { $heads } 个名额给您留着</b>，留到 { $until }。来不来都行{ $heads ->
            [1] 。
           *[other] ；来的人少了，写“我们 2 人”这样就行。
        }
        [away] 您说过来不了。改主意了，再按“{ $full ->
            [true] 排队等
           *[false] 我来
        }”就行。
       *[none] { $full ->
            [true] 报满了，可以排队等：有人来不了就先问您。
           *[false] 来的话，按“我来”。带家人来也行。
        }
    }
event-clash = 那个时间您还报了 { $tag } { $title }，两边都赶得上再来。
event-began = 已经开始，报名停了。
event-how-many = 一共几个人来（连您自己）？点下面的数字，或者写“我们 4 人”。
event-full =
    { $have ->
        [0] { $free ->
            [0] 报满了{ $waiting ->
                [0] 。
               *[other] ，{ $waiting } 家在排队。
            }可以排队等，全家排在一起：有人来不了，够您家坐就先问您。几个人来，排上了再说也行。
           *[other] 只有 { $free } 个名额了，您要 { $heads } 个。可以先来 { $free } 人，或者全家一起排队等。
        }
       *[other] 您家的 { $have } 个名额还是您的。{ $more ->
            [0] 现在没有空的可以添，要等到 { $heads } 个，就按“排队等”，有空位给您添上。
           *[other] 现在只能添 { $more } 个，要等到 { $heads } 个，就按“排队等”，有空位给您添上。
        }
    }
event-too-many = 一家最多报 { $most } 人。人更多，请打 { $phone }，我们给您安排。
event-alert-joined =
    { $heads ->
        [1] #E{ $number } 给您记下了，1 人。带家人来，点私聊里的人数。
       *[other] #E{ $number } 给您记下了，{ $heads } 人。要改，点私聊里的人数。
    }
event-alert-there =
    { $state ->
        [waiting] #E{ $number } 您家 { $heads } 人在排队，有空位先问您。
       *[other] #E{ $number } 您已经报了 { $heads } 人。要改，点私聊里的人数，或者在私聊里写“我们 4 人”。
    }
event-alert-full = 名额不够了。怎么办，写在您的私聊里了。
event-alert-away = 记下了，谢谢您说一声。改主意了，再按“我来”。
event-alert-ask =
    { $state ->
        [waiting] 您家 { $heads } 人在排队。真的不排了，请到私聊里再按一次。
       *[other] 您报了 { $heads } 人。真的来不了，请到私聊里再按一次。
    }
event-alert-bell =
    { $on ->
        [true] 好，活动前会提醒您。
       *[false] 好，这次和以后的活动都不提醒了。想要了，打开活动按“要提醒”。
    }

# Not coming after all.
event-away-sure =
    { $state ->
        [waiting] #E{ $number } { $title }：不排队了吗？
        [offered] #E{ $number } { $title }：这次不来吗？名额会马上问下一家。
       *[other] #E{ $number } { $title }：{ $heads ->
            [1] 您来不了吗？
           *[other] { $heads } 人都来不了吗？
        }不问原因，名额留给别人。
    }
event-away = #E{ $number } { $title }：记下了，谢谢您说一声。改主意了，随时再报。

# The waiting list.
event-offer = <b>有空位了：{ $heads } 个，先问您家</b>
event-offer-until =
    给您留到 { $until }。来不来都行，不来就问下一家。{ $heads ->
        [1] { "" }
       *[other] 人少了也行，写“我们 2 人”这样就行。
    }
event-told =
    { $what ->
        [taken] #E{ $number } { $title }：给您记下了，{ $heads } 人。
        [lapsed] #E{ $number } { $title }：没等到您的回音，名额先问下一家了。您还在排队，排到最后；也可以看看还有没有空位。
        [left] #E{ $number } { $title }：记下了，这次不来。谢谢您说一声。
        [passed-on] #E{ $number } { $title }：名额让给别人了，这次不用回了。谢谢您。
        [more] #E{ $number } { $title }：有空位了，给您家添上了，现在是 { $heads } 人。人少了，打开活动按“改人数”。
       *[ended] #E{ $number } { $title }：已经开始，或者取消了，这次不用回了。谢谢您。
    }

# Reminders.
event-remind = <b>提醒您，有一场活动</b>
event-remind-away = 来不了也没关系，按一下“来不了”，位子留给别人。

# For whoever holds it: who comes.
event-sheet =
    报名 { $families } 家、{ $heads } 人{ $waiting ->
        [0] { "" }
       *[other] ；排队 { $waiting } 家、{ $inline } 人
    }{ $away ->
        [0] { "" }
       *[other] ；说了来不了的 { $away } 家
    }
event-sheet-line =
    { $came ->
        [true] ✓ { "" }
       *[false] { "" }
    }{ $name } · { $heads } 人{ $state ->
        [waiting] { " " }· 排队
        [offered] { " " }· 等回话
       *[other] { "" }
    }
event-sheet-noting =
    点名字，记下谁来了；再点一次是取消。{ $came ->
        [0] { "" }
       *[other] 记下的有 { $came } 人。
    }
event-sheet-counted = 记好了：来了 { $count } 人。
event-sheet-kept = 名单只给办活动的人看，活动结束 90 天后删掉。
event-sheet-gone = 名单已经删掉了（活动结束满 90 天）。
