# The tree of places.

level-district = 區
level-street = 街道
level-community = 社區
level-grid = 網格
level-building = 樓棟
place-everywhere = 全部
places-top =
    { $count ->
        [0] 還沒有任何地方。先加上社區，再加網格和樓棟。
       *[other] 最上一級有 { $count } 處。
    }
places-here =
    <b>{ $trail }</b>
    { $level } · 下面有 { $count } 處
places-which-level = 要加的是哪一種？
places-ask-names = 在「{ $above }」下面加{ $level }。請寫名稱，一行一個，可以一次寫好幾個。
places-ask-new-name = 「{ $old }」改成什麼名字？
places-sure-to-remove = 確定刪掉「{ $place }」嗎？住在這裡的居民不會刪掉，只是要重新選住處。
button-add-place = 添加
button-rename = 改名
button-remove = 刪掉
button-remove-sure = 確定刪掉
