# What to do right now. The number comes first; at most four short lines.

emergency-fire =
    🔥 <b>119</b>
    Leave now and close doors behind you. Take the stairs, never the lift, and do not go back for anything.
    In smoke, bend low, cover nose and mouth, keep to the wall. If you cannot get out, shut the door tight and wave from a window.
    Call 119 once outside: building and floor, what burns, who is still inside.
emergency-gas =
    <b>119</b>
    Switch nothing on or off, light nothing, and do not phone indoors.
    Open a window and close the valve if they are within reach, then take everyone out.
    Once outside, call 119 and the gas company. Anyone dizzy or sick: <b>120</b>.
emergency-injury =
    🚑 <b>120</b>
    Say first where you are, then what is wrong. Stay on the line and do as you are told.
    After a fall or a crash, do not move the person. Bleeding: press hard with a clean cloth. Electric shock: cut the power first.
    Does not wake and does not breathe: push hard and fast on the middle of the chest until help comes.
emergency-traffic =
    🚑 Someone is hurt: <b>120</b>. Nobody is hurt: <b>122</b>
    Get to a safe place beside the road. Do not move anyone badly hurt; let somebody warn the cars behind.
    Say which road, how many are hurt, and whether a car burns or leaks.
emergency-trapped =
    <b>119</b> rescue · <b>120</b> ambulance
    In a lift: press the call button in the car, stand still and wait. Do not force the doors or climb out; keep talking to those outside.
    A child or an old person locked in a car or a flat: 119 or 110. If the car is hot or they do not answer, break the window farthest from them.
    In the water: throw something that floats, reach out a pole, do not go in yourself. Under something, or in mud: do not pull; get clear, then call.
emergency-danger =
    <b>110</b> police · <b>119</b> rescue
    Get to a safe place and lock the door, then call. If you cannot speak, send a text message to 12110.
    Say where, what is happening, how many people, and whether they hold anything.
    Someone is about to jump: 119. Talk to them gently, and do not grab them.
emergency-violence =
    <b>110</b>
    If you are being hurt, leave: go to a neighbour, downstairs, to where people are. If you cannot speak, text 12110.
    <b>12338</b> is the women's rights line, to talk over what to do. A court can order the other person to stay away (人身安全保护令).
    You can delete this chat once you have read it.
emergency-despair =
    <b>12356</b> has somebody to listen by day and by night, whatever you want to say.
    Thank you for saying it. That is not easy. There is no hurry; just try not to be alone now, and call someone you trust.
    If it gets too hard to bear, or you are already hurt, call <b>120</b> or <b>110</b>, and someone will come.
    Someone from the community can also come and see you. The button below is enough.
emergency-also = { $kind ->
        [fire] Fire: <b>119</b>
        [gas] Gas: call <b>119</b> once outside
        [violence] Somebody hurts you: <b>110</b>
        [trapped] Trapped, or in the water: <b>119</b>
        [danger] Police: <b>110</b>
        [injury] Somebody is hurt or ill: <b>120</b>
        [traffic] Traffic accident: <b>122</b>
       *[despair] To talk, by day and by night: <b>12356</b>
    }
emergency-aside =
    <b>110</b> · <b>120</b> · <b>12338</b> · <b>12356</b>
    Take care of yourself first. There are many people here; let us talk in private, there is no hurry.
button-contact-me = Ask someone to call
