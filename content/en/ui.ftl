# The short texts, in the order in which a parent meets them.
# Always there: $child (the name, or child-neutral), $Child (the same at a sentence's start), $pronoun (he, she, they).
# Markup: <b> and <i>, in messages only. Buttons are plain, at most 34 characters. One question a message.

child-neutral = your child
# The same in the parent's own mouth: on buttons and in the statements about themself.
child-mine = my child

# What the language calls itself, on the button that chooses it.
language-name = English


## What a stranger sees before Start, and the menu of commands

bot-name = Trust Steps
bot-description =
    For parents who feel that their child, from 2 to 17, no longer trusts them, or never did.

    You tell what happened, or just press buttons. You get small steps for everyday life, in an order that fits, and one short question a day. It takes two to six weeks.

    This is a program, not a human. It is not therapy and not an emergency service. If someone is in danger, call your emergency number.

    What you write is stored encrypted. No AI service reads it, and you can erase it at any time.
bot-short-description = Small daily steps for parents whose child doesn't trust them. It's a program, not therapy, and not for emergencies.

command-help = What I can do
command-today = Show the step you're on
command-plan = Show your program and the reasons for it
command-progress = Show how far you've come
command-pause = Keep quiet for a while
command-resume = Go on after a pause
command-settings = Change name, age, hour, pace and more
command-language = Change the language
command-support = Write to a human
command-sos = Someone is in danger: whom to call
command-privacy = What is kept, and who can see it
command-export = Get everything that is kept about you
command-restart = Begin a new round (asks first)
command-forget = Erase everything (asks first)
command-start = Go back to the open question


## Welcome

welcome =
    Hello. This is Trust Steps, for parents who feel that their child doesn't trust them anymore, or never did.

    I'm a program, not a human. I can't replace therapy, and I'm no emergency service. If someone is in danger, call your emergency number or type /sos.

    What you write about yourself and your child is stored encrypted with the people who run this bot, so that we can go on where we stopped. No AI service reads it. /forget erases it.

    Is that all right with you? Until you press yes, I keep only the number of this chat.
welcome-agree = Yes, that's all right
welcome-privacy = What exactly is kept
welcome-first = First I need your yes. I've kept nothing of what you just sent.
welcome-again =
    What you write would be stored encrypted with the people who run this bot. That way we can go on where we stopped. Is that all right with you?

    You can erase it at any time by /forget.
welcome-thanks = Thank you. A few short questions come first. After them there's all the room you want for your story.
help-before = We're right at the beginning. /privacy shows what is kept, and /sos whom to call in danger. The rest opens when you've said yes.


## You and your child

child-name = What may I call your child? A first name or nickname is enough.
child-name-skip = Without a name
child-name-long = I can use a name of up to 30 characters, with at least one letter in it.
child-age = How old is { $child }? Press the age, or type it.
child-age-unclear = I couldn't find an age in that. A number is enough.
child-age-outside = The steps were written for children from 2 to 17. You may take the age that comes closest. Some things won't fit quite so well then.
child-pronoun = Which word shall I use when I speak of { $child }?
pronoun-he = He
pronoun-she = She
pronoun-they = They

country = Which country do you live in? I use it to show the right helplines and the right time. If it isn't here, type it.
country-unknown = I couldn't find that country. Try its full name, please.
time-zone = What time is it where you are? Press the line that's right. You can also type your city, or the time.
time-zone-unknown = That doesn't match a clock in your country. Try the nearest big city, or the time on your phone, like 9:40 pm.
hour =
    By my clock it's { $time } where you are. At what hour shall I write to you each day?

    An hour when the house is quiet is a good one. 20:00 is 8 in the evening. You can also type it, like 8 pm.
hour-unclear = I couldn't find an hour in that.
hour-night = I don't write at night, so I've taken { $hour }. You can change it by /settings.
pace =
    How often shall a new step come? I'll check in once a day either way.

    Three a week takes about five weeks and leaves time to try things twice. Two a week takes six weeks, and one every day takes two. If you're not sure, take the first. You can change it later.
pace-three-a-week = Three a week
pace-two-a-week = Two a week
pace-every-day = Every day

please-press = Here I need one of the buttons. You can press it, or type its words or its number.
kept-for-story = Thank you for telling me. I've kept that for your story. The short questions first, then we come back to it.


## Your story

story =
    Now it's your turn. What is it like between you and { $child }, and what happened?

    Write as much as you like, in one message or many, in any order. It needn't be fair or well put. Nobody will be blamed here.

    If you'd rather not write, you can go on with buttons alone.
story-never-alone =
    You've told me a part already, and I've kept it. What else belongs to it?

    Write as much as you like, in one message or many. If that was all, go on with the buttons.
story-buttons = Go on with buttons
story-more = Write on as long as you like. When that's all, press the button.
story-all = That's all for now
story-short = That's a little short for me to understand. Tell me about one moment, if you can: what { $child } did or said, and what you did.


## The eight signs, and since when

quote = "{ $words }"
signs-heard = This is what I found in your words:
signs-correct = I may have got some of it wrong. On the list below, tick what is so, and untick what isn't. Then press "Done".
signs-none-heard = I've kept your story. I found none of the eight signs in it, and it may well be me who missed them. Tick what you see in { $child }, then press "Done".
signs-buttons = Here are eight signs that trust may be missing. Tick what you see in { $child }, as many as fit. Then press "Done".
signs-again = Tick what you see in { $child } these days, and untick what you don't. Then press "Done".
signs-meaning = What these signs can mean
signs-no-sign = None of the eight, then. That's good to know. The steps can still be of use, and we go on.
please-tick = I've kept your words. For this list I need ticks. Press a line, or type its number.
done = Done

since =
    { $number } of { $total }

    <b>{ $sign }</b>

    Is this new, or was it always so?
since-new = It's new
since-always = It was always so
since-rest-new = This and the rest are new


## What may lie behind it

causes = What may lie behind it? Tick whatever fits, even if you're not sure, then press "Done". You can also write it in your own words.
causes-heard = Now to what may lie behind it. This is what I found in your words:
causes-correct = Tick whatever fits, even if you're not sure, and untick what doesn't. Then press "Done". You can also write it in your own words.
causes-again = Tick whatever may lie behind it, and untick what doesn't fit. Then press "Done".


## Reflection

reflection-intro = Now a look at your own last two weeks: fourteen short sentences, one tap for each. There's no pass and no fail. Nobody else is shown your answers. They help me to put the steps in order. If you get tired, stop, and go on another day.
reflection-statement = { $number } of { $total }
reflection-scale = 1 is never, 5 is always
reflection-back = Back by one
reflection-unclear = Here I need a number from 1 to 5.
reflection-picture = Your last two weeks
reflection-low = never
reflection-high = always

strengths-intro = What is there already:
strengths-none = What is there already: you looked at your own side, sentence by sentence, and didn't dress it up. No answer stands out as high right now. Hard weeks can do that.
strengths-growth = Where a small change may open something:
strengths-no-diagnosis = This shows two weeks of your life. It's no diagnosis and no grade.
strengths-next = Show me my program
strengths-again = You've seen how your two weeks look. Whenever you like, I'll show you your program.


## The programme

programme-intro =
    This is your program: { $steps ->
        [one] one small step
       *[other] { $steps } small steps
    }, in an order that fits what you told me. Once a week we look at it together, and the order of what's left can change.

    Here are the first three, each with its reason. It begins when you say so.
programme-begin = Begin with the first step
programme-again = Your program is ready. It begins when you press the button, today or another day.
plan-show = See the steps
plan-coming = { "" }
plan-current = (you are here)
plan-done = (behind you)
plan-extra = (extra, if you like)
page-back = Back
page-on = Next ({ $page } of { $pages })


## Days

step-head =
    Step { $number } of { $total }
    <b>{ $title }</b>
step-today = <b>To try</b>
step-say = <b>Words for it, if you want some</b>
step-smaller = <b>A smaller version</b>
step-leave = <b>Better left out</b>
step-why = <b>Why this step</b>
step-first-evening = If today is over, leave it for tomorrow. I'll ask how it went tomorrow at { $hour }.
step-back = You've met this step before. It had to wait, and here it is again.
step-put-off = "{ $title }" fits better at a later time. Here is another step for now:
face-today = What to try
face-smaller = Something smaller
face-larger = A longer version
face-leave = What to leave out
face-why = Why this step
face-again = Look at the step again
day-again = You're on this step: <b>{ $title }</b>. You can write to me whenever you like, and I'll keep it as a note.


## Check-in

check-in-again = Back to this step: <b>{ $title }</b>. How did it go?
progress-done = Done
progress-partly = Partly
progress-not-yet = Not yet
progress-hard = It was hard
hard-again = What made it hard? Press what comes closest, or write it in your own words.
hard-other = Something else
closeness-first =
    One more tap. How close did you and { $child } feel since yesterday, from 1 (far apart) to 5 (close)?

    If you didn't see each other, go by the feeling you have.
closeness-again = How close did you and { $child } feel, from 1 (far apart) to 5 (close)?
closeness-unclear = That number isn't on the scale. It goes from 1 to 5.
closeness-picture = How close it felt
closeness-low = far apart
closeness-high = close


## Weekly review

review-noted = I've ticked "{ $sign }", because you wrote:
review-faded = I've unticked "{ $sign }", because you wrote:
review-less = What looks different now:
review-to-human = I'd like to ask a human
review-onward = Go on
review-again = That was the look at the week. Go on whenever you like.
weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun


## The end, and the monthly hello

ending =
    { $days ->
        [0] These were the steps.
        [one] These were the steps, with one check-in along the way.
       *[other] These were the steps, with { $days } check-ins along the way.
    } What you and { $child } have now goes on without me. Some of it may show only later.
ending-faded = On your list at the start, and not on it now:
ending-still = Still there. If it weighs on you, a family psychologist or { $child }'s doctor can look at this list with you:
ending-keep = Worth keeping:
ending-hello = Shall I write you a short hello once a month, to ask how it's going?
ending-yes = Yes, please
ending-no = No, thank you
ending-first-week = First week
ending-last-week = Last week
ended-hello =
    Then I'll be back in a month, with one short question.

    Until then you can write to me at any time, and I'll keep it. /plan shows your steps, and /restart begins a new round. All the best to you and { $child }.
ended =
    Then I'll be quiet from now on. You can write to me at any time, and I'll keep it.

    /plan shows your steps, /restart begins a new round, and /forget erases everything. All the best to you and { $child }.
ended-again = Your program is over, and no question is open. If you ever want a new round, type /restart.
hello-again = Back to my question: how is it going with { $child }?
hello-good = It's good between us
hello-mixed = It goes up and down
hello-far = We're far apart again
hello-stop = Please don't ask anymore
hello-answer-good = I'm glad to read that. You two know best how you got there. Just keep the small things going.
hello-answer-mixed = Up and down is what living together looks like in many homes. On a down day, pick the one step that came easiest to you, and do only that one again.
hello-answer-far = I'm sorry. That's hard after all you've done. What worked once can be tried again: /restart begins a new round that fits how things are now. If it's lasted for weeks, a family psychologist is a good person to ask. And if you're afraid for { $child } or yourself, type /sos.
hello-answer-stop = All right, I won't ask again. You can still write to me at any time.


## A concern, and /sos

sos =
    I'm here. If someone is in danger right now, call the emergency number first, before you read on. You may call even if you're not sure.

    If there's a minute: sit down, and breathe out slowly. Then choose one line below. You don't need the right words. "I'm a parent and I need help" is enough.
concern-now = <b>In the next ten minutes</b>
concern-yes = Yes, that's so
concern-no = No, it's not that
concern-easier = What makes calling easier
concern-services = Show the numbers again
concern-human = Write to a human here
concern-back = Back to where we were
concern-here = I've kept what you wrote. But I'm only a program, and this needs a human who can answer you. If someone is in danger right now, call the emergency number. /sos shows who else is there.
follow-up-better = A bit better
follow-up-same = The same, or worse
follow-up-help = I need help now
services-emergency = Emergency: <b>{ $number }</b>
services-hours = { " " }({ $hours })
services-always = { " " }(day and night)
services-none-fitting = I know of no line in your country for just this. These pages may find one:
services-no-country = In danger, call your local emergency number first. On these pages you can look up a helpline near you:


## A human

support =
    You can write to a human here: the people who run this bot. They get only the message that you write now, nothing else from our chat.

    Write it in one or more messages. It goes out when you press "Send it". It may take a while until someone answers. If it can't wait, type /sos.
support-nobody = No human reads along in this bot, and I won't pretend one does. A family psychologist, your doctor or the school's counselor is a good start. Whoever gave you this bot may know someone. If it can't wait, type /sos.
support-not-sent = That went to nobody, and I haven't kept it.
support-draft = Your message is written, but nothing has been sent yet. If you type more, I'll add it. Shall I send it?
support-send = Send it
support-drop = Don't send it
support-dropped = I haven't sent it, and the draft is gone.
support-sent = It's sent. When someone answers, you'll see it here, in this chat.
human-reply =
    <b>A human has answered you:</b>

    { $words }

    To write back, use /support.


## Pause, and silence

pause = You can take a break. How long shall I keep quiet?
pause-three = For three days
pause-week = For a week
pause-month = For a month
pause-open = Until I write
paused = No steps and no check-ins until the pause is over. Then I'll pick up where we stopped. If you want to go on sooner, press the button or write anything.
paused-open = No steps and no check-ins until you're back. Press the button or write anything, and we go on where we stopped.
resume = Go on now
resumed = Welcome back. Nothing is lost, and there's nothing to catch up on. We go on where we stopped.
pause-over = Your pause is over, so here I am again. If it's too soon, type /pause.
not-paused = There's no pause right now, so we just go on.
silence-no-time = I have no time for it
silence-not-helpful = It doesn't help me
silence-better = It's better at home now
silence-other = Something else
silence-answer-no-time = That's reason enough. I've set it to two new steps a week. Missed days don't pile up. You can change the pace by /settings.
silence-answer-not-helpful = Thank you for saying it straight. Not every way fits every family. If you come back, /plan shows what else there is. A family psychologist can do what a program can't: ask you, and look closely.
silence-answer-better = That's good to read. Then put this away and enjoy the time. If it gets hard again, everything is still here.
silence-answer-other = Thank you for answering. You don't have to explain anything.
quiet = I'm keeping quiet for now, with no steps and no questions. When you'd like to go on, press the button or write to me again, in a week or in a year. We start where we stopped.


## Settings

settings = These are your settings. Press what you'd like to change.
set-name = Name: { $value }
set-age = Age: { $value }
set-pronoun = Pronoun: { $value }
set-country = Country: { $value }
set-zone = Time zone: { $value }
set-hour = My daily message: { $value }
set-pace = New steps: { $value }
set-language = Language
language = Which language shall I speak?
back = Back


## Commands

help =
    You can write to me at any time. Every button can also be typed.

    /today – the step you're on
    /plan – your program, with the reasons
    /progress – how far you are
    /pause and /resume – take a break, come back
    /settings – name, age, hour, pace, language
    /support – write to a human
    /sos – whom to call if someone is in danger
    /privacy – what is kept
    /export – get all of it
    /restart – a new round
    /forget – erase everything

    The last two ask first. I'm a program, not therapy.
start-again = You're in already, and nothing is lost. We go on where we were. If you'd like to begin a new round, type /restart.
today-not-yet = There's no step for today yet. It comes after the questions we're in.
plan-not-yet = Your program isn't put together yet. It comes after the questions we're in.
progress-nothing-yet = There's nothing to show yet. That begins with your first step.
progress =
    You're on step { $step } of { $total }. { $days ->
        [0] The first check-in is still to come.
        [one] There has been one check-in so far.
       *[other] There have been { $days } check-ins so far.
    }{ $tried ->
        [0] { "" }
        [one] { " " }Once you tried something or told me about the day.
       *[other] { " " }{ $tried } times you tried something or told me about the day.
    }
progress-closeness = In your latest ratings, the two of you felt { $value } of 5 close.
export = Here is everything that's kept about you and { $child }.
restart =
    <b>A new round?</b>

    These begin again: your story, the signs, the causes, your look at yourself, the program with its check-ins, and the weekly looks.

    These stay: { $child }'s name, age and pronoun, and your country, time zone, hour, pace and language. What you wrote and answered so far stays stored too. To erase that as well, use /forget.

    Shall we begin again?
restart-yes = Yes, begin again
restart-no = No, leave it as it is
forget =
    <b>Erase everything?</b>

    From the database of this bot I'd remove all I know about you and { $child }: names, story, notes, answers, program and settings. It can't be undone.

    What I can't reach: this chat in Telegram, messages you sent by /support, and backups the operator may have made.

    If you'd like a copy first, type /export. Shall I erase it all?
forget-yes = Yes, erase everything
forget-no = No, keep it
forget-one-thing = Only one thing
forget-one = What shall go? This is what you wrote and how you answered in the check-ins, the newest first. The rest you can change by /settings.
forget-one-none = There's nothing here that could be erased by itself. The rest you can change by /settings.
forget-older = Older
forget-newer = Newer
forget-this = <b>Erase just this?</b> It's from { $on }, and it can't be undone.
forget-this-yes = Yes, erase this
filed-closeness = Closeness: { $value }
filed-hard = What was hard
filed-follow-up = How it was after a concern
filed-concern = A concern was heard
forgotten-one = It's erased from this bot's database, and so are words from it that I'd kept to show you again. What you ticked on the lists stays. The message in our Telegram chat you can delete yourself.
forgotten-number = All I had was the number of this chat, and it's erased. If you ever want to come back, type /start.
forgotten = Everything about you and your child is erased from this bot's database: your answers and notes ({ $answers } in all), your program and your settings. Telegram still has our messages. To be rid of those too, delete this chat. I wish you both well. If you ever want to come back, type /start.
unknown-command = I don't know that command. /help shows the ones I know.


## After a year without a word

retention-notice =
    You haven't written for a long time. I don't want to keep your words longer than they're of use.

    If I hear nothing more, I'll erase everything about you and { $child } on { $on }. To keep it, press the button or write any word. If you'd like a copy, type /export.
retention-keep = Keep everything
retention-kept = All right, everything stays. When you'd like to go on, write to me or type /start.


## When something comes that was not asked for

old-button = That button is from an earlier message. Nothing is lost. We're just further on now.
edited = I saw that you changed a message. I've kept the first version. If the new words matter, please send them as a new message.
empty = There were no words in that message.
other-voice = I can't listen to recordings, I can only read. Nothing of it was kept. If you can, write me a few words instead. We're still at the same place:
other-kind = I can only read text, and nothing of that message was kept. If it matters, tell me about it in a few words. We're still at the same place:
nudge = We stopped here last time, and everything you told me is still here. Go on whenever you have a minute. I won't remind you again.
moved-on = Some of my texts have changed since you were last here, so I've taken you to the nearest place. What you told me is still here.
our-fault = Something went wrong on my side, not on yours. Your last message or press didn't get through. Please try it once more in a little while. If someone is in danger, don't wait for me. Call your emergency number.
disk-full = I can't take anything in right now. The fault is on my side, not yours. What you sent waits with Telegram, and I'll answer it as soon as I can. If someone is in danger, don't wait for me. Call your emergency number.


## For the operator's chat (never a parent's words, except a message that the parent sent on purpose)

operator-concern = A parent's chat raised a concern: { $concern ->
        [self_harm] the child may harm themself
        [parent_crisis] the parent may be in crisis
        [violence_to_child] violence against the child
        [violence_at_home] violence at home
        [exploitation] exploitation or grooming
        [runaway] a child who ran away or may do so
        [violence_by_child] violence by the child
        [substances] alcohol or drugs
        [eating] eating
       *[other] { $concern }
    }. It was read by a program and may be wrong. The parent was shown whom to call. No words are passed on.
operator-message = A parent has written by /support. To answer, reply to this message in Telegram. Your text is passed on through the bot.


## The page of /export: what each thing on it is called

export-page-title = Everything Trust Steps keeps about you
export-page-answers = What you wrote and answered
export-page-journeys = Your way through the program
export-page-inbox = Received and not yet handled
export-page-outbox = Not yet sent to you
export-page-relays = Messages to a human that can be answered
export-page-id = Number
export-page-chat = Number of your Telegram chat
export-page-state = Where you are
export-page-due = Next message at
export-page-doc = In detail
export-page-changed = Last changed
export-page-update-id = Telegram's number for it
export-page-received = Received
export-page-event = What came
export-page-scheduled = Sent by the clock (1) or as an answer (0)
export-page-decided = Written
export-page-not-before = Not before
export-page-attempts = Tries so far
export-page-reply = Message
export-page-at = Time
export-page-value = Answer
export-page-words = Your words
export-page-message = Number of the message
export-page-question = Question
export-page-taken = Last button that counted
export-page-under = What we come back to
export-page-locale = Language
export-page-consented = You agreed on
export-page-blocked = You blocked the bot
export-page-child = Your child
export-page-name = Name
export-page-age = Age
export-page-pronoun = Pronoun
export-page-country = Country
export-page-zone = Time zone
export-page-hour = Hour of the daily message
export-page-pace = How often a new step comes
export-page-heard = Found in your story
export-page-noted = Found in your notes since the last review
export-page-denied = You said it isn't so
export-page-messages = Messages read
export-page-ticked = Ticked on the open list
export-page-signs = Signs
export-page-first-signs = Signs at the start
export-page-causes = What may lie behind it
export-page-reflection = Your look at yourself
export-page-programme = Your program
export-page-step = Step
export-page-reason = Why it's there
export-page-position = Steps behind you
export-page-step-on = This step began on
export-page-asked = Check-ins on this step
export-page-misses = How often it didn't work out lately
export-page-smaller = The smaller version was offered
export-page-started = The program began on
export-page-spoken = Last scheduled message
export-page-silent = Check-ins without an answer
export-page-nudged = Reminded once
export-page-diary = Day by day
export-page-on = Day
export-page-progress = How it went
export-page-closeness = Closeness
export-page-hard = What was hard
export-page-reviews = Weekly reviews
export-page-outcome = Compared with before
export-page-worry = A concern that is open
export-page-concern = Concern
export-page-clear = You said it clearly
export-page-own-hand = It was about your own hand
export-page-follow-up = I ask again on
export-page-misread = Concerns you said I had misread
export-page-pause-until = Pause until
export-page-last-word = Day of your last word
export-page-warned = Told on this day that all will be erased
export-page-hello = A hello once a month
export-page-draft = Message to a human, not sent
export-page-page = Page you looked at
export-page-chosen = Answer you looked at
export-page-lines = How often texts of each kind came
export-page-consent = Consent
export-page-child-name = Name of your child
export-page-child-age = Age of your child
export-page-child-pronoun = Pronoun
export-page-time-zone = Time zone
export-page-language = Language
export-page-story = Your story
export-page-since = Since when
export-page-strengths = After the look at yourself
export-page-begin = First step
export-page-check-in = How it went
export-page-note = Note
export-page-review = Weekly review
export-page-pause = Pause
export-page-silence = What got in the way
export-page-support = Message to a human
export-page-small-first = The step began with the smaller version
export-page-answered = You answered
export-page-aside = Set aside for now
export-page-before = The last grave concern before it
export-page-earlier = The concern before it
export-page-alarmed = Day of the last grave concern
export-page-put-off = Steps that had to wait
