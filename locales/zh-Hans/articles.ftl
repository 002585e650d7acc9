# The desk: looking for articles.

menu-article = 答案：找、写、改
desk-menu =
    <b>答案库</b>
    现有 { $count } 条答案{ $retired ->
        [0] 。
       *[other] ，另有 { $retired } 条停用。
    }
    发几个字给我，我就帮您找到那一条；也可以按下面的按钮。找完了写“算了”就好。
button-desk-go-on = 接着写：{ $title }
button-desk-subjects = 按主题看
button-desk-new = 新写一篇
button-desk-try = 试一个问题
button-desk-misses = 没答上来的
button-desk-due = 该核对的 { $count } 条
button-desk-facts =
    { $count ->
        [0] 本地信息
       *[other] 本地信息（缺 { $count }）
    }
button-desk-dialect = 方言词
button-desk-measure = 把握的尺度
button-desk-import = 导入
button-desk-export = 导出
subjects-title = <b>一共 { $count } 个主题</b>
button-subject = { $subject }（{ $count }）
subject-title = <b>{ $subject }</b> · { $count } 条
button-subject-export = 导出这个主题
due-title =
    <b>30 天内该核对的，一共 { $count } 条</b>
    { $own ->
        [0] 没有您写的。
       *[other] 前 { $own } 条是您写的。
    }
found-title =
    { $count ->
        [0] 没有找到跟“{ $words }”有关的答案。换几个字再发给我，或者新写一篇。
       *[other] 跟“{ $words }”最近的 { $count } 条。没有的话，换几个字再发给我：
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
    <b>只有工作人员看得到：</b>
page-retired = 已经停用，居民找不到这一条。要恢复，请按“历史”，回到停用前的一版。
page-expired = 有效期过了，现在不再照着回答，只请居民找人工。
page-not-begun = 还没到生效的日子，居民还找不到。
page-subject =
    主题：{ $subject } · { $number ->
        [0] 系统自带，没有改过
       *[other] 第 { $number } 版
    }
page-somebody = 一位同事
page-changed = 最后改的：{ $who }，{ $when }
page-texts = 别的问法 { $aliases } 种 · 不是问这个的 { $unlike } 种
page-review =
    { $late ->
        [true] 该核对了：{ $day }
       *[false] 下次核对：{ $day }
    }
page-since = 生效：{ $day }
page-until = 有效到：{ $day }
page-asked = 近 30 天问到 { $asked } 次 · 有用 { $useful } · 没用 { $useless }
page-reasons = 没用的原因：{ $reasons }
page-reason =
    { $reason ->
        [wrong] 说得不对 { $count }
        [outdated] 过时了 { $count }
        [unclear] 看不明白 { $count }
       *[other-question] 不是问这个 { $count }
    }
button-change =
    { $field ->
        [question] 改问题
        [aliases] 改问法
        [answer] 改答案
        [unlike] 不是这些
        [sources] 改依据
        [post] 改窗口
        [subject] 换主题
        [days] 改日期
        [review] 下次核对
        [since] 哪天生效
       *[until] 有效到哪天
    }
button-english =
    { $there ->
        [true] 改英文
       *[false] 加英文
    }
button-try-this = 试一试
button-history = 历史
button-retire = 停用
button-retire-sure = 确定停用
button-open-article = 打开这一条
days-which = 改哪一个日子？
retire-sure = 确定停用“{ $title }”吗？居民就再也找不到它了；以后可以从历史里恢复。
article-retired = “{ $title }”停用了，居民很快就找不到它。要恢复，请按“历史”。

# Versions.

history-title = <b>{ $title }</b> · 一共 { $count } 版，新的在前：
history-line =
    第 { $number } 版 · { $what ->
        [shipped] 系统自带的
        [written] { $who }写的 · { $when }
        [edited] { $who }改的 · { $when }
        [retired] { $who }停用的 · { $when }
        [rolled-back] { $who }恢复的 · { $when }
       *[imported] { $who }导入的 · { $when }
    }
button-version = 看第 { $number } 版
past-first = 这是最早的一版。
past-same = 跟前一版一样。
past-since = 这一版以后，又有这些改动：
button-return = 恢复这一版
button-return-sure = 确定恢复
return-sure = 确定让“{ $title }”回到第 { $number } 版吗？会存成新的一版，现在的内容也还在历史里。
article-returned =
    { $told ->
        [0] 恢复成第 { $number } 版的样子了。
       *[other] 恢复成第 { $number } 版的样子了，也告诉了 { $told } 位想知道变化的邻居。
    }
article-field =
    { $field ->
        [question] 问题
        [aliases] 别的问法
        [answer] 答案
        [unlike] 不是问这个的
        [sources] 依据
        [post] 负责窗口
        [subject] 主题
        [review] 下次核对
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
        [question] 居民会怎么问？写成一句话，比如：电动车在哪里充电？
        [aliases] 别人还会怎么问？一行写一种，至少 { $least } 种，多几种更容易问到。照平时说话的样子写，比如：楼下能充电瓶车吗
        [answer] 答案怎么说？谁可以办、要带什么、去哪里办、多久、多少钱，一样写一行最好。怎么分行，居民看到的就怎么分行。
        [unlike] 哪些问题看着像，其实不是问这个？一行写一种。
        [sources] 依据是什么？一行写一个，比如：《老年人权益保障法》第九条。社区自己定的，写公告的名字就行。
        [post] 哪个窗口负责？请点一个。
        [subject] 放在哪个主题下面？点一个，或者写一个新的。
        [review] 什么时候再核对一次？点一个，或者写一个日子，比如：2027-05-01。今天就算核对过了。
        [since] 从哪一天起生效？写一个日子，比如：2027-01-01。
       *[until] 有效到哪一天？写一个日子，比如：2027-12-31。过了那一天，我就不再照着回答。
    }
write-in-english = 请用英文写。
button-choice =
    { $value ->
        [half-year] 半年后
        [year] 一年后
       *[none] { $field ->
            [until] 一直有效
            [since] 马上生效
           *[unlike] 没有这样的
        }
    }
button-enough = 够了，下一步
write-current = 现在是下面这样。点一下就能复制，改好整段发给我：
write-braces = 花括号里的是本地信息，请照原样留着；它们在“本地信息”里填。
suggested-title = 居民是这样问的，一共 { $count } 种问法，我都记在“别的问法”里了：
suggested-line = · { $line }
write-aliases-there =
    { $missing ->
        [0] 已经记下 { $count } 种，够了。还想到别的，就再写几行；没有，就按“够了，下一步”。
       *[other] 已经记下 { $count } 种，再写 { $missing } 种就够。
    }
write-more-aliases = 收到，现在有 { $count } 种问法。请再写 { $missing } 种。
write-not-understood =
    { $field ->
        [post] 请点上面的一个窗口。
        [review] 没看懂，或者这一天已经过了。请写成这样：2027-05-01。
        [since] 没看懂这个日子。请写成这样：2027-01-01。
        [until] 没看懂，或者这一天已经过了。请写成这样：2027-12-31。
       *[other] 这里面没有字，我看不懂。
    }
write-again = 请改好再发一次，前面写好的都还在。
write-words-only = 这里要写成文字。请写一句话发来。
write-use-buttons = 这一篇写好了，还没有发布。请按上面的按钮；先不发，就按“不要了”。
write-look =
    { $new ->
        [true] 上面就是居民会看到的样子。可以发布吗？
       *[false] 上面是改过以后的样子。改动是：
    }
write-nothing-changed = 没有改动。
write-stops = 还不能发布，有 { $count } 处要改：
problem-line = · { $problem }
write-advice = 提个醒：{ $problem }
write-alike = 已经有一条很像：“{ $title }”。要是问的是同一件事，改那一条就行。
button-see-alike = 看那一条
write-english-left-behind = 英文还是原来的。请一起改，或者去掉，让看英文的邻居看中文。
button-language =
    { $english ->
        [true] 回到中文
       *[false] { $there ->
            [true] 改英文
           *[false] 加英文
        }
    }
button-no-english = 去掉英文
button-publish = 发布
button-publish-tell =
    { $new ->
        [true] 发布并告诉等答案的 { $count } 人
       *[false] 发布并告诉留意的 { $count } 人
    }
button-drop-draft = 不要了
write-published =
    { $new ->
        [true] 发布了，几秒钟以后大家就能问到。
       *[false] 改好了，几秒钟以后大家看到的就是新的。
    }
write-told =
    { $new ->
        [true] 已经告诉 { $count } 位等答案的邻居。
       *[false] 已经告诉 { $count } 位想知道变化的邻居。
    }
write-overtaken =
    { $retired ->
        [true] { $who }刚刚停用了这一条。
       *[false] { $who }刚刚也改了这一条，改动是：
    }
write-kept = 您写的还在，还没有发布。要不要放到新的上面，再看一眼？
button-anew = 放到新的上面
write-step-over = 这一步已经过去了，请按最下面那一条里的按钮。
write-dropped = 好的，没有发布，写的内容收走了。
added-title =
    { $what ->
        [alias] 加好了。以后这样问，就能找到“{ $title }”：
       *[unlike] 记下了。以后这样问，就不再答“{ $title }”：
    }
added-left = 还有 { $count } 句里像有名字或号码，没有加。
add-names-somebody = 这句话里像有名字或号码，不能直接加。请按“{ $button }”，换个说法写进去。
add-not-possible = 这句话加不进去：
fix-title =
    居民问：{ $words }
    答的是：“{ $title }”
fix-ask = 这样问，该不该答这一条？
button-add-alias = 加成问法
button-add-unlike = 不是问这个
articles-due =
    <b>您写的答案，有 { $count } 条该核对了</b>
    请对一对依据：没变，就按“改日期”定下次核对的日子；变了，就改过来。
articles-due-line = · { $title }
articles-due-more = 还有 { $count } 条，发送 /article 就能看到。

# What is wrong, and how to mend it.

article-key =
    { $key ->
        [question] 问题
        [aliases] 别的问法
        [unlike] 不是问这个的
        [answer] 答案
        [sources] 依据
        [title] 依据的名字
        [title_en] 依据的英文名
        [articles] 依据的条数
        [post] 负责窗口
        [subject] 主题
        [reviewed] 核对日期
        [review_by] 下次核对
        [valid_from] 生效日期
        [valid_until] 有效期
        [id] 编号
       *[other] { $key }
    }
article-problem =
    { $what ->
        [unreadable-file] 这个文件读不出来。请存成 UTF-8 文字再发。
        [unreadable-sheet] 这张表读不出来。请用导出的表来填，存成 .xlsx 再发。
        [syntax] 格式断了。请看看这一行和上一行，是不是少了引号、括号或者逗号。
        [unknown-key] 不认识“{ $key }”。请改正，或者去掉。
        [missing-key] 缺“{ $key }”。请补上。
        [wrong-type] “{ $key }”的写法不对。请照导出的样子写。
        [empty-text] “{ $key }”还空着。请写上。
        [no-articles] 里面没有答案。请照导出的样子写。
        [bad-id] 编号“{ $id }”不行。请只用小写字母、数字和连字符，最多 37 个。
        [duplicate-id] 编号“{ $id }”用了两次。请换一个。
        [unknown-post] 没有“{ $post }”这个窗口。请选一个有的窗口。
        [missing-source] 没有写依据。请写上法规或通知的名字。
        [review-order] 下次核对的日子要在核对日期之后。请按“下次核对”重新定。
        [reviewed-in-future] 核对日期 { $reviewed } 还没到。请写真正核对的那一天。
        [past-review] 早就该核对了。请对过依据，再按“下次核对”定新的日子。
        [valid-order] 有效期比生效还早。请改一个日子。
        [unknown-fact] 没有“{ $found }”这项本地信息。请改正，或者直接写字。
        [missing-language] 没有中文。请写上中文。
        [alias-is-unlike] “{ $found }”又算问法，又算不是问这个。请只留一处。
        [few-aliases] 别的问法只有 { $count } 种，写到 { $least } 种以上更容易问到。
        [long-text] “{ $key }”有 { $count } 个字，最多 { $most } 个。请删短一些，或者拆成两条。
        [html] “{ $key }”里有 { $found }，居民看到的会是乱码。请去掉。
        [foreign-link] “{ $key }”里的链接 { $found } 不是政府网站。请去掉，或者只写网页的名字。
        [private-number] “{ $key }”里像有手机号或身份证号。请去掉，只写窗口的电话。
       *[other] 有一处写法不对（{ $what }）。
    }

# Trying a question.

try-ask = 把居民的话发给我，一次一句。我照样找一遍，告诉您会答什么、为什么。别人看不到。
try-this-ask = 您觉得居民会怎么问到“{ $title }”？一次发一句，我告诉您找不找得到、为什么。
try-words = <b>{ $words }</b>
try-outcome =
    { $outcome ->
        [answer] 结果：直接回答。
        [doubtful] 结果：不太确定，列出几条让居民选。
       *[unsure] 结果：没有把握，请居民找人工。
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
try-met = 对上的是：{ $unit }
try-terms = 共同的字词：{ $terms }
try-expected = 您要看的那一条：
try-nothing-shared = <b>✱　{ $title }</b>：跟这句话一个词都对不上，所以找不到。
button-try-open = { $name } 打开
button-try-alias = { $name } 加成问法
button-try-unlike = { $name } 不是问这个
button-why-not = 为什么不是另一条？
try-which =
    { $count ->
        [0] 您以为会是哪一条？发几个字给我：
       *[other] 您以为会是哪一条？不在下面的话，发几个字给我：
    }

# What holds for all articles.

facts-title =
    <b>本地信息</b>：填了 { $given } 项，还缺 { $missing } 项
    答案里用到的地址、电话、标准，在这里填一次，处处都换。没填的地方，居民看到“以窗口答复为准”。
facts-line = · { $name }：{ $value }
facts-none = （还没填）
button-facts-fill = 一个一个填
fact-ask = <b>{ $name }</b>是什么？比如：{ $example }
fact-now = 现在是（点一下就能复制）：
button-fact-skip = 跳过
button-fact-empty = 清空
button-fact-leave = 先到这里
fact-kept =
    { $empty ->
        [true] “{ $name }”清空了。
       *[false] 记下了。{ $name }：{ $value }
    }
fact-articles = 用到它的 { $count } 条答案，几秒钟后就换过来。
dialect-title =
    <b>方言词</b>
    { $used ->
        [true] 在用{ $name }词表，{ $count } 个词。居民照家里话问，也找得到。
       *[false] 还没有用词表。
    }
dialect-own = 社区自己加的 { $count } 个：
dialect-word = · { $word } = { $means }
dialect-taken = 从词表里去掉的：{ $words }
dialect-ask = 要加词，写成“啷个=怎么”；要去掉，只写“啷个”。一行一个，可以一次写好几个。
dialect-not-understood = “{ $line }”没看懂。请写成“方言词=普通话”，每边最多 { $longest } 个字。这一次写的都还没记，请改好再发。
button-dialect-use = 用{ $name }词表
measure-title =
    <b>把握的尺度</b>
    把握到 { $sure }% 才直接回答；到 { $possible }% 就列出来让居民选；再小就说没有把握。
    { $default ->
        [true] 这是原来的尺度。
       *[false] 原来的尺度是 { $usual_sure }% 和 { $usual_possible }%。
    }
measure-effects = 您最近试过的 { $count } 个问题，会是这样：
measure-no-trials = 先试几个问题，再到这里来，就能看到改了以后有什么不同。
measure-effect =
    · { $words }：{ $same ->
        [true] { $after ->
            [answer] 直接回答
            [doubtful] 让居民选
           *[unsure] 没有把握
        }
       *[false] { $before ->
            [answer] 直接回答
            [doubtful] 让居民选
           *[unsure] 没有把握
        } → <b>{ $after ->
            [answer] 直接回答
            [doubtful] 让居民选
           *[unsure] 没有把握
        }</b>
    }
measure-end = 已经到头了，不能再往这边调。
button-measure =
    { $name ->
        [sure] { $up ->
            [true] 更小心才答
           *[false] 更大胆地答
        }
       *[possible] { $up ->
            [true] 少列几条
           *[false] 多列几条
        }
    }
button-measure-default = 回到原来的尺度

# Articles as files.

import-ask = 请把文件发给我：.xlsx 或者 .toml，不超过 { $most } MB。格式跟导出的一样，可以先导出一份来改。
import-wrong-kind = 这里要一个 .xlsx 或者 .toml 文件。请用“文件”的方式发来。
import-too-large = 文件太大了，最多 { $most } MB。请拆成几个再发。
import-reading = { $name } 收到了，正在一条一条看……
import-mistakes = <b>{ $name } 有 { $count } 处要改，一条都还没有收进来：</b>
import-line =
    { $known ->
        [true] 第 { $line } 行（{ $article }）：{ $problem }
       *[false] 第 { $line } 行：{ $problem }
    }
import-more = 还有 { $count } 处，改完上面的再看。
import-again = 改好以后，请再发一次。
import-sound =
    <b>{ $name } 没有问题。</b>
    新的 { $new } 条 · 有改动 { $changed } 条 · 一样的 { $same } 条
import-left-behind = 有 { $count } 条只改了一种文字，别的（繁體或英文）还是原来的。请一起改；把那一格清空也行，繁體会自动转出来。
import-advice = 提个醒，不影响导入：{ $count } 处
import-overtaken = 您看过以后，有人又改了其中的答案，所以还没有导入。下面是现在的对比，看好了请再按一次。
import-nothing-new = 跟现在的完全一样，不用导入。
button-take-in = 全部导入
import-done = 导入好了：新的 { $new } 条，改了 { $changed } 条，一样的 { $same } 条没有动。几秒钟以后大家就能问到。
export-ask = 现有 { $count } 条答案。要表格（XLSX，用表格软件改），还是文字（TOML）？都能改好再导入。
button-export-xlsx = 表格 XLSX
button-export-toml = 文字 TOML
export-name = 答案库 { $day }
export-caption = { $count } 条答案。改好以后，发送 /article，按“导入”就能收回来。
