# The desk: looking for articles.

menu-article = 答案：找、寫、改
desk-menu =
    <b>答案庫</b>
    現有 { $count } 條答案{ $retired ->
        [0] 。
       *[other] ，另有 { $retired } 條停用。
    }
    傳幾個字給我，我就幫您找到那一條；也可以按下面的按鈕。找完了寫「算了」就好。
button-desk-go-on = 接著寫：{ $title }
button-desk-subjects = 按主題看
button-desk-new = 新寫一篇
button-desk-try = 試一個問題
button-desk-misses = 沒答上來的
button-desk-due = 該核對的 { $count } 條
button-desk-facts =
    { $count ->
        [0] 本地資訊
       *[other] 本地資訊（缺 { $count }）
    }
button-desk-dialect = 方言詞
button-desk-measure = 把握的尺度
button-desk-import = 匯入
button-desk-export = 匯出
subjects-title = <b>一共 { $count } 個主題</b>
button-subject = { $subject }（{ $count }）
subject-title = <b>{ $subject }</b> · { $count } 條
button-subject-export = 匯出這個主題
due-title =
    <b>30 天內該核對的，一共 { $count } 條</b>
    { $own ->
        [0] 沒有您寫的。
       *[other] 前 { $own } 條是您寫的。
    }
found-title =
    { $count ->
        [0] 沒有找到跟「{ $words }」有關的答案。換幾個字再傳給我，或者新寫一篇。
       *[other] 跟「{ $words }」最近的 { $count } 條。沒有的話，換幾個字再傳給我：
    }
button-article =
    { $retired ->
        [true] （停用）{ $title }
       *[false] { $title }
    }

# An article's page.

page-as-read = 居民看到的：
page-staff =
    ———
    <b>只有工作人員看得到：</b>
page-retired = 已經停用，居民找不到這一條。要恢復，請按「歷史」，回到停用前的一版。
page-expired = 有效期過了，現在不再照著回答，只請居民找人工。
page-not-begun = 還沒到生效的日子，居民還找不到。
page-subject =
    主題：{ $subject } · { $number ->
        [0] 系統自帶，沒有改過
       *[other] 第 { $number } 版
    }
page-somebody = 一位同事
page-changed = 最後改的：{ $who }，{ $when }
page-texts = 別的問法 { $aliases } 種 · 不是問這個的 { $unlike } 種
page-review =
    { $late ->
        [true] 該核對了：{ $day }
       *[false] 下次核對：{ $day }
    }
page-since = 生效：{ $day }
page-until = 有效到：{ $day }
page-asked = 近 30 天問到 { $asked } 次 · 有用 { $useful } · 沒用 { $useless }
page-reasons = 沒用的原因：{ $reasons }
page-reason =
    { $reason ->
        [wrong] 說得不對 { $count }
        [outdated] 過時了 { $count }
        [unclear] 看不明白 { $count }
       *[other-question] 不是問這個 { $count }
    }
button-change =
    { $field ->
        [question] 改問題
        [aliases] 改問法
        [answer] 改答案
        [unlike] 不是這些
        [sources] 改依據
        [post] 改窗口
        [subject] 換主題
        [days] 改日期
        [review] 下次核對
        [since] 哪天生效
       *[until] 有效到哪天
    }
button-english =
    { $there ->
        [true] 改英文
       *[false] 加英文
    }
button-try-this = 試一試
button-history = 歷史
button-retire = 停用
button-retire-sure = 確定停用
button-open-article = 打開這一條
days-which = 改哪一個日子？
retire-sure = 確定停用「{ $title }」嗎？居民就再也找不到它了；以後可以從歷史裡恢復。
article-retired = 「{ $title }」停用了，居民很快就找不到它。要恢復，請按「歷史」。

# Versions.

history-title = <b>{ $title }</b> · 一共 { $count } 版，新的在前：
history-line =
    第 { $number } 版 · { $what ->
        [shipped] 系統自帶的
        [written] { $who }寫的 · { $when }
        [edited] { $who }改的 · { $when }
        [retired] { $who }停用的 · { $when }
        [rolled-back] { $who }恢復的 · { $when }
       *[imported] { $who }匯入的 · { $when }
    }
button-version = 看第 { $number } 版
past-first = 這是最早的一版。
past-same = 跟前一版一樣。
past-since = 這一版以後，又有這些改動：
button-return = 恢復這一版
button-return-sure = 確定恢復
return-sure = 確定讓「{ $title }」回到第 { $number } 版嗎？會存成新的一版，現在的內容也還在歷史裡。
article-returned =
    { $told ->
        [0] 恢復成第 { $number } 版的樣子了。
       *[other] 恢復成第 { $number } 版的樣子了，也告訴了 { $told } 位想知道變化的鄰居。
    }
article-field =
    { $field ->
        [question] 問題
        [aliases] 別的問法
        [answer] 答案
        [unlike] 不是問這個的
        [sources] 依據
        [post] 負責窗口
        [subject] 主題
        [review] 下次核對
        [since] 生效
       *[until] 有效到
    }
change-field =
    { $english ->
        [true] <b>{ $field }（英文）</b>
       *[false] <b>{ $field }</b>
    }
change-gone = － 去掉：{ $line }
change-came = ＋ 加上：{ $line }

# Writing.

write-step = 第 { $step } 步，共 { $of } 步
write-ask =
    { $field ->
        [question] 居民會怎麼問？寫成一句話，比如：電動車在哪裡充電？
        [aliases] 別人還會怎麼問？一行寫一種，至少 { $least } 種，多幾種更容易問到。照平時說話的樣子寫，比如：樓下能充電動車嗎
        [answer] 答案怎麼說？誰可以辦、要帶什麼、去哪裡辦、多久、多少錢，一樣寫一行最好。怎麼分行，居民看到的就怎麼分行。
        [unlike] 哪些問題看著像，其實不是問這個？一行寫一種。
        [sources] 依據是什麼？一行寫一個，比如：《老年人權益保障法》第九條。社區自己定的，寫公告的名字就行。
        [post] 哪個窗口負責？請點一個。
        [subject] 放在哪個主題下面？點一個，或者寫一個新的。
        [review] 什麼時候再核對一次？點一個，或者寫一個日子，比如：2027-05-01。今天就算核對過了。
        [since] 從哪一天起生效？寫一個日子，比如：2027-01-01。
       *[until] 有效到哪一天？寫一個日子，比如：2027-12-31。過了那一天，我就不再照著回答。
    }
write-in-english = 請用英文寫。
button-choice =
    { $value ->
        [half-year] 半年後
        [year] 一年後
       *[none] { $field ->
            [until] 一直有效
            [since] 馬上生效
           *[unlike] 沒有這樣的
        }
    }
button-enough = 夠了，下一步
write-current = 現在是下面這樣。點一下就能複製，改好整段傳給我：
write-braces = 花括號裡的是本地資訊，請照原樣留著；它們在「本地資訊」裡填。
suggested-title = 居民是這樣問的，一共 { $count } 種問法，我都記在「別的問法」裡了：
suggested-line = · { $line }
write-aliases-there =
    { $missing ->
        [0] 已經記下 { $count } 種，夠了。還想到別的，就再寫幾行；沒有，就按「夠了，下一步」。
       *[other] 已經記下 { $count } 種，再寫 { $missing } 種就夠。
    }
write-more-aliases = 收到，現在有 { $count } 種問法。請再寫 { $missing } 種。
write-not-understood =
    { $field ->
        [post] 請點上面的一個窗口。
        [review] 沒看懂，或者這一天已經過了。請寫成這樣：2027-05-01。
        [since] 沒看懂這個日子。請寫成這樣：2027-01-01。
        [until] 沒看懂，或者這一天已經過了。請寫成這樣：2027-12-31。
       *[other] 這裡面沒有字，我看不懂。
    }
write-again = 請改好再發一次，前面寫好的都還在。
write-words-only = 這裡要寫成文字。請寫一句話傳來。
write-use-buttons = 這一篇寫好了，還沒有發布。請按上面的按鈕；先不發，就按「不要了」。
write-look =
    { $new ->
        [true] 上面就是居民會看到的樣子。可以發布嗎？
       *[false] 上面是改過以後的樣子。改動是：
    }
write-nothing-changed = 沒有改動。
write-stops = 還不能發布，有 { $count } 處要改：
problem-line = · { $problem }
write-advice = 提個醒：{ $problem }
write-alike = 已經有一條很像：「{ $title }」。要是問的是同一件事，改那一條就行。
button-see-alike = 看那一條
write-english-left-behind = 英文還是原來的。請一起改，或者去掉，讓看英文的鄰居看中文。
button-language =
    { $english ->
        [true] 回到中文
       *[false] { $there ->
            [true] 改英文
           *[false] 加英文
        }
    }
button-no-english = 去掉英文
button-publish = 發布
button-publish-tell =
    { $new ->
        [true] 發布並告訴等答案的 { $count } 人
       *[false] 發布並告訴留意的 { $count } 人
    }
button-drop-draft = 不要了
write-published =
    { $new ->
        [true] 發布了，幾秒鐘以後大家就能問到。
       *[false] 改好了，幾秒鐘以後大家看到的就是新的。
    }
write-told =
    { $new ->
        [true] 已經告訴 { $count } 位等答案的鄰居。
       *[false] 已經告訴 { $count } 位想知道變化的鄰居。
    }
write-overtaken =
    { $retired ->
        [true] { $who }剛剛停用了這一條。
       *[false] { $who }剛剛也改了這一條，改動是：
    }
write-kept = 您寫的還在，還沒有發布。要不要放到新的上面，再看一眼？
button-anew = 放到新的上面
write-step-over = 這一步已經過去了，請按最下面那一條裡的按鈕。
write-dropped = 好的，沒有發布，寫的內容收走了。
added-title =
    { $what ->
        [alias] 加好了。以後這樣問，就能找到「{ $title }」：
       *[unlike] 記下了。以後這樣問，就不再答「{ $title }」：
    }
added-left = 還有 { $count } 句裡像有名字或號碼，沒有加。
add-names-somebody = 這句話裡像有名字或號碼，不能直接加。請按「{ $button }」，換個說法寫進去。
add-not-possible = 這句話加不進去：
fix-title =
    居民問：{ $words }
    答的是：「{ $title }」
fix-ask = 這樣問，該不該答這一條？
button-add-alias = 加成問法
button-add-unlike = 不是問這個
articles-due =
    <b>您寫的答案，有 { $count } 條該核對了</b>
    請對一對依據：沒變，就按「改日期」定下次核對的日子；變了，就改過來。
articles-due-line = · { $title }
articles-due-more = 還有 { $count } 條，發送 /article 就能看到。

# What is wrong, and how to mend it.

article-key =
    { $key ->
        [question] 問題
        [aliases] 別的問法
        [unlike] 不是問這個的
        [answer] 答案
        [sources] 依據
        [title] 依據的名字
        [title_en] 依據的英文名
        [articles] 依據的條數
        [post] 負責窗口
        [subject] 主題
        [reviewed] 核對日期
        [review_by] 下次核對
        [valid_from] 生效日期
        [valid_until] 有效期
        [id] 編號
       *[other] { $key }
    }
article-problem =
    { $what ->
        [unreadable-file] 這個檔案讀不出來。請存成 UTF-8 文字再發。
        [unreadable-sheet] 這張表讀不出來。請用匯出的表來填，存成 .xlsx 再發。
        [syntax] 格式斷了。請看看這一行和上一行，是不是少了引號、括號或者逗號。
        [unknown-key] 不認識「{ $key }」。請改正，或者去掉。
        [missing-key] 缺「{ $key }」。請補上。
        [wrong-type] 「{ $key }」的寫法不對。請照匯出的樣子寫。
        [empty-text] 「{ $key }」還空著。請寫上。
        [no-articles] 裡面沒有答案。請照匯出的樣子寫。
        [bad-id] 編號「{ $id }」不行。請只用小寫字母、數字和連字號，最多 37 個。
        [duplicate-id] 編號「{ $id }」用了兩次。請換一個。
        [unknown-post] 沒有「{ $post }」這個窗口。請選一個有的窗口。
        [missing-source] 沒有寫依據。請寫上法規或通知的名字。
        [review-order] 下次核對的日子要在核對日期之後。請按「下次核對」重新定。
        [reviewed-in-future] 核對日期 { $reviewed } 還沒到。請寫真正核對的那一天。
        [past-review] 早就該核對了。請對過依據，再按「下次核對」定新的日子。
        [valid-order] 有效期比生效還早。請改一個日子。
        [unknown-fact] 沒有「{ $found }」這項本地資訊。請改正，或者直接寫字。
        [missing-language] 沒有中文。請寫上中文。
        [alias-is-unlike] 「{ $found }」又算問法，又算不是問這個。請只留一處。
        [few-aliases] 別的問法只有 { $count } 種，寫到 { $least } 種以上更容易問到。
        [long-text] 「{ $key }」有 { $count } 個字，最多 { $most } 個。請刪短一些，或者拆成兩條。
        [html] 「{ $key }」裡有 { $found }，居民看到的會是亂碼。請去掉。
        [foreign-link] 「{ $key }」裡的連結 { $found } 不是政府網站。請去掉，或者只寫網頁的名字。
        [private-number] 「{ $key }」裡像有手機號碼或身分證號。請去掉，只寫窗口的電話。
       *[other] 有一處寫法不對（{ $what }）。
    }

# Trying a question.

try-ask = 把居民的話傳給我，一次一句。我照樣找一遍，告訴您會答什麼、為什麼。別人看不到。
try-this-ask = 您覺得居民會怎麼問到「{ $title }」？一次發一句，我告訴您找不找得到、為什麼。
try-words = <b>{ $words }</b>
try-outcome =
    { $outcome ->
        [answer] 結果：直接回答。
        [doubtful] 結果：不太確定，列出幾條讓居民選。
       *[unsure] 結果：沒有把握，請居民找人工。
    }
try-match =
    <b>{ $name }　{ $title }</b>
    { $level ->
        [sure] 把握大：{ $percent }%
        [possible] 把握不大：{ $percent }%
       *[low] 把握太小：{ $percent ->
            [0] 不到 1%
           *[other] { $percent }%
        }
    }
try-met = 對上的是：{ $unit }
try-terms = 共同的字詞：{ $terms }
try-expected = 您要看的那一條：
try-nothing-shared = <b>✱　{ $title }</b>：跟這句話一個詞都對不上，所以找不到。
button-try-open = { $name } 打開
button-try-alias = { $name } 加成問法
button-try-unlike = { $name } 不是問這個
button-why-not = 為什麼不是另一條？
try-which =
    { $count ->
        [0] 您以為會是哪一條？傳幾個字給我：
       *[other] 您以為會是哪一條？不在下面的話，傳幾個字給我：
    }

# What holds for all articles.

facts-title =
    <b>本地資訊</b>：填了 { $given } 項，還缺 { $missing } 項
    答案裡用到的地址、電話、標準，在這裡填一次，處處都換。沒填的地方，居民看到「以窗口答覆為準」。
facts-line = · { $name }：{ $value }
facts-none = （還沒填）
button-facts-fill = 一個一個填
fact-ask = <b>{ $name }</b>是什麼？比如：{ $example }
fact-now = 現在是（點一下就能複製）：
button-fact-skip = 跳過
button-fact-empty = 清空
button-fact-leave = 先到這裡
fact-kept =
    { $empty ->
        [true] 「{ $name }」清空了。
       *[false] 記下了。{ $name }：{ $value }
    }
fact-articles = 用到它的 { $count } 條答案，幾秒鐘後就換過來。
dialect-title =
    <b>方言詞</b>
    { $used ->
        [true] 在用{ $name }詞表，{ $count } 個詞。居民照家裡話問，也找得到。
       *[false] 還沒有用詞表。
    }
dialect-own = 社區自己加的 { $count } 個：
dialect-word = · { $word } = { $means }
dialect-taken = 從詞表裡去掉的：{ $words }
dialect-ask = 要加詞，寫成「啷個=怎麼」；要去掉，只寫「啷個」。一行一個，可以一次寫好幾個。
dialect-not-understood = 「{ $line }」沒看懂。請寫成「方言詞=普通話」，每邊最多 { $longest } 個字。這一次寫的都還沒記，請改好再發。
button-dialect-use = 用{ $name }詞表
measure-title =
    <b>把握的尺度</b>
    把握到 { $sure }% 才直接回答；到 { $possible }% 就列出來讓居民選；再小就說沒有把握。
    { $default ->
        [true] 這是原來的尺度。
       *[false] 原來的尺度是 { $usual_sure }% 和 { $usual_possible }%。
    }
measure-effects = 您最近試過的 { $count } 個問題，會是這樣：
measure-no-trials = 先試幾個問題，再到這裡來，就能看到改了以後有什麼不同。
measure-effect =
    · { $words }：{ $same ->
        [true] { $after ->
            [answer] 直接回答
            [doubtful] 讓居民選
           *[unsure] 沒有把握
        }
       *[false] { $before ->
            [answer] 直接回答
            [doubtful] 讓居民選
           *[unsure] 沒有把握
        } → <b>{ $after ->
            [answer] 直接回答
            [doubtful] 讓居民選
           *[unsure] 沒有把握
        }</b>
    }
measure-end = 已經到頭了，不能再往這邊調。
button-measure =
    { $name ->
        [sure] { $up ->
            [true] 更小心才答
           *[false] 更大膽地答
        }
       *[possible] { $up ->
            [true] 少列幾條
           *[false] 多列幾條
        }
    }
button-measure-default = 回到原來的尺度

# Articles as files.

import-ask = 請把檔案傳給我：.xlsx 或者 .toml，不超過 { $most } MB。格式跟匯出的一樣，可以先匯出一份來改。
import-wrong-kind = 這裡要一個 .xlsx 或者 .toml 檔案。請用「檔案」的方式傳來。
import-too-large = 檔案太大了，最多 { $most } MB。請拆成幾個再發。
import-reading = { $name } 收到了，正在一條一條看……
import-mistakes = <b>{ $name } 有 { $count } 處要改，一條都還沒有收進來：</b>
import-line =
    { $known ->
        [true] 第 { $line } 行（{ $article }）：{ $problem }
       *[false] 第 { $line } 行：{ $problem }
    }
import-more = 還有 { $count } 處，改完上面的再看。
import-again = 改好以後，請再發一次。
import-sound =
    <b>{ $name } 沒有問題。</b>
    新的 { $new } 條 · 有改動 { $changed } 條 · 一樣的 { $same } 條
import-left-behind = 有 { $count } 條只改了一種文字，別的（繁體或英文）還是原來的。請一起改；把那一格清空也行，繁體會自動轉出來。
import-advice = 提個醒，不影響匯入：{ $count } 處
import-overtaken = 您看過以後，有人又改了其中的答案，所以還沒有匯入。下面是現在的對照，看好了請再按一次。
import-nothing-new = 跟現在的完全一樣，不用匯入。
button-take-in = 全部匯入
import-done = 匯入好了：新的 { $new } 條，改了 { $changed } 條，一樣的 { $same } 條沒有動。幾秒鐘以後大家就能問到。
export-ask = 現有 { $count } 條答案。要表格（XLSX，用試算表軟體改），還是文字（TOML）？都能改好再匯入。
button-export-xlsx = 表格 XLSX
button-export-toml = 文字 TOML
export-name = 答案庫 { $day }
export-caption = { $count } 條答案。改好以後，發送 /article，按「匯入」就能收回來。
