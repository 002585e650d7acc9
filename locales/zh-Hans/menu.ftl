# The "/" menu and the keyboard of everyday words.

menu-ask = 问政策、问办事
menu-repair = 报修
menu-assist = 求助
menu-my = 我托人办的事
menu-person = 找人工
menu-language = 换文字 Language
menu-mydata = 看或删掉我的资料
menu-help = 怎么用
menu-topics = 选想听的消息
menu-verify = 查通知、证明是不是真的
menu-promises = 答应的和做到的
menu-board = 我的台账
menu-patrol = 巡查：报哪里不好
menu-announce = 发通知
menu-staff = 身份：邀请与收回
menu-places = 整理网格和楼栋
menu-volunteer = 做志愿者
menu-tasks = 志愿任务
menu-birthday = 和邻居一起过生日
menu-hours = 我的服务时长
menu-task = 发志愿任务
menu-event = 办活动
menu-roster = 谁能来、时长表

everyday-ask = 问政策
everyday-repair = 报修
everyday-assist = 求助
everyday-mine = 我的
everyday-events = 活动
everyday-person = 找人工
everyday-placeholder = 写下您的问题

word-person = 人工|转人工|转人工服务|我要找人工|我要人工|人工服务|人工客服|客服|找真人|找工作人员|帮我找人
word-complaint = 投诉|我要投诉|我想投诉
word-suggestion = 建议|意见|提意见|提建议|意见建议|我有意见|我有建议
word-hello = 你好|您好|在吗|早上好|下午好|晚上好|喂
word-thanks = 谢谢|谢谢您|谢谢你|多谢|辛苦了|好的谢谢
word-who = 你是谁|您是谁|你是机器人吗|你是人吗|你是真人吗|你叫什么
word-phone = 电话|电话多少|社区电话|社区电话多少|居委会电话|居委会电话多少|服务台电话
small-hello = 您好！想知道什么，写成一句话就行，比如：公租房怎么申请。
small-thanks = 不客气。有事随时再来。
small-who = 我是{ $community }服务台的自动助手，叫邻里，不是真人。我只按核对过的条目回答；想跟人说，请按“找人工”，或者只发一个 0。
small-phone =
    { $counter ->
        [phone] 服务台电话：{ $phone }。
       *[none] 服务台还没有登记电话，请到社区服务窗口，或者按“找人工”。
    }
menu-events = 活动
word-cancel = 不用了|算了|取消|不写了|不要了
word-help = 帮助|怎么用|使用说明
