# The tree of places.

level-district = district
level-street = street
level-community = community
level-grid = grid
level-building = building
place-everywhere = everywhere
places-top =
    { $count ->
        [0] There are no places yet. Add the community first, then grids and buildings.
        [one] There is one place at the top.
       *[other] There are { $count } places at the top.
    }
places-here =
    <b>{ $trail }</b>
    { $level } · { $count } inside
places-which-level = What kind of place?
places-ask-names = Adding to “{ $above }”: { $level }. Please write the names, one a line; several at once are fine.
places-ask-new-name = What should “{ $old }” be called?
places-sure-to-remove = Remove “{ $place }”? Residents who live there stay; they only choose their home again.
button-add-place = Add
button-rename = Rename
button-remove = Remove
button-remove-sure = Yes, remove
