# Cases as those read them who take them in hand.

case-head = <b>#R{ $number } { $what } · { $place }</b>
case-no-place = 未選樓棟
case-kind =
    { $kind ->
        [repair] 報修
        [help] 求助
        [complaint] 投訴
        [suggestion] 建議
        [patrol] 巡查發現
       *[question] 諮詢
    }
case-level =
    { $level ->
        [grid] 網格
        [street] 街道
        [district] 區裡
       *[community] 社區
    }
case-state =
    { $state ->
        [waiting] 等人認領
        [asking] { $mine ->
            [true] 等居民回覆，時限先停著
           *[false] 等居民回覆，時限先停著（經辦：{ $who }）
        }
        [on-hold] { $mine ->
            [true] 擱置到 { $until }
           *[false] 擱置到 { $until }（經辦：{ $who }）
        }
        [withdrawn] 居民不再需要跟進了
        [merged] { $other ->
            [0] 併到另一件裡接著辦
           *[other] 併到 #R{ $other } 裡接著辦
        }
        [draft] 還沒寫完
       *[taken] { $mine ->
            [true] 您正在處理
           *[false] { $who }正在處理
        }
    }
# One word for a part, in the middle of a line.
case-state-short =
    { $state ->
        [waiting] 等人認領
        [asking] 等居民回覆
        [on-hold] 擱置
        [ended] 辦完了
        [withdrawn] 撤回了
        [merged] 併走了
       *[taken] 在辦
    }
case-outcome =
    { $outcome ->
        [solved] { $confirmed ->
            [yes] 已解決，居民也說好了
            [no] 說是解決了，居民說還沒有
           *[unknown] 已解決，等居民確認
        }
        [answered] 已答覆
        [not-now] 暫時辦不了，原因和別的辦法已經告訴居民
        [emergency] 緊急情況，已請居民馬上打 110、119、120 或 122
        [statutory] 要走法定程序，已經告訴居民
        [already] 已經在辦或者辦過，進展已經告訴居民
        [private] 屬於雙方之間的事，能走的路已經告訴居民
        [outside] 不歸社區管，該找誰已經告訴居民
       *[improper] 於法不合，原因已經告訴居民
    }
case-by =
    { $state ->
        [waiting] { $late ->
            [true] 應在 { $until } 前有人認領，已經過了
           *[false] { $until } 前要有人認領
        }
       *[taken] { $late ->
            [true] 應在 { $until } 前辦好，已經過了
           *[false] { $until } 前要辦好
        }
    }{ $sure ->
        [false] （放假安排還沒公布，時間可能會變）
       *[true] { "" }
    }
case-breadth = 還有 { $count } 戶也遇到
case-lead = 首接負責人：{ $who }
case-outside =
    { $known ->
        [true] 不在社區職責內，該找：{ $belongs }
       *[false] 不在社區職責內
    }
case-part-of = 是 #R{ $number } 拆出來的一部分
case-parts = 拆成了：{ $parts }
case-part = #R{ $number } { $state }
case-joint = 、
case-why =
    { $why ->
        [again] 還沒辦完，要再找人接手。
        [unaccepted] 到時間沒有人認領，上報到{ $level }了。
        [unsolved] 到時間還沒辦好，上報到{ $level }了，請看看要不要接過來。
        [breadth] 好幾戶都遇到了，請上一級也看一眼。
        [outside] 報到{ $level }了，請給個去處。
        [returned] 上一級定了辦法，退回來接著辦。
        [group] 這件事還在等人。
       *[new] { "" }
    }
button-claim = 認領
case-yours = #R{ $number } 由您辦，內容發到您的私聊了。
case-too-slow = 這件事剛剛由{ $who }接下了，謝謝您！還有 { $count } 件在等人，發送 /board 就能看到。

# The card of whoever has it in hand.
case-resident-gone = 報的人把自己的資料都刪了；鄰居也遇到，請接著辦完。
case-resident =
    { $whose ->
        [part] 拆出這一件的同事
        [patrol] 巡查的同事
       *[resident] 居民
    }：{ $name }{ $linked ->
        [true] （點名字就能私聊）
       *[false] { "" }
    }
case-for = 替{ $name }辦的，本人同意了
case-spot = 位置：{ $spot }
case-phone = 電話：{ $phone }
case-wishes =
    { $contact ->
        [phone] 請打電話聯絡
        [visit] 請上門說
       *[chat] 在這裡聯絡就行
    } · { $window ->
        [morning] 上午方便
        [afternoon] 下午方便
        [evening] 晚上方便
        [weekend] 週末方便
       *[any] 什麼時候都方便
    }
case-handed-note = 轉交的話：{ $note }
case-no-words = （沒有寫內容，請直接聯絡。）
case-omitted = （中間還有 { $count } 條，按下面的按鈕看）
case-entry-line =
    <b>{ $side ->
        [worker] 經辦
        [note] 內部
       *[resident] 居民
    }</b> { $at }{ $edited ->
        [true] （改過）
       *[false] { "" }
    }：{ $proof ->
        [true] 【完工照片】
       *[false] { $sort ->
            [photo] 【照片】
            [video] 【影片】
            [voice] 【語音】
            [document] 【檔案】
           *[words] { "" }
        }
    }{ $words }
case-file = #R{ $number } { $said }
case-said = <b>#R{ $number } 中間說過的：</b>
case-put-away =
    { $how ->
        [done] #R{ $number } 辦完了，謝謝您。
        [handed-over] #R{ $number } 轉給別人辦了，謝謝您。
        [taken-over] #R{ $number } 由另一位同事接過去了，謝謝您。
        [released] #R{ $number } 放回去了，重新等人認領，謝謝您。
        [withdrawn] #R{ $number } 居民不再需要跟進了，謝謝您。
        [merged] #R{ $number } 併到另一件裡接著辦，謝謝您。
        [referred] #R{ $number } 上報了，由上一級接著辦，謝謝您。
        [sent-down] #R{ $number } 退回下一級接著辦，謝謝您。
       *[other] #R{ $number } 不再由您辦，謝謝您。
    }居民的話和電話已經收起。
    { $reached ->
        [true] { "" }
       *[false] 我們沒法給這位居民發訊息，請您打個電話或上門說一聲。
    }
case-nudge =
    { $what ->
        [late] 有一件事過了時限，請今天就處理，或者延期、轉交：
        [woke] 有一件事放著的日子到了，請接著辦：
        [unanswered] 問居民的話沒有回音，提醒過一次了。請先按現在知道的辦，或者換個辦法聯絡：
       *[nudge] 有一件事快到時限了：
    }
case-level-empty =
    { $placed ->
        [true] { $place }（{ $level }一級）現在沒有人能接單
       *[false] { $level }一級現在沒有人能接單
    }{ $numbered ->
        [true] ，#R{ $number } 已經越過這一級往上送
       *[false] { "" }
    }。請用 /staff 安排人，或者在那裡的工作群裡用 /link 關聯。
case-returned = 上一級的處理意見：{ $words }
case-parts-done = 拆出來的都辦完了。沒有別的事，就可以按「辦好了」。
case-top =
    { $outside ->
        [true] 這件事不在社區職責內，上面已經沒有可以上報的一級，請您定一下怎麼辦。
       *[false] 過了時限，上面已經沒有可以上報的一級，請您定一下誰來辦。
    }

# Buttons of those who work on it.
button-case-talk = 回覆居民
button-case-finish =
    { $kind ->
        [question] 已答覆
        [suggestion] 已答覆
       *[repair] 辦好了
    }
button-case-files =
    { $files ->
        [0] 看其餘 { $rest } 條
       *[other] { $rest ->
            [0] 看照片語音（{ $files }）
           *[other] 看全部（{ $files } 個檔案）
        }
    }
button-case-content = 看內容
button-case-open = 去看看
button-case =
    { $act ->
        [more] 更多…
        [less] 收起
        [ask] 問居民
        [volunteers] 請義工
        [note] 記一筆
        [extend] 延期
        [hold] 擱置
        [hand-over] 轉交
        [release] 放回
        [split] 拆分
        [merge] 合併
        [refer] 上報
        [outcomes] 其他結果
        [resume] 繼續辦
        [take-over] 接過來
        [send-down] 退回並說明
        [no-words] 不寫了
        [enough] 發完了
        [no-proof] 沒法拍照
        [again] 重寫
        [send] 發出去
       *[leave] 先不辦
    }

# What those who work on it are asked, step by step.
case-step =
    { $act ->
        [ask] <b>#R{ $number } 想問居民什麼？</b>
            寫一句話發來，居民馬上收到。等回覆的時候，時限先停著。
        [note] <b>#R{ $number } 要記什麼？</b>
            只有經手的人看得到，居民看不到。
        [release] <b>#R{ $number } 放回去，讓別人認領。</b>
            要給接手的人留一句話嗎？寫下來發給我，或者按「不寫了」。
        [hand-over] <b>#R{ $number } 轉給{ $name }。</b>
            要留一句話嗎？寫下來發給我，或者按「不寫了」。
        [hold] <b>#R{ $number } 為什麼要擱置到 { $until }？</b>
            寫一句話發來，居民會收到。
        [extend] <b>#R{ $number } 為什麼要延長 { $days } 個工作天？</b>
            寫一句話發來，居民會收到。
        [split] <b>#R{ $number } 拆出「{ $name }」：要做什麼？</b>
            用您自己的話寫一句，給接手的人看。請不要抄居民的姓名、電話和門牌。
        [refer] <b>#R{ $number } 為什麼要上報，依據是什麼？</b>
            寫一句話發來，上一級和居民都會看到。這件事不會壓在您手上。
       *[send-down] <b>#R{ $number } 怎麼處理？</b>
            寫一句話發來，給下一級看：怎麼辦，或者該找誰。居民只會知道上一級定了辦法。
    }
case-refer-basis = 服務目錄裡寫著：{ $basis }
case-choose =
    { $act ->
        [hand-over] { $count ->
            [0] <b>#R{ $number } 現在沒有別人可以接。</b>
                可以按「放回」，讓它重新等人。
           *[other] <b>#R{ $number } 轉給誰？</b>
        }
        [hold] <b>#R{ $number } 擱置到什麼時候？</b>
            按一個，或者寫日子發來，例如「11-25」「下週三下午 3 點」。
        [extend] <b>#R{ $number } 延長幾個工作天？</b>
        [split] <b>#R{ $number } 拆出哪一類？</b>
       *[merge] <b>#R{ $number } 併到哪一件裡？</b>
            寫那一件的編號發來，例如 #R12。
    }
case-until-not-understood = 沒看懂是哪一天。請寫成「11-25」「明天上午 9 點」或者「下週三」。
case-until-past = 這個時間已經過去了，請寫一個以後的日子。
case-tag-not-understood = 請只寫編號，例如 #R12。
case-words-only = 這一步只要文字，請寫一句話發來。
case-step-over = 這一步已經過了。請寫編號發給我，從頭再按一次。
case-use-buttons = 請按上面的按鈕；不想併了，按「先不辦」。
case-merge-look =
    <b>把這一件</b>
    { $one }
    <b>併到這一件裡</b>
    { $other }

    報這一件的居民會改為跟進那一件，兩邊的進展都收得到。
case-done =
    { $act ->
        [ask] 問了。居民回覆之前，#R{ $number } 的時限先停著。
        [note] 記下了。
        [release] #R{ $number } 放回去了，重新等人認領。
        [hand-over] #R{ $number } 轉給{ $name }了。
        [hold] #R{ $number } 擱置到 { $until }，到時候我來提醒您。
        [extend] #R{ $number } 延長了 { $days } 個工作天，已經告訴居民。
        [split] 拆出了 #R{ $name }，正在等人認領。
        [merge] 併好了，報 #R{ $number } 的居民會收到說明。
        [refer] #R{ $number } 上報了。
        [send-down] #R{ $number } 退回下一級了，居民會知道有人接著辦。
        [resume] #R{ $number } 接著辦，時限繼續算。
        [take-over] #R{ $number } 由您辦了，內容發到您的私聊。
        [files] 發在下面了。
       *[open] #R{ $number } 發到您的私聊了。
    }
case-leave = 好的，先不辦。

# How it ends.
case-ends =
    <b>#R{ $number } 怎麼結束？</b>
    照實選一個，選了先給您看居民會收到的話，不會馬上發。

    <b>已解決</b>：做完了。修的東西要附完工照片，居民還會被問一句修好了沒有。
    <b>已答覆</b>：問的事說清楚了，不用動手。
    <b>暫時辦不了</b>：現在做不到。寫明原因，再給一個別的辦法。
    <b>上報</b>：不歸社區管，或者要上一級定。不算結束，換上一級接著辦。

    沒法動手的，還有六種依規答覆：
    <b>緊急情況</b>：正在起火、漏氣、有人受傷，該馬上打 110、119、120、122。
    <b>法定途徑</b>：要由法院、勞動仲裁、行政複議這樣的程序來定。
    <b>已在辦理</b>：同一件事正在辦或者已經辦過，把進展告訴居民。
    <b>民間糾紛</b>：雙方之間的事，告訴居民可以調解、可以怎麼走。
    <b>不歸社區</b>：別的單位管，說清楚是哪家、怎麼找。
    <b>不合法理</b>：要求本身違法或者有違公序良俗，說明為什麼。
button-outcome =
    { $outcome ->
        [solved] 已解決
        [answered] 已答覆
        [not-now] 暫時辦不了
        [emergency] 緊急情況
        [statutory] 法定途徑
        [already] 已在辦理
        [private] 民間糾紛
        [outside] 不歸社區
       *[improper] 不合法理
    }
case-end-words =
    <b>#R{ $number } · { $name }</b>
    { $outcome ->
        [solved] 給居民寫一句做了什麼，也可以不寫。
        [answered] 寫下給居民的答覆。當面或者在電話裡說過的，寫個大意。
        [not-now] 寫給居民：為什麼現在辦不了，還能怎麼辦，什麼時候再看。
        [emergency] 寫給居民：該打哪個電話，現在先做什麼。
        [statutory] 寫給居民：該走哪個程序，去哪裡，帶什麼。
        [already] 寫給居民：辦到哪一步了，什麼時候有結果。
        [private] 寫給居民：可以怎麼商量、找誰調解，社區能幫到哪裡。
        [outside] 寫給居民：歸哪家管，電話或者地址。
       *[improper] 寫給居民：為什麼不能辦，話說得和氣些。
    }
case-end-no-proof =
    <b>#R{ $number } · 已答覆</b>
    沒有完工照片，就不記作「已解決」，照實記作「已答覆」。請寫給居民：做了什麼，為什麼沒法拍照。
case-proof-ask =
    <b>#R{ $number } 請發一張完工照片</b>
    可以發幾張，也可以發影片。請避開人臉、門牌和屋裡的東西。發完按「發完了」。
case-proof-got =
    { $album ->
        [true] 收到了。
       *[false] 收到 { $count } 張。
    }發完了就按「發完了」。
case-proof-only = 這一步要一張照片或者一段影片。沒法拍，就按「沒法拍照」。
case-proof-most = 最多 { $most } 張，夠了。請按「發完了」。
case-end-look =
    <b>居民會收到：</b>
    { $words }

    要改就把新的一句直接發給我。
case-end-sent = #R{ $number } 記作「{ $name }」，居民會收到。
button-put-off =
    { $act ->
        [extend] { $days } 個工作天
       *[hold] { $days ->
            [1] 明天
            [7] 1 週後
           *[other] { $days } 天後
        }
    }
button-merge-sure = 合併
button-refer-basis = 按目錄上報
