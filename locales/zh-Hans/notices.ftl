# Notices: what readers see.

notice-urgent = ⚠️ 紧急通知
notice-footer = #N{ $number } · 核验码 { $code } · { $office }
notice-office = 居委会
notice-standing = 居委会不会向您要验证码，也不会让您转账。
notice-corrected-at = 已更正：{ $when }
notice-known-by = 已有 { $count } 位邻居知道了。
button-know = 我知道了
button-known = ✓ 已知道
notice-thanks = 知道了，谢谢您。
notice-thanks-again = 您已经说过知道了，谢谢。
notice-preview = 这是给您看的样子，还没有发给大家。
notice-over = 这条通知已经撤回，不用再管。
notice-corrected = #N{ $number }“{ $title }”有更正，您看过的那条已经改好了。请再看一眼。
notice-withdrawn = #N{ $number } 已经撤回，不用再管。
notice-nudge = #N{ $number }“{ $title }”还等您看一眼。看过以后，请按“我知道了”。
notice-digest = <b>今天还有 { $count } 条通知：</b>
notice-line = · #N{ $number } { $title }
notice-line-event = · #E{ $number } { $title }
button-open-notice = 打开通知
button-open-number = 打开 #N{ $number }
button-open-event = 打开 #E{ $number }

verify-ask = 请把通知或者证明上的核验码发给我：通知是四个字母和数字，比如 K7Q2；证明是八个，比如 K7Q2-M9XD。
verify-genuine =
    这是{ $office }发的真通知：#N{ $number }“{ $title }”，{ $when } 发出。
    居委会不会向您要验证码，也不会让您转账。
verify-corrected =
    这是{ $office }发的真通知：#N{ $number }“{ $title }”，{ $when } 发出，后来有更正。请以更正后的为准{ $opens ->
        [true] ，发送 #N{ $number } 可以看到。
       *[false] 。
    }
    居委会不会向您要验证码，也不会让您转账。
verify-withdrawn = { $office }发过 #N{ $number }“{ $title }”，后来撤回了，不用再管。
verify-unknown =
    查不到这个核验码。写着它的通知或者证明，先不要当真；不要点链接，不要转账。
    请对照着再发一次 /verify；还是查不到，就按“找人工”问工作人员。

topics-choose = 想多听哪方面的消息？点一下就好，再点一下就不听了。住处的通知不用选，一样会发给您。
notice-topic =
    { $topic ->
        [outages] 停水停电
        [safety] 安全提醒
        [events] 社区活动
        [jobs] 工作和培训
        [health] 健康讲座
        [children] 孩子的事
       *[seniors] 老人的事
    }
button-chosen = ✓ { $words }

# Writing one.

announce-ask = 请把通知发给我：文字、图片或者文件都行，第一行当标题。这次以{ $office }的名义发。
announce-recent = 最近的通知一共 { $count } 条，点一下可以打开：
announce-which-office = 这次以哪里的名义发？
announce-templates = 用哪一个模板？
announce-no-templates = 还没有模板。写好一条通知，按“存为模板”就有了。
announce-needs-words =
    { $kind ->
        [document] 文件收到了。请再发一条文字，第一行当标题。
       *[photo] 图片收到了。请再发一条文字，第一行当标题。
    }
announce-words-only = 这里要写成文字，一句话就行。
announce-only-these = 通知里只能放文字、图片和文件。请换一种再发一次。
announce-too-many = 一条通知最多放 { $most } 张图片，多的没有收。
announce-ask-again = 请把新的内容发给我，会整条换掉。
button-templates = 用模板
button-template = { $title }
button-recent-notice =
    #N{ $number } · { $state ->
        [draft] 草稿
        [waiting] 等人同意
        [scheduled] 定好时间
        [missed] 错过时间
        [sending] 发送中
        [paused] 暂停了
        [stopped] 停止了
        [done] 发完了
        [withdrawn] 撤回了
       *[dropped] 放弃了
    } · { $title }
button-drop-template = 删掉模板

draft-title =
    <b>#N{ $number } { $state ->
        [draft] 草稿
        [waiting] 等人同意
        [scheduled] 定好时间
        [missed] 错过时间
        [sending] 发送中
        [paused] 暂停了
        [stopped] 停止了
        [done] 发完了
        [withdrawn] 撤回了
       *[dropped] 放弃了
    } · { $title }</b>
draft-to = 发给：{ $whom }
draft-people = { $places } · { $roles }
draft-people-by-topic = { $places } · { $roles } · 想听“{ $topics }”的
draft-several-places = { $places }等 { $count } 处
draft-residents = 居民
draft-groups-only = 只发到群里
draft-heads =
    { $others ->
        [0] 能收到：{ $writable } 人
       *[other] 能收到：{ $writable } 人；还有 { $others } 人没有打开过我，或者不再接收，请另外告诉他们
    }
draft-heads-few = 能收到：少于 5 人
draft-groups = 群：{ $groups }
draft-when = 时间：{ $when }
draft-at-once = 马上发
draft-repeat =
    { $repeat ->
        [daily] { $when } 起，每天一次
        [weekly] { $when } 起，每周一次
       *[monthly] { $when } 起，每月一次
    }
draft-quiet = 安静时间不打扰大家，会在{ $when } 送到。
draft-asks =
    { $asks ->
        [true] 请大家按“我知道了”
       *[false] 不用按“我知道了”
    }
draft-pins = 群里置顶
draft-lasts = { $days } 天内没送到就不再送
draft-options = 选项：{ $options }
draft-reason = 紧急，夜里也送到。原因：{ $reason }
draft-joint = 、
draft-album = 图片都传完以后，按“先发给我看”看看样子。
draft-now =
    { $state ->
        [waiting] 要另一位工作人员同意才会发，已经请了 { $asked } 位来看。
        [scheduled] 到时间会自己发出去。
        [missed] 定的时间过去了，还没有发。现在还发吗？
       *[dropped] 这一条已经放弃，不会再发。
    }
button-aim = 发给谁
button-when = 时间
button-options = 选项
button-look = 先发给我看
button-original = 看原文
button-rewrite = 改内容
button-keep-template = 存为模板
button-drop = 放弃
button-done = 好了
button-drop-sure = 确定放弃
button-send = 发送（{ $count }）
button-send-count =
    { $groups ->
        [0] { $people } 人
       *[other] { $people } 人、{ $groups } 个群
    }
button-send-few =
    { $groups ->
        [0] 少于 5 人
       *[other] 少于 5 人、{ $groups } 个群
    }
draft-sure-to-drop = 确定放弃 #N{ $number } 吗？写好的内容不会再发。
draft-dropped = #N{ $number } 放弃了，不会发出。
template-kept = 存成模板了。下次发送 /announce，按“用模板”就能用。

aim-title = 现在发给：{ $whom }
aim-places = 选地方：整个{ $office }，或者里面的几处。
aim-whole = 整个{ $choice }
aim-whole-stays = 已经是发给整片了。只发给其中几处，请点那几处的名字。
aim-roles = 选身份。一个都不选，就是所有居民。
aim-topics = 选话题，只发给想听的人。
aim-groups = 选群。
aim-no-groups = 这里还没有登记过的群。管理员在群里发送 /link 就能登记。
aim-counted = { $name }（{ $count } 人）
aim-counted-few = { $name }（少于 5 人）
aim-group-name = { $purpose }（{ $place }）
button-inside = { $place }里面 ›
button-aim-kind =
    { $kind ->
        [places] 地方
        [roles] 身份
        [topics] 话题
       *[groups] 群
    }

when-choose = 什么时候发？点下面选，也可以直接写，比如：明天 9:30。
when-hour = { $day }几点？
when-not-understood = 没看懂这个时间。请写成这样：明天 9:30，或者 11-25 9:30。
button-at-once = 马上发
button-repeat =
    { $repeat ->
        [once] 只发一次
        [daily] 每天
        [weekly] 每周
       *[monthly] 每月
    }

options-choose = 这条通知怎么发？点一下就改。
option-asks = 请大家按“我知道了”
option-pins = 群里置顶
option-lasts = { $days } 天内有效
button-urgent = 紧急
button-calm = 不紧急了
urgent-ask =
    { $alone ->
        [true] 为什么紧急？请写一句原因。夜里也会送到，由您一个人决定，所有工作人员都会看到原因。
       *[false] 为什么紧急？请写一句原因。夜里也会送到，要另一位工作人员同意，所有工作人员都会看到原因。
    }

send-sure-now = 发给 { $count }，{ $span }。现在发？
send-sure-planned = 发给 { $count }。时间：{ $when }。就这样定？
send-sure-quiet = 发给 { $count }。现在是安静时间，{ $when } 送到。就这样定？
send-urgent = 紧急通知夜里也会响。
send-alone = 不用第二个人同意，由您一个人决定。
send-second =
    { $why ->
        [urgent] 紧急通知要另一位工作人员同意才会发。
       *[many] 人比较多，要另一位工作人员同意才会发。
    }
button-send-sure = 发送
button-not-yet = 再看看
send-begun-few = #N{ $number } 在路上了，能收到的少于 5 人。送到哪一步，下面会告诉您。
send-begun = #N{ $number } 在路上了，共 { $count } 条。送到哪一步，下面会告诉您。
button-show = 查看
button-refresh = 刷新

# A second person.

approve-title = <b>#N{ $number } 等人同意 · { $title }</b>
approve-facts =
    写的人：{ $author }
    发给：{ $whom }（{ $readers }）
    时间：{ $when }
approve-readers = { $count } 位读者
approve-ask = 看过原文，觉得可以发，就按“同意发送”。
approve-late = 定的时间已经过去，没有发出去。已经请写的人看看，还要不要发、什么时候发。
button-agree = 同意发送
button-send-back = 退回修改
notice-approved = #N{ $number }“{ $title }”：{ $who }同意了。
notice-sent-back = #N{ $number }“{ $title }”：{ $who }说先不发。要改的话，请按“查看”。
notice-late = #N{ $number }“{ $title }”原定{ $starts } 发。{ $gone ->
        [true] 写它的人已经不能在这里发通知了，所以没有自己发出去。
       *[false] 到时候没有自己发出去。
    }现在还发吗？
late-settled = #N{ $number } 已经有人处理过了，下面是它现在的样子。
button-another-time = 换个时间
button-send-late = 现在发
button-take-back = 取回修改
notice-urgent-sent =
    紧急通知 #N{ $number }“{ $title }”发出了。
    { $alone ->
        [true] { $who }写的，由管理员一人决定。
       *[false] { $who }写的，另一位工作人员同意了。
    }
    原因：{ $reason }

# While it goes, and after.

progress-count =
    { $outcome ->
        [sent] 送到 { $count }
        [failed] 没送到 { $count }
        [unknown] 不确定 { $count }
        [expired] 过期没发 { $count }
        [cancelled] 停发 { $count }
       *[left] 还剩 { $count }
    }
progress-few = 能收到的少于 5 人，不列数字，免得看出是谁。
progress-confirmed = 已有 { $count } 人按了“我知道了”
progress-grid = { $grid }：{ $reached } 人里有 { $confirmed } 人知道了
progress-unpinned = 有 { $count } 个群没能置顶：请给我置顶消息的管理员权限，或者请群主手动置顶。
progress-span = 还要{ $span }
progress-waits = 安静时间不打扰大家，{ $clock } 开始送
progress-aside = { $count } 人今天的通知已经满了，{ $clock } 一起汇总给他们
button-pause = 暂停
button-resume = 继续
button-stop = 停止
button-stop-sure = 确定停止
button-withdraw-notice = 撤回
button-withdraw-notice-sure = 确定撤回
button-report = 报告
button-correct = 更正
button-correct-sure = 更正 { $count } 条
button-nudge = 再提醒没确认的 { $count } 人
button-unreached = 没联系上的
button-resend = 重发不确定的 { $count } 条
stop-sure = 确定停止 #N{ $number } 吗？还没送到的 { $left } 条不会再发，已经送到的不变。
withdraw-sure = 确定撤回 #N{ $number } 吗？还没发的不再发，已经送到的会收回；超过两天、收不回的，改成“已经撤回”。
correct-ask = 请把更正后的文字发给我，图片不变。
correct-needs-words = 请把更正后的话写成文字发来，图片不变。
correct-look = 上面是更正后的样子。要把大家手里的都换成这样吗？
correct-gone = 没找到更正后的内容，请再按一次“更正”，把文字发给我。
correct-begun = #N{ $number } 正在更正，共 { $count } 条。按过“我知道了”的人会另外收到一句提醒。
notice-nudged = 提醒了 { $count } 人。
notice-resent = 重发了 { $count } 条。
report-caption = <b>#N{ $number } · { $title }</b>
report-file-caption = 同样的数字，用表格软件打开。里面没有名字。
report-column-state = 结果
report-column-count = 条数
report-column-grid = 网格
report-column-confirmed = 确认
report-column-reached = 送到

unreached-title = <b>#N{ $number } · 没联系上的，按楼栋：</b>
unreached-line = · { $building }：{ $count } 人
unreached-nobody = · { $building }：还没有人在用我，请贴一张纸质通知
unreached-none = #N{ $number } 没有要另外联系的人。
unreached-hint = 名字只给管这一片的网格员看。
button-hand-out = 交给网格员
button-print-visits = 打印名单
button-print-notice = 打印通知
handed-out =
    { $count ->
        [0] 这些楼栋还没有能收到名单的网格员，请您自己安排。
       *[other] 交给了 { $count } 位网格员。没有网格员的楼栋，请您自己安排。
    }
notice-unreached =
    <b>#N{ $number }“{ $title }”</b>
    下面的邻居没收到，或者还没按“我知道了”。请打个电话，或者上门说一声。
unreached-building = <b>{ $building }</b>
unreached-person = · { $name }：{ $reason }
unreached-some = · { $count } 人：{ $reason }
unreached-reason =
    { $reason ->
        [blocked] 不再接收我的消息
        [no-account] 没有打开过我
        [failed] 没送到
       *[not-confirmed] 还没确认
    }
visits-heading = #N{ $number } { $title } · 上门和电话名单
