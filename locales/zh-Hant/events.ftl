# Events, as neighbours read them and sign up, and for whoever sees who comes.

# What people type to say how many they are, the number between or beside: 我們 4 人, 一家三口, we are 4.
word-heads-before = 我們|我們家|咱們|咱們家|我家|一家|全家|一共|共|來
word-heads-after = 個人|人|口|口人|位|個|名|來|一起來|都來|去|參加|吧|啊|了|大人
# What people type once they cannot come after all.
word-not-coming = 不來了|我不來了|我們不來了|來不了|來不了了|我來不了|我來不了了|我們來不了|我們來不了了|不去了|我不去了|我們不去了|去不了|去不了了|我去不了|我去不了了|我們去不了|我們去不了了
word-heads-alone = 我自己|就我自己|就我|只有我|就我一個|我一個|我一個人|就我一個人|就一個人

event-head =
    <b>{ $number ->
        [0] { $titled ->
            [true] { $title }
           *[false] 還沒有名字的活動
        }
       *[other] #E{ $number } { $title }
    }</b>
event-when = { $start }–{ $end }
event-when-days = { $start } 到 { $end }
event-repeat =
    { $repeat ->
        [daily] 每天都有
        [monthly] 每月一次
       *[weekly] 每週一次
    }
event-where =
    地點：{ $venue }{ $placed ->
        [true] （{ $place }）
       *[false] { "" }
    }
event-whom =
    { $everybody ->
        [true] 誰都可以來
       *[false] 請來：{ $whom }
    }
event-notes = 請留意：{ $notes }
event-free =
    { $host ->
        [grid-worker] 網格員辦的，不用花錢。
       *[other] 居委會辦的，不用花錢。
    }
event-places =
    { $state ->
        [over] 已經結束{ $came ->
            [0] 。謝謝來過的各位。
           *[other] ，來了 { $came } 人。謝謝各位。
        }
        [called-off] 取消了，不用去。
        [draft] { $limited ->
            [true] { $free } 個名額
           *[false] 不限人數
        }
       *[open] { $limited ->
            [true] { $free ->
                [0] 報滿了（{ $taken } 人）{ $waiting ->
                    [0] { "" }
                   *[other] ，{ $waiting } 家在排隊
                }
               *[other] 已報 { $taken } 人，還有 { $free } 個名額{ $waiting ->
                    [0] { "" }
                   *[other] （{ $waiting } 家在排隊）
                }
            }
           *[false] { $taken ->
                [0] 不限人數
               *[other] 已報 { $taken } 人，不限人數
            }
        }
    }

button-event-come =
    { $full ->
        [true] 排隊等
       *[false] 我來
    }
button-event-away =
    { $state ->
        [waiting] 不排了
        [coming] 來不了
       *[none] 去不了
    }
button-event-private = 在私聊裡看
button-event-look = 看看
button-event-count = 改人數
button-event-heads = { $heads } 人
button-event-more = { $least } 人以上
button-event-same = 不改了
button-event-wait = 排隊等 { $heads } 人
button-event-fewer = 先來 { $heads } 人
button-event-away-sure =
    { $state ->
        [waiting] 不排了
       *[other] 不來了
    }
button-event-stay =
    { $state ->
        [waiting] 接著排
        [offered] 再想想
       *[other] 還來
    }
button-event-offer =
    { $yes ->
        [true] 我們來
       *[false] 這次不來
    }
button-event-remind =
    { $on ->
        [true] 要提醒
       *[false] 不用提醒
    }
button-event-ics = 加到日曆
button-event-guests = 誰來
button-event-counted = 一共來了 { $count } 人
button-event-back = 回活動頁

# Signing up.
event-standing =
    { $state ->
        [coming] <b>給您記下了：{ $heads } 人。</b>{ $wanted ->
            [0] { "" }
           *[other] 您想來 { $wanted } 人，其餘的在排隊（{ $ahead ->
                [0] 排在最前面
               *[other] 前面還有 { $ahead } 家
            }），有空位就給您添上。
        }
        [waiting] { $room ->
            [true] <b>您家 { $heads } 人在排隊，現在坐得下了。</b>要來就按「我們來」。
           *[false] <b>您家 { $heads } 人在排隊。</b>{ $ahead ->
                [0] 您家排在最前面，
               *[other] 前面還有 { $ahead } 家，
            }有空位先問您。
        }
        [offered] <b>有 { $heads } 個名額給您留著</b>，留到 { $until }。來不來都行{ $heads ->
            [1] 。
           *[other] ；來的人少了，寫「我們 2 人」這樣就行。
        }
        [away] 您說過來不了。改主意了，再按「{ $full ->
            [true] 排隊等
           *[false] 我來
        }」就行。
       *[none] { $full ->
            [true] 報滿了，可以排隊等：有人來不了就先問您。
           *[false] 來的話，按「我來」。帶家人來也行。
        }
    }
event-clash = 那個時間您還報了 { $tag } { $title }，兩邊都趕得上再來。
event-began = 已經開始，報名停了。
event-how-many = 一共幾個人來（連您自己）？點下面的數字，或者寫「我們 4 人」。
event-full =
    { $have ->
        [0] { $free ->
            [0] 報滿了{ $waiting ->
                [0] 。
               *[other] ，{ $waiting } 家在排隊。
            }可以排隊等，全家排在一起：有人來不了，夠您家坐就先問您。幾個人來，排上了再說也行。
           *[other] 只有 { $free } 個名額了，您要 { $heads } 個。可以先來 { $free } 人，或者全家一起排隊等。
        }
       *[other] 您家的 { $have } 個名額還是您的。{ $more ->
            [0] 現在沒有空的可以添，要等到 { $heads } 個，就按「排隊等」，有空位給您添上。
           *[other] 現在只能添 { $more } 個，要等到 { $heads } 個，就按「排隊等」，有空位給您添上。
        }
    }
event-too-many = 一家最多報 { $most } 人。人更多，請打 { $phone }，我們給您安排。
event-alert-joined =
    { $heads ->
        [1] #E{ $number } 給您記下了，1 人。帶家人來，點私聊裡的人數。
       *[other] #E{ $number } 給您記下了，{ $heads } 人。要改，點私聊裡的人數。
    }
event-alert-there =
    { $state ->
        [waiting] #E{ $number } 您家 { $heads } 人在排隊，有空位先問您。
       *[other] #E{ $number } 您已經報了 { $heads } 人。要改，點私聊裡的人數，或者在私聊裡寫「我們 4 人」。
    }
event-alert-full = 名額不夠了。怎麼辦，寫在您的私聊裡了。
event-alert-away = 記下了，謝謝您說一聲。改主意了，再按「我來」。
event-alert-ask =
    { $state ->
        [waiting] 您家 { $heads } 人在排隊。真的不排了，請到私聊裡再按一次。
       *[other] 您報了 { $heads } 人。真的來不了，請到私聊裡再按一次。
    }
event-alert-bell =
    { $on ->
        [true] 好，活動前會提醒您。
       *[false] 好，這次和以後的活動都不提醒了。想要了，打開活動按「要提醒」。
    }

# Not coming after all.
event-away-sure =
    { $state ->
        [waiting] #E{ $number } { $title }：不排隊了嗎？
        [offered] #E{ $number } { $title }：這次不來嗎？名額會馬上問下一家。
       *[other] #E{ $number } { $title }：{ $heads ->
            [1] 您來不了嗎？
           *[other] { $heads } 人都來不了嗎？
        }不問原因，名額留給別人。
    }
event-away = #E{ $number } { $title }：記下了，謝謝您說一聲。改主意了，隨時再報。

# The waiting list.
event-offer = <b>有空位了：{ $heads } 個，先問您家</b>
event-offer-until =
    給您留到 { $until }。來不來都行，不來就問下一家。{ $heads ->
        [1] { "" }
       *[other] 人少了也行，寫「我們 2 人」這樣就行。
    }
event-told =
    { $what ->
        [taken] #E{ $number } { $title }：給您記下了，{ $heads } 人。
        [lapsed] #E{ $number } { $title }：沒等到您的回音，名額先問下一家了。您還在排隊，排到最後；也可以看看還有沒有空位。
        [left] #E{ $number } { $title }：記下了，這次不來。謝謝您說一聲。
        [passed-on] #E{ $number } { $title }：名額讓給別人了，這次不用回了。謝謝您。
        [more] #E{ $number } { $title }：有空位了，給您家添上了，現在是 { $heads } 人。人少了，打開活動按「改人數」。
       *[ended] #E{ $number } { $title }：已經開始，或者取消了，這次不用回了。謝謝您。
    }

# Reminders.
event-remind = <b>提醒您，有一場活動</b>
event-remind-away = 來不了也沒關係，按一下「來不了」，位子留給別人。

# For whoever holds it: who comes.
event-sheet =
    報名 { $families } 家、{ $heads } 人{ $waiting ->
        [0] { "" }
       *[other] ；排隊 { $waiting } 家、{ $inline } 人
    }{ $away ->
        [0] { "" }
       *[other] ；說了來不了的 { $away } 家
    }
event-sheet-line =
    { $came ->
        [true] ✓ { "" }
       *[false] { "" }
    }{ $name } · { $heads } 人{ $state ->
        [waiting] { " " }· 排隊
        [offered] { " " }· 等回話
       *[other] { "" }
    }
event-sheet-noting =
    點名字，記下誰來了；再點一次是取消。{ $came ->
        [0] { "" }
       *[other] 記下的有 { $came } 人。
    }
event-sheet-counted = 記好了：來了 { $count } 人。
event-sheet-kept = 名單只給辦活動的人看，活動結束 90 天後刪掉。
event-sheet-gone = 名單已經刪掉了（活動結束滿 90 天）。
