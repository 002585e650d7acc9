/*
 * What fingers do in a conversation: on a message, a button, a link, a name.
 *
 * Links to t.me that name a bot of this playground are followed inside the page, as the app would: `?start=` opens the
 * private chat with a START button, `?startgroup=` asks which group. Other addresses open in a new tab.
 */

import { act } from "./control.js";
import { h } from "./element.js";
import { avatar, kindOf, nameOf } from "./names.js";
import { chooseFrom, openDialog, openMenu } from "./popups.js";
import { safeAddress } from "./sanitise.js";
import { t } from "./words.js";

const EMOJIS = ["👍", "❤️", "🔥", "🙏", "😁", "😢", "👏", "🎉"];

/** The hands of one conversation. */
export function handsOf(view) {
  const hands = {
    jump: (id) => view.scroll.jump(id),
    say: (text) => view.composer.say(text),
    react: (message, emoji) => view.attempt(() => act(view.person, "react", {
      chat: view.key, message_id: message.message_id, emoji: emoji || undefined,
    })),
    vote: (message, options) => view.attempt(() => act(view.person, "vote", {
      chat: view.key, message_id: message.message_id, options,
    })),
    menu: (message, anchor) => messageMenu(view, message, anchor),
    tap: (message, button) => tap(view, message, button),
    mention: (username) => mention(view, username),
    follow: (address, event) => follow(view, address, event),
    start: (bot, payload) => view.phone.open(`${view.person}:${bot}`, { payload }),
    begin: () => begin(view),
  };
  return hands;
}

function messageMenu(view, message, anchor) {
  const own = (message.author ?? message.from?.id) === view.person;
  const { hands } = view;
  const given = Object.entries(message.reactions ?? {}).find(([, people]) => people.includes(view.person))?.[0];
  let close = () => {};
  const reactions = h("div", { class: "menu-reactions" }, EMOJIS.map((emoji) =>
    h(
      "button",
      {
        type: "button", role: "menuitem", tabindex: -1, class: given === emoji ? "own" : null,
        "aria-label": t("react-with", { emoji }),
        onclick: () => { close(); hands.react(message, given === emoji ? "" : emoji); },
      },
      emoji,
    )));
  const words = message.text ?? message.caption;
  const free = !message.protected;
  const removable = own || !view.inGroup || view.store.manages(view.key, view.person);
  close = openMenu(view.place, anchor, [
    reactions,
    { label: t("reply"), symbol: "reply", action: () => view.composer.reply(message) },
    own && kindOf(message) === "text" && !message.via_bot && {
      label: t("edit"), symbol: "edit", action: () => view.composer.edit(message),
    },
    words && free && { label: t("copy"), symbol: "copy", action: () => copy(view, words) },
    free && { label: t("forward"), symbol: "forward", action: () => forward(view, message) },
    removable && {
      label: t("delete"), symbol: "bin", danger: true,
      action: () => view.attempt(() => act(view.person, "delete", { chat: view.key, message_id: message.message_id })),
    },
  ], { label: t("message-menu"), testid: "message-menu" });
}

async function copy(view, words) {
  try {
    await navigator.clipboard.writeText(words);
    view.say(t("copied"));
  } catch {
    openDialog(view.place, {
      title: t("copy"), body: h("textarea", { rows: 5, value: words, readonly: true }),
      actions: [{ label: t("ok"), primary: true }],
    });
  }
}

function forward(view, message) {
  const send = async (key) => {
    const sent = await view.attempt(() => act(view.person, "forward", {
      chat: key, message_id: message.message_id, from_chat: view.key,
    }));
    if (sent && key !== view.key) view.phone.open(key);
  };
  chooseChat(view, t("forward-to"), view.store.chatsOf(view.person), send);
}

/** Ask for one of a person's chats, then `go(key)`. */
function chooseChat(view, title, keys, go) {
  chooseFrom(view.place, { title, options: keys.map((key) => {
    const isPrivate = view.store.isPrivate(key);
    const other = isPrivate ? view.store.botOf(key) : view.store.chats.get(key);
    return {
      label: nameOf(other), hint: isPrivate ? t("bot") : t("members-count", { n: view.store.membersOf(key).length }),
      lead: avatar(other, { size: 34, symbol: isPrivate ? null : "people" }), action: () => go(key),
    };
  }) });
}

function tap(view, message, button) {
  if (button.callback_data !== undefined) return view.tap(message, button);
  if (button.url !== undefined) return follow(view, button.url);
  if (button.copy_text) return copy(view, button.copy_text.text);
  const bot = message.via_bot ?? view.store.bots.get(message.author ?? message.from?.id) ?? message.from;
  if (button.switch_inline_query_current_chat !== undefined) {
    return view.composer.put(`@${bot.username} ${button.switch_inline_query_current_chat}`);
  }
  const query = button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query;
  if (query !== undefined || button.switch_inline_query_chosen_chat) {
    return chooseChat(
      view, t("choose-chat"), view.store.chatsOf(view.person),
      (key) => view.phone.open(key, { words: `@${bot.username} ${query ?? ""}` }),
    );
  }
  return view.say(t("not-here"), { bad: true });
}

function mention(view, username) {
  const { store } = view;
  const bot = store.botNamed(username);
  if (bot) return view.phone.open(`${view.person}:${bot.id}`);
  const person = [...store.people.values()].find((one) => one.username?.toLowerCase() === username.toLowerCase());
  return view.say(person ? `${nameOf(person)}${person.note ? ` · ${person.note}` : ""}` : t(
    "unknown-name", { name: username },
  ));
}

function follow(view, address, event) {
  const found = deepLink(address);
  const bot = found && view.store.botNamed(found.username);
  if (!bot) {
    if (!event && safeAddress(address)) window.open(safeAddress(address), "_blank", "noopener");
    return;
  }
  event?.preventDefault();
  if (found.startgroup === undefined) {
    view.phone.open(`${view.person}:${bot.id}`, { payload: found.start });
    return;
  }
  const groups = view.store.chatsOf(view.person).filter((key) => !view.store.isPrivate(key));
  chooseChat(view, t("choose-group", { bot: nameOf(bot) }), groups, async (key) => {
    if (await view.attempt(() => act(view.person, "start", {
      bot: bot.id, chat: key, payload: found.startgroup,
    }))) view.phone.open(key);
  });
}

/** {username, start?, startgroup?} of a t.me or tg://resolve address, else null. */
function deepLink(address) {
  let url;
  try {
    url = new URL(safeAddress(address) ?? "");
  } catch {
    return null;
  }
  const value = (name) => url.searchParams.get(name) ?? undefined;
  if (url.protocol === "tg:" && url.href.startsWith("tg://resolve") && value("domain")) {
    return { username: value("domain"), start: value("start"), startgroup: value("startgroup") };
  }
  const name = /^\/(\w{3,32})\/?$/.exec(url.pathname)?.[1];
  if (!["t.me", "telegram.me"].includes(url.hostname) || !name) return null;
  return { username: name, start: value("start"), startgroup: value("startgroup") };
}

async function begin(view) {
  const { person, key, store } = view;
  if (view.inGroup) return void view.attempt(() => act(person, "join", { chat: key }));
  const bot = store.botOf(key).id;
  if (store.isBlocked(person, bot)) {
    const back = await view.attempt(() => act(person, "unblock", { bot }));
    if (back === undefined) return;
  }
  const { payload } = view;
  view.payload = undefined;
  await view.attempt(() => act(person, "start", { bot, payload }));
  view.update();
}
