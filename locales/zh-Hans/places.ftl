# The tree of places.

level-district = 区
level-street = 街道
level-community = 社区
level-grid = 网格
level-building = 楼栋
place-everywhere = 全部
places-top =
    { $count ->
        [0] 还没有任何地方。先加上社区，再加网格和楼栋。
       *[other] 最上一级有 { $count } 处。
    }
places-here =
    <b>{ $trail }</b>
    { $level } · 下面有 { $count } 处
places-which-level = 要加的是哪一种？
places-ask-names = 在“{ $above }”下面加{ $level }。请写名称，一行一个，可以一次写好几个。
places-ask-new-name = “{ $old }”改成什么名字？
places-sure-to-remove = 确定删掉“{ $place }”吗？住在这里的居民不会删掉，只是要重新选住处。
button-add-place = 添加
button-rename = 改名
button-remove = 删掉
button-remove-sure = 确定删掉
