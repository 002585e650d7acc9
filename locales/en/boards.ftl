# The board of whoever works on cases.

board-title = <b>{ $counts }</b>
board-count = { $name } { $count }
board-joint = { " · " }
board-section =
    { $section ->
        [today] Due today
        [soon] Due soon
        [later] Not urgent
        [asking] Waiting for the resident
        [hold] On hold
        [returned] Came back
        [waiting] To be taken
        [led] Led by me
       *[all] Everything open
    }
board-pressing = Most pressing:
board-nothing = You have nothing to do, and nothing waits to be taken. This card updates itself when something comes.
board-line =
    <b>#R{ $number } { $what } · { $place }</b>
    { $how ->
        [waiting] to be taken by { $until }
        [waiting-late] should have been taken by { $until }
        [waiting-undated] waits to be taken
        [taken] to be done by { $until }
        [taken-late] should have been done by { $until }
        [taken-undated] in hand
        [asking-undated] waiting for the resident; the clock stands still
        [on-hold] on hold until { $until }
        [on-hold-undated] on hold
        [withdrawn-undated] no longer needed
        [merged-undated] goes on in another case
       *[ended-undated] done
    }{ $named ->
        [true] { " " }(with { $who })
       *[false] { "" }
    }
board-section-title = <b>{ $name }: { $count }</b>
board-section-empty = Nothing now.
board-grid =
    { $name }: to be taken { $waiting } · in hand { $taken } · waiting for the resident { $asking } · on hold { $hold }{ $late ->
        [0] { "" }
       *[other] { " " }· <b>late { $late }</b>
    }
board-no-grid = In no grid
board-gone =
    { $how ->
        [moved] Your board is on the new card below. This one is no longer updated.
        [closed] You have no role that takes cases now, so this board was put away. Please ask an administrator if that is wrong.
       *[old] Nobody used this board for two weeks, so it is no longer updated. Send /board to open it again.
    }
board-in-private = A board is for its owner alone. Please press the button below to open it in the private chat.
board-ask = Which case? Send me a number, a category, a building or the name of whoever has it, such as: 17, leak, 3 栋.
board-found = <b>About “{ $words }”: { $count }</b>
board-found-none = Nothing found for “{ $words }”. Try a number, a category, a building or the name of whoever has it.
board-found-more = { $count } more are not listed. Another word narrows it down, such as “3 栋 leak”.
button-board =
    { $section ->
        [today] See today
        [soon] See due soon
        [later] See not urgent
        [asking] See waiting
        [hold] See on hold
        [returned] See returned
        [waiting] See to take
        [led] See led by me
       *[all] See everything
    }
button-board-open = Open #R{ $number }
button-board-back = Back
button-board-search = Search
