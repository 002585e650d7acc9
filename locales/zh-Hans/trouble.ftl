# Refusals, strays and faults. Every one says what to do next.

refused-not-allowed = 这一步要工作人员或管理员来做。需要帮忙，请私下跟我说“找人工”。
refused-not-found = 这一条已经不在了。请发送 /help，看看现在能办什么。
refused-already-taken = 这件事刚刚由{ $who }接下了，谢谢您！
refused-not-yours = 这个按钮是给另一位邻居的。您有自己的问题，直接写给我就行。
refused-too-many =
    您有 { $count } 件事还没办完，暂时不能再添。发送“我的”，可以撤回一件。
    { $counter ->
        [phone] 着急的话，请打服务台电话：{ $phone }。
       *[none] 着急的话，请到社区服务窗口。
    }
refused-bad-name = “{ $name }”不能当名称：不能空着、不能是问句、不能超过 { $longest } 个字，也不能跟旁边的重名。这一次写的都还没加上，请改好再发一次。
refused-still-in-use = “{ $name }”里还有下一级、身份或者群，先把它们移走才能删。
refused-no-such-person = 找不到这个人，可能资料已经删掉了。请发送 /start 再来一次。
refused-administrator-from-settings = 管理员在程序的设置里指定，这里不能改。
refused-invitation-over = 这个邀请链接已经用过或者过期了。请向发给您的人再要一个。
slow-down = 您发得比我看得快，后面几条我没看到。请等一会儿，再发一次。
stray-anonymous = 您现在是匿名管理员，我认不出是哪一位。请先在群设置里关掉匿名，再发一次。
stray-command = 我不认识这个命令。发送 /help，看看我能做什么；或者直接写下您的问题。
stray-content = 这一种我看不懂。请把事情写成一句话，发照片、视频或者语音也行；想找人，请发一个 0。
stray-button = 这个按钮是以前的，现在用不了了。请发送 /help，从头开始。
stray-long = 这条消息太长了，我怕漏掉。请用一两句话写下最想问的；想找人，请发一个 0。
trouble-apology =
    没办成，是我们这边出了问题，不怪您。请再试一次；还是不行，就把编号 { $code } 告诉工作人员。
    { $counter ->
        [phone] 服务台电话：{ $phone }
       *[none] 社区服务窗口也能办。
    }
trouble-surprise = 程序出了一次意外，编号 { $code }（{ $kind }）。详细原因在日志里，按编号就能找到。
refused-ended = 这件事已经办完或者撤回了，不用再管。
refused-file-gone = 这个文件已经取不到了。请再发一次。
stray-edit = 改过的消息我看不到。请把要说的再发一条。
refused-notice-too-long = 写得太长了，多了 { $over } 个字（最多 { $longest } 个）。请把文字删短一些再发一次；前面的图片和写好的都还在，不用重发。
refused-notice-empty = 还没有文字。请写几个字再发一次，第一行当标题。
refused-nobody-to-reach = 这样选，没有一个人能收到。请按“发给谁”换一换；一定要告诉他们的话，请打印出来贴上。
refused-nobody-to-approve = 这条通知要另一位工作人员同意，可是现在找不到这样的人。请让管理员来发，或者先请一位同事发送 /start。
refused-own-notice = 自己写的通知要由另一位工作人员同意，已经告诉他们了。
refused-too-late = 定的时间已经过去了。请重新选一个时间。
refused-already-nudged = 已经提醒过一次了，不再打扰大家。没确认的，可以按“没联系上的”交给网格员。
refused-correction-needs-administrator = 这条通知不是一个人定的，更正要由管理员来做，请跟管理员说一声。着急的话，您可以先暂停或者撤回。
refused-too-few = 能收到这条通知的少于 5 人，没有报告，免得看出是谁。按“看原文”可以再看一遍通知。
refused-too-few-for-topic = 想听这个话题、又住在这里的人太少，为了不让人猜出是谁，不能单独发。请多选几处地方。
refused-mixed-media = 图片和文件不能放在同一条通知里。请只发图片，或者只发文件；写好的内容还在。
refused-id-taken = 这个编号已经有一条答案了，也可能是停用的。请从列表里打开那一条来改。
refused-changed-meanwhile =
    { $known ->
        [yes] 这条答案刚刚被{ $who }改过了，您写的还没发布，也没丢。请看一眼新的，再决定要不要发布。
       *[no] 这条答案刚刚被改过了，您写的还没发布，也没丢。请看一眼新的，再决定要不要发布。
    }
