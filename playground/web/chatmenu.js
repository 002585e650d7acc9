/*
 * The menu of a chat: who is in it, and what this person may do there.
 *
 * Members are shown with what can be done to each; the server decides whether it may be done, and its refusal is shown.
 */

import { act, setPrivacy } from "./control.js";
import { h } from "./element.js";
import { icon } from "./icons.js";
import { avatar, nameOf } from "./names.js";
import { askFor, chooseFrom, openDialog, openMenu } from "./popups.js";
import { t } from "./words.js";

/** Open the menu of a conversation beside `anchor`. */
export function openChatMenu(view, anchor) {
  openMenu(
    view.place, anchor, view.inGroup ? groupItems(view) : privateItems(view),
    { label: t("chat-menu"), testid: "chat-menu" },
  );
}

const doing = (view, what, fields) => view.attempt(() => act(view.person, what, fields));

function privateItems(view) {
  const bot = view.store.botOf(view.key);
  const blocked = view.store.isBlocked(view.person, bot.id);
  return [
    { label: t("send-start"), symbol: "play", action: () => doing(view, "start", { bot: bot.id }) },
    privacyItem(view, bot),
    blocked
      ? { label: t("unblock"), symbol: "check", action: () => doing(view, "unblock", { bot: bot.id }) }
      : { label: t("block"), symbol: "block", danger: true, action: () => doing(view, "block", { bot: bot.id }) },
  ];
}

function privacyItem(view, bot) {
  const open = Boolean(bot.can_read_all_group_messages);
  return {
    label: t(open ? "privacy-on" : "privacy-off"), hint: t(open ? "privacy-is-off" : "privacy-is-on"), symbol: "eye",
    action: () => view.attempt(async () => {
      await setPrivacy(bot.id, !open);
      view.say(t(open ? "privacy-is-on" : "privacy-is-off"));
    }),
  };
}

function groupItems(view) {
  const { store, key, person } = view;
  const chat = store.chats.get(key);
  const manages = store.manages(key, person);
  const inside = store.isInside(key, person);
  const bots = store.membersOf(key).map((member) => member.user).filter((user) => store.bots.has(user.id));
  return [
    { label: t("members"), symbol: "people", action: () => showMembers(view) },
    inside && { label: t("add-member"), symbol: "plus", action: () => addMember(view) },
    manages && {
      label: t(view.anonymous ? "anonymous-off" : "anonymous-on"), symbol: "mask", action: () => toggleAnonymous(view),
    },
    chat.is_forum && inside && { label: t("new-topic"), symbol: "hash", action: () => newTopic(view) },
    ...bots.map((bot) => ({
      ...privacyItem(view, bot),
      label: `${t(bot.can_read_all_group_messages ? "privacy-on" : "privacy-off")} · ${nameOf(bot)}`,
    })),
    chat.type === "group" && { label: t("migrate"), symbol: "up", action: () => migrate(view) },
    inside
      ? { label: t("leave"), symbol: "leave", danger: true, action: () => doing(view, "leave", { chat: key }) }
      : { label: t("join"), symbol: "plus", action: () => doing(view, "join", { chat: key }) },
  ];
}

function toggleAnonymous(view) {
  view.anonymous = !view.anonymous;
  view.update();
  view.say(t(view.anonymous ? "anonymous-is-on" : "anonymous-is-off"));
}

async function migrate(view) {
  const chat = await doing(view, "migrate", { chat: view.key });
  if (chat?.id) view.phone.open(String(chat.id));
}

function newTopic(view) {
  askFor(view.place, {
    title: t("new-topic"), fields: [{ name: "name", label: t("name"), required: true }],
    submit: ({ name }) => act(view.person, "new_topic", { chat: view.key, name }),
  });
}

function addMember(view) {
  const { store, key } = view;
  const outside = [...store.people.values(), ...store.bots.values()].filter((one) => !store.isInside(key, one.id));
  chooseFrom(view.place, {
    title: t("add-member"),
    options: outside.map((one) => ({
      label: nameOf(one), hint: one.note || (store.bots.has(one.id) ? t("bot") : ""), lead: avatar(one, { size: 34 }),
      action: () => doing(view, "add_member", { chat: key, who: one.id }),
    })),
  });
}

function showMembers(view) {
  const { store, key } = view;
  const manages = store.manages(key, view.person);
  const row = ({ user }) => {
    const more = manages && user.id !== view.person &&
      h(
        "button",
        {
          type: "button", class: "round", "aria-label": t("member-menu", { who: nameOf(user) }),
          onclick: (event) => memberMenu(view, user, event.currentTarget, () => dialog.close()),
        },
        icon("more", 18),
      );
    return h("div", {
      class: "choice still", "data-testid": "member", "data-member": user.id,
    }, avatar(user, { size: 34 }),
      h(
        "span", { class: "menu-words" }, h("span", {}, nameOf(user)),
        h(
          "small", {},
          [
            store.rankOf(key, user.id), user.note || (store.bots.has(user.id) ? t("bot") : ""),
          ].filter(Boolean).join(" · "),
        ),
      ), more);
  };
  const dialog = openDialog(view.place, {
    title: t("members"), testid: "members", body: h("div", { class: "choices" }, store.membersOf(key).map(row)),
    actions: [{ label: t("close"), primary: true }],
  });
}

function memberMenu(view, user, anchor, done) {
  const { store, key } = view;
  const status = store.statusIn(key, user.id);
  const deed = (what, fields = {}) => async () => {
    done();
    await doing(view, what, { chat: key, who: user.id, ...fields });
  };
  const bot = store.bots.has(user.id);
  openMenu(view.place, anchor, [
    status !== "administrator" && status !== "creator" && {
      label: t("promote"), symbol: "star", action: deed("promote"),
    },
    status === "administrator" && { label: t("demote"), symbol: "down", action: deed("demote") },
    !bot && status !== "creator" && {
      label: t("promote-anonymous"), symbol: "mask", action: deed("promote", { anonymous: true }),
    },
    { label: t("remove-member"), symbol: "bin", danger: true, action: deed("remove_member") },
  ], { label: t("member-menu", { who: nameOf(user) }), testid: "member-menu" });
}
