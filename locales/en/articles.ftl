# The desk: looking for articles.

menu-article = Answers: find, write, change
desk-menu =
    <b>Answers</b>
    { $count } answers{ $retired ->
        [0] .
       *[other] , and { $retired } retired ones.
    }
    Send me a few words and I will find the one you mean, or use the buttons below. When you are done, write “cancel”.
button-desk-go-on = Go on: { $title }
button-desk-subjects = By subject
button-desk-new = Write a new one
button-desk-try = Try a question
button-desk-misses = Unanswered
button-desk-due = To be checked: { $count }
button-desk-facts =
    { $count ->
        [0] Local facts
       *[other] Local facts ({ $count } missing)
    }
button-desk-dialect = Dialect
button-desk-measure = How sure
button-desk-import = Import
button-desk-export = Export
subjects-title = <b>{ $count } subjects</b>
button-subject = { $subject } ({ $count })
subject-title = <b>{ $subject }</b> · { $count }
button-subject-export = Export this subject
due-title =
    <b>To be checked within 30 days: { $count }</b>
    { $own ->
        [0] None of them is yours.
        [one] The first one is yours.
       *[other] The first { $own } are yours.
    }
found-title =
    { $count ->
        [0] No answer has to do with “{ $words }”. Send me other words, or write a new one.
        [one] Nearest to “{ $words }”. If it is not this one, send me other words:
       *[other] Nearest to “{ $words }”, { $count } answers. If it is none of them, send me other words:
    }
button-article =
    { $retired ->
        [true] (retired) { $title }
       *[false] { $title }
    }

# An article's page.

page-as-read = What residents read:
page-staff =
    ———
    <b>Only staff see this:</b>
page-retired = Retired: residents do not find it. To bring it back, press “History” and return to the version before.
page-expired = It held until a day that has passed. It is told to nobody; residents are sent to a person.
page-not-begun = It does not hold yet, and residents do not find it.
page-subject =
    Subject: { $subject } · { $number ->
        [0] came with the program, never changed
       *[other] version { $number }
    }
page-somebody = a colleague
page-changed = Last change: { $who }, { $when }
page-texts = Other ways of asking: { $aliases } · not this: { $unlike }
page-review =
    { $late ->
        [true] To be checked since { $day }
       *[false] Next check: { $day }
    }
page-since = Holds from { $day }
page-until = Holds until { $day }
page-asked = Asked in 30 days: { $asked } · useful { $useful } · no use { $useless }
page-reasons = Why it was no use: { $reasons }
page-reason =
    { $reason ->
        [wrong] wrong { $count }
        [outdated] out of date { $count }
        [unclear] unclear { $count }
       *[other-question] not what was asked { $count }
    }
button-change =
    { $field ->
        [question] Question
        [aliases] Ways of asking
        [answer] Answer
        [unlike] Not these
        [sources] Source
        [post] Counter
        [subject] Subject
        [days] Dates
        [review] Next check
        [since] Holds from
       *[until] Holds until
    }
button-english =
    { $there ->
        [true] English
       *[false] Add English
    }
button-try-this = Try it
button-history = History
button-retire = Retire
button-retire-sure = Yes, retire it
button-open-article = Open it
days-which = Which date?
retire-sure = Retire “{ $title }”? Residents will no longer find it. You can bring it back from its history.
article-retired = “{ $title }” is retired; in a moment residents no longer find it. To bring it back, press “History”.

# Versions.

history-title = <b>{ $title }</b> · { $count } versions, newest first:
history-line =
    Version { $number } · { $what ->
        [shipped] came with the program
        [written] written by { $who } · { $when }
        [edited] changed by { $who } · { $when }
        [retired] retired by { $who } · { $when }
        [rolled-back] brought back by { $who } · { $when }
       *[imported] imported by { $who } · { $when }
    }
button-version = See version { $number }
past-first = This is the first version.
past-same = It says the same as the version before.
past-since = Changed since then:
button-return = Return to it
button-return-sure = Yes, return to it
return-sure = Return “{ $title }” to version { $number }? It becomes a new version; what it says now stays in the history.
article-returned =
    { $told ->
        [0] It says again what version { $number } said.
        [one] It says again what version { $number } said, and one neighbour who wanted to know is told.
       *[other] It says again what version { $number } said, and { $told } neighbours who wanted to know are told.
    }
article-field =
    { $field ->
        [question] Question
        [aliases] Other ways of asking
        [answer] Answer
        [unlike] Not these
        [sources] Source
        [post] Counter
        [subject] Subject
        [review] Next check
        [since] Holds from
       *[until] Holds until
    }
change-field =
    { $english ->
        [true] <b>{ $field } (English)</b>
       *[false] <b>{ $field }</b>
    }
change-gone = － out: { $line }
change-came = ＋ in: { $line }

# Writing.

write-step = Step { $step } of { $of }
write-ask =
    { $field ->
        [question] How will residents ask? One sentence, in Chinese; an English text can follow. For example: 电动车在哪里充电？
        [aliases] How else will people ask? One a line, at least { $least }, the way people talk.
        [answer] What is the answer? Who can apply, what to bring, where, how long, how much: best one a line. Residents see your line breaks.
        [unlike] Which questions look alike but are not this one? One a line.
        [sources] What does it rest on? One a line, for example: 《老年人权益保障法》第九条. For a rule of your own, the name of the notice will do.
        [post] Which counter is in charge? Choose one.
        [subject] Which subject does it belong to? Choose one, or write a new one.
        [review] When is the next check? Choose, or write a day, for example 2027-05-01. It counts as checked today.
        [since] From which day does it hold? Write a day, for example 2027-01-01.
       *[until] Until which day does it hold? Write a day, for example 2027-12-31. After that day I no longer tell it.
    }
write-in-english = In English, please.
button-choice =
    { $value ->
        [half-year] In half a year
        [year] In a year
       *[none] { $field ->
            [until] It holds for good
            [since] It holds already
           *[unlike] There are none
        }
    }
button-enough = Enough, go on
write-current = This is what it says now. Tap to copy it, change it, and send me all of it:
write-braces = What stands in braces is a local fact. Please leave it as it is; it is filled in under “Local facts”.
suggested-title =
    { $count ->
        [one] Residents asked it like this. I have kept it as a way of asking:
       *[other] Residents asked it in { $count } ways. I have kept them as ways of asking:
    }
suggested-line = · { $line }
write-aliases-there =
    { $missing ->
        [0] There are { $count } already, and that is enough. If you think of others, write them; if not, press “Enough, go on”.
       *[other] There are { $count } already; { $missing } more will do.
    }
write-more-aliases =
    { $count ->
        [one] I have one now.
       *[other] I have { $count } now.
    } Still missing: { $missing }.
write-not-understood =
    { $field ->
        [post] Please tap one of the counters above.
        [review] I did not understand this day, or it has passed. Please write it like this: 2027-05-01.
        [since] I did not understand this day. Please write it like this: 2027-01-01.
        [until] I did not understand this day, or it has passed. Please write it like this: 2027-12-31.
       *[other] There are no words in this.
    }
write-again = Please change it and send it again; what you wrote before is kept.
write-words-only = Please write this in words; a sentence will do.
write-use-buttons = This one is written but not published. Please use the buttons above, or press “Drop it”.
write-look =
    { $new ->
        [true] This is what residents will read. Publish it?
       *[false] This is what it will look like. The changes:
    }
write-nothing-changed = Nothing changed.
write-stops =
    { $count ->
        [one] It cannot be published yet. One thing to mend:
       *[other] It cannot be published yet. { $count } things to mend:
    }
problem-line = · { $problem }
write-advice = A hint: { $problem }
write-alike = There is one very much like it: “{ $title }”. If it answers the same question, change that one instead.
button-see-alike = See that one
write-english-left-behind = The English text is still the old one. Please change it as well, or leave it out; readers of English then get the Chinese one.
button-language =
    { $english ->
        [true] Back to Chinese
       *[false] { $there ->
            [true] English
           *[false] Add English
        }
    }
button-no-english = Leave out English
button-publish = Publish
button-publish-tell =
    { $new ->
        [true] Publish, tell who waits ({ $count })
       *[false] Publish, tell who follows ({ $count })
    }
button-drop-draft = Drop it
write-published =
    { $new ->
        [true] Published. In a few seconds everybody can ask for it.
       *[false] Changed. In a few seconds everybody reads the new text.
    }
write-told =
    { $new ->
        [true] Neighbours who waited for it and are told: { $count }.
       *[false] Neighbours who wished to hear of changes and are told: { $count }.
    }
write-overtaken =
    { $retired ->
        [true] { $who } has just retired this one.
       *[false] { $who } has just changed this one too:
    }
write-kept = What you wrote is kept and not published. Put it on top of the new text and look again?
button-anew = On top of the new one
write-step-over = This step is done. Please use the buttons of the newest message.
write-dropped = All right, it is not published, and what you wrote is gone.
added-title =
    { $what ->
        [alias] Done. Whoever asks like this now finds “{ $title }”:
       *[unlike] Noted. Whoever asks like this no longer gets “{ $title }”:
    }
added-left = Left out, as they may hold a name or a number: { $count }.
add-names-somebody = There may be a name or a number in it, so it cannot be added as it is. Please press “{ $button }” and put it in other words.
add-not-possible = This one cannot be added:
fix-title =
    Somebody asked: { $words }
    I answered: “{ $title }”
fix-ask = Is that the right answer to it?
button-add-alias = A way of asking
button-add-unlike = Not this one
articles-due =
    { $count ->
        [one] <b>One answer of yours is to be checked</b>
       *[other] <b>{ $count } answers of yours are to be checked</b>
    }
    Please compare them with their sources. If nothing changed, press “Dates” and set the next check; otherwise correct them.
articles-due-line = · { $title }
articles-due-more = And { $count } more: send /article to see them.

# What is wrong, and how to mend it.

article-key =
    { $key ->
        [question] question
        [aliases] ways of asking
        [unlike] not these
        [answer] answer
        [sources] sources
        [title] name of the source
        [title_en] English name of the source
        [articles] articles of the source
        [post] counter
        [subject] subject
        [reviewed] day of the check
        [review_by] next check
        [valid_from] first day
        [valid_until] last day
        [id] id
       *[other] { $key }
    }
article-problem =
    { $what ->
        [unreadable-file] The file cannot be read. Please save it as UTF-8 text and send it again.
        [unreadable-sheet] The sheet cannot be read. Please use an exported one, save it as .xlsx and send it again.
        [syntax] The form is broken. Please look for a missing quotation mark, bracket or comma in this line or above.
        [unknown-key] “{ $key }” is not known here. Please correct it or take it out.
        [missing-key] “{ $key }” is missing. Please add it.
        [wrong-type] “{ $key }” is not written as it should be. Please write it like in an export.
        [empty-text] “{ $key }” is empty. Please write it.
        [no-articles] There are no articles in it. Please write them like in an export.
        [bad-id] The id “{ $id }” will not do. Please use small letters, digits and hyphens only, at most 37.
        [duplicate-id] The id “{ $id }” is used twice. Please choose another one.
        [unknown-post] There is no counter “{ $post }”. Please choose one that there is.
        [missing-source] There is no source. Please name the law or notice.
        [review-order] The next check must come after the last one. Please press “Next check” and set it anew.
        [reviewed-in-future] The day of the check, { $reviewed }, is yet to come. Please write when it was really checked.
        [past-review] It should have been checked already. Please compare it with its source and press “Next check”.
        [valid-order] It ends before it begins. Please change one of the two days.
        [unknown-fact] There is no local fact “{ $found }”. Please correct it, or write the words themselves.
        [missing-language] There is no Chinese text. Please write one.
        [alias-is-unlike] “{ $found }” is both a way of asking and not this question. Please keep it in one place.
        [few-aliases] There are only { $count } other ways of asking; with { $least } or more it is found more easily.
        [long-text] “{ $key }” has { $count } characters, at most { $most }. Please shorten it, or make two of it.
        [html] There is { $found } in “{ $key }”, which residents would see as it stands. Please take it out.
        [foreign-link] The link { $found } in “{ $key }” is not of the government. Please take it out, or name the page only.
        [private-number] There may be a mobile or identity number in “{ $key }”. Please take it out and write the counter’s phone only.
       *[other] Something is not written as it should be ({ $what }).
    }

# Trying a question.

try-ask = Send me what a resident might say, one question at a time. I search as I would for them, and tell you what they get, and why. Nobody else sees it.
try-this-ask = How would residents ask for “{ $title }”? Send me one question at a time; I tell you whether it is found, and why.
try-words = <b>{ $words }</b>
try-outcome =
    { $outcome ->
        [answer] They get the answer.
        [doubtful] Not quite sure: they get a few to choose from.
       *[unsure] Not sure: they are sent to a person.
    }
try-match =
    <b>{ $name }　{ $title }</b>
    { $level ->
        [sure] quite sure: { $percent }%
        [possible] not quite sure: { $percent }%
       *[low] not sure: { $percent ->
            [0] under 1%
           *[other] { $percent }%
        }
    }
try-met = Met: { $unit }
try-terms = In common: { $terms }
try-expected = The one that you look for:
try-nothing-shared = <b>✱　{ $title }</b>: it has not a word in common with this, so it is not found.
button-try-open = { $name } Open
button-try-alias = { $name } Add
button-try-unlike = { $name } Not this
button-why-not = Why not another one?
try-which =
    { $count ->
        [0] Which one did you expect? Send me a few words:
       *[other] Which one did you expect? If it is not here, send me a few words:
    }

# What holds for all articles.

facts-title =
    <b>Local facts</b>: { $given } known, { $missing } missing
    Addresses, phones and amounts are filled in here once, and all answers change. Where one is missing, residents read “ask the counter”.
facts-line = · { $name }: { $value }
facts-none = (missing)
button-facts-fill = One after the other
fact-ask = <b>{ $name }</b>? For example: { $example }
fact-now = Now (tap to copy):
button-fact-skip = Skip
button-fact-empty = Empty it
button-fact-leave = Enough for now
fact-kept =
    { $empty ->
        [true] “{ $name }” is empty again.
       *[false] Noted. { $name }: { $value }
    }
fact-articles =
    { $count ->
        [one] The answer that names it changes in a few seconds.
       *[other] { $count } answers that name it change in a few seconds.
    }
dialect-title =
    <b>Dialect</b>
    { $used ->
        [true] In use: { $name }, { $count } words. Residents are understood as they talk at home.
       *[false] No table is in use.
    }
dialect-own = Words of your own: { $count }
dialect-word = · { $word } = { $means }
dialect-taken = Taken out of the table: { $words }
dialect-ask = To add a word, write “啷个=怎么”; to take one out, write only “啷个”. One a line, several at once.
dialect-not-understood = I did not understand “{ $line }”. Please write “dialect=standard”, at most { $longest } characters each. Nothing of this message was kept; please send it again.
button-dialect-use = Use { $name }
measure-title =
    <b>How sure</b>
    From { $sure }% on I answer; from { $possible }% on I offer a choice; below that I say that I do not know.
    { $default ->
        [true] This is how I was made.
       *[false] I was made with { $usual_sure }% and { $usual_possible }%.
    }
measure-effects =
    { $count ->
        [one] The question that you tried lately would go like this:
       *[other] The { $count } questions that you tried lately would go like this:
    }
measure-no-trials = Try a few questions first; then you see here what a change does to them.
measure-effect =
    · { $words }: { $same ->
        [true] { $after ->
            [answer] answer
            [doubtful] choice
           *[unsure] not sure
        }
       *[false] { $before ->
            [answer] answer
            [doubtful] choice
           *[unsure] not sure
        } → <b>{ $after ->
            [answer] answer
            [doubtful] choice
           *[unsure] not sure
        }</b>
    }
measure-end = It goes no further this way.
button-measure =
    { $name ->
        [sure] { $up ->
            [true] Answer less often
           *[false] Answer more often
        }
       *[possible] { $up ->
            [true] Offer less
           *[false] Offer more
        }
    }
button-measure-default = As you were made

# Articles as files.

import-ask = Please send me the file: .xlsx or .toml, at most { $most } MB. It looks like an export; you can export first and change that.
import-wrong-kind = I need an .xlsx or .toml file here. Please send it as a file.
import-too-large = The file is too large, at most { $most } MB. Please send it in parts.
import-reading = I have { $name } and am looking at it, one by one …
import-mistakes =
    { $count ->
        [one] <b>{ $name }: one thing to mend. Nothing is taken in yet:</b>
       *[other] <b>{ $name }: { $count } things to mend. Nothing is taken in yet:</b>
    }
import-line =
    { $known ->
        [true] Row { $line } ({ $article }): { $problem }
       *[false] Row { $line }: { $problem }
    }
import-more = And { $count } more; mend those above first.
import-again = Then please send it again.
import-sound =
    <b>{ $name } is sound.</b>
    new { $new } · changed { $changed } · the same { $same }
import-left-behind = Changed in one language only, while the others (繁體 or English) still say what they said: { $count }. Please change them too, or empty those cells; 繁體 is then made from 简体.
import-advice = Hints, which do not matter for the import: { $count }
import-overtaken = Somebody changed one of these answers after you looked, so nothing is imported yet. This is how it stands now; please look again, then press once more.
import-nothing-new = It says exactly what is there already; nothing to take in.
button-take-in = Take in all of it
import-done = Taken in: new { $new }, changed { $changed }, left as they were { $same }. In a few seconds everybody can ask for them.
export-ask = { $count } answers. As a sheet (XLSX) or as text (TOML)? Either can be changed and taken in again.
button-export-xlsx = Sheet XLSX
button-export-toml = Text TOML
export-name = Answers { $day }
export-caption = { $count } answers. When you have changed them, send /article and press “Import”.
