/*
 * How one message looks: its bubble, what stands above and below it, and the line a service message gets.
 *
 * `runsOf` first cuts a chat's messages into runs (an album is one run; neighbours by the same sender are told so), and
 * `drawRun` makes the element of one run. Both are pure: given the same messages they draw the same.
 */

import { h } from "./element.js";
import { icon } from "./icons.js";
import { inlineKeyboard } from "./keyboards.js";
import { album, attachment } from "./media.js";
import { avatar, dayKey, gist, hourOf, kindOf, nameOf, senderOf, serviceLine, toneOf } from "./names.js";
import { formatted } from "./sanitise.js";
import { t } from "./words.js";

const TOGETHER = 10 * 60;

/** Cut messages (oldest first) into runs: {key, messages, head, tail, mine, day}; `day` is a date that begins there. */
export function runsOf(messages, person) {
  const runs = [];
  for (const message of messages) {
    const before = runs.at(-1);
    const last = before?.messages[0];
    if (last?.media_group_id && last.media_group_id === message.media_group_id) {
      before.messages.push(message);
      continue;
    }
    const date = new Date(message.date * 1000);
    const newDay = !last || dayKey(date) !== dayKey(new Date(last.date * 1000));
    const service = kindOf(message) === "service";
    const follows = last && !newDay && !service && !before.service && senderOf(last)?.id === senderOf(message)?.id &&
      message.date - last.date < TOGETHER;
    if (before && follows) before.tail = false;
    const mine = (message.author ?? message.from?.id) === person;
    runs.push({
      key: message.message_id, messages: [message], head: !follows, tail: true, mine, service, day: newDay ? date : null,
    });
  }
  return runs;
}

/** What must be the same for a run's old element to be kept. */
export const markOf = (run) => `${run.head}|${run.tail}|${run.mine}|${run.day?.getTime() ?? ""}`;

/**
 * The element of a run. `view` is the conversation that shows it: {store, person, chat, inGroup, hands}, where `hands`
 * holds what taps do: menu, jump, tap, react, say, mention.
 */
export function drawRun(run, view) {
  return run.service ? serviceRow(run, view) : bubbleRow(run, view);
}

function serviceRow(run, view) {
  const [message] = run.messages;
  return h("div", {
    class: "row service", "data-message-id": message.message_id, "data-testid": "message", tabindex: -1,
  },
    h("span", { class: "service-line" }, serviceLine(message, view.store)));
}

function bubbleRow(run, view) {
  const { messages, mine, head, tail } = run;
  const [message] = messages;
  const sender = senderOf(message);
  const spoken = messages.find((item) => item.text || item.caption) ?? message;
  const label = [
    mine ? t("you") : nameOf(sender), gist(spoken, view.store), hourOf(new Date(message.date * 1000)),
  ].join(", ");
  const classes = [
    "row", mine && "mine", head && "head", tail && "tail", view.inGroup && "in-group",
  ].filter(Boolean).join(" ");
  const showFace = view.inGroup && !mine;
  const content = contentOf(run, view);
  const look = ["bubble", !spoken.text && !spoken.caption && `only-${kindOf(message)}`].filter(Boolean).join(" ");
  const anchor = messages.at(-1);
  const row = h("div", {
    class: classes, role: "article", "aria-label": label, tabindex: -1, "data-testid": "message",
    "data-message-id": message.message_id, "data-mine": mine ? "" : null,
  },
    showFace ? h(
      "span", { class: "face" },
      tail ? avatar(view.store.someone(sender.id) ?? sender, {
        size: 32, symbol: message.sender_chat ? "people" : null,
      }) : null,
    ) : null,
    h("div", { class: "column" },
      h("div", { class: look }, showFace && head ? senderLine(message, sender, view) : null, content,
        reactions(anchor, view)),
      inlineKeyboard(messages.find((item) => item.reply_markup?.inline_keyboard) ?? message, view)),
    h(
      "button",
      {
        type: "button", class: "more round", tabindex: -1, "aria-label": t("message-menu"),
        "data-testid": "message-more", onclick: (event) => view.hands.menu(spoken, event.currentTarget),
      },
      icon("more", 18),
    ));
  row.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, audio, video") || String(getSelection()).length > 0) return;
    event.preventDefault();
    view.hands.menu(spoken, { x: event.clientX, y: event.clientY });
  });
  longPress(row, (point) => view.hands.menu(spoken, point));
  return row;
}

function contentOf(run, view) {
  const { messages } = run;
  const [message] = messages;
  const spoken = messages.find((item) => item.text || item.caption) ?? message;
  const words = spoken.text ?? spoken.caption;
  return [
    forwardedLine(message),
    message.via_bot ? h("div", { class: "small-line" }, t("via", { bot: message.via_bot.username })) : null,
    message.reply_to_message ? quote(message.reply_to_message, view) : null,
    messages.length > 1 ? album(messages, view) : attachment(message, view),
    words ? h("div", { class: "words", dir: "auto" }, wordsOf(spoken, view)) : null,
    meta(spoken),
  ];
}

function senderLine(message, sender, view) {
  const rank = message.sender_chat ? t("anonymous-short") : view.store.rankOf(view.key, sender.id);
  const tone = toneOf(view.store.someone(sender.id) ?? sender);
  return h(
    "div", { ...tone, class: `sender ${tone.class}` }, h("span", { class: "sender-name" }, nameOf(sender)),
    rank ? h("span", { class: "rank" }, rank) : null,
  );
}

function forwardedLine(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const who = origin.sender_user_name ?? nameOf(origin.sender_user ?? origin.sender_chat ?? origin.chat);
  return h("div", { class: "small-line" }, icon("forward", 14), t("forwarded-from", { who }));
}

function quote(target, view) {
  const sender = senderOf(target);
  const jump = () => view.hands.jump(target.message_id);
  const tone = toneOf(view.store.someone(sender?.id) ?? sender);
  return h("button", {
    ...tone, type: "button", class: `quote ${tone.class}`, "data-testid": "quote", tabindex: -1, onclick: jump,
  },
    h("strong", {}, nameOf(sender)), h("span", {}, gist(target, view.store)));
}

/** The message's words as nodes: formatted, with commands, @names and links that can be tapped. */
function wordsOf(message, view) {
  const nodes = message.html ? formatted(message.html) : [document.createTextNode(message.text ?? message.caption)];
  const holder = h("span", {}, nodes);
  for (const token of holder.querySelectorAll("[data-token]")) {
    const words = token.dataset.token;
    token.addEventListener(
      "click", () => (words.startsWith("/") ? view.hands.say(words) : view.hands.mention(words.slice(1))),
    );
  }
  for (const link of holder.querySelectorAll("a")) {
    link.addEventListener("click", (event) => view.hands.follow(link.href, event));
  }
  return [...holder.childNodes];
}

function meta(message) {
  return h("span", { class: "meta" },
    message.protected ? h("span", { title: t("protected") }, icon("lock", 12)) : null,
    message.silent ? h("span", { "data-testid": "silent" }, t("silent")) : null,
    message.edited ? h("span", { "data-testid": "edited" }, t("edited")) : null,
    h("time", { datetime: new Date(message.date * 1000).toISOString() }, hourOf(new Date(message.date * 1000))));
}

function reactions(message, view) {
  const given = Object.entries(message.reactions ?? {}).filter(([, people]) => people.length);
  if (!given.length) return null;
  return h("div", { class: "reactions" }, given.map(([emoji, people]) => {
    const own = people.includes(view.person);
    const names = people.map((id) => nameOf(view.store.someone(id))).join("、");
    return h(
      "button",
      {
        type: "button", tabindex: -1, class: own ? "reaction own" : "reaction", "aria-pressed": String(own),
        title: names, onclick: () => view.hands.react(message, own ? "" : emoji),
      },
      emoji, h("span", {}, people.length),
    );
  }));
}

function longPress(node, act) {
  let timer;
  node.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    const point = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => act(point), 480);
  });
  const ends = ["pointerup", "pointercancel", "pointermove"];
  for (const end of ends) node.addEventListener(end, () => clearTimeout(timer));
}
