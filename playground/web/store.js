/*
 * What the page knows: a mirror of the playground's world.
 *
 * It begins with the `hello` of the live line and is kept true by the events after it; nobody else writes to it. Views
 * read it through the questions at the end and hear of changes through `listen`. Messages are replaced, never changed in
 * place, so that a view can tell by identity whether a message is still the same.
 */

import { useZone } from "./names.js";
import { t } from "./words.js";

const INSIDE = new Set(["creator", "administrator", "member", "restricted"]);
const TYPING = 5000;

export class Store {
  constructor() {
    this.listeners = new Set();
    this.connected = false;
    this.greeted = false;
    this.clear();
  }

  clear() {
    this.people = new Map();
    this.bots = new Map();
    this.chats = new Map();
    this.memberships = new Map();
    this.talk = new Map();
    this.complete = new Set();
    this.keyboards = new Map();
    this.typing = new Map();
    this.clock = { offset: 0 };
    this.process = { state: "none" };
    this.faults = [];
    this.log = [];
  }

  /** Call `hear({event, …})` after each change; returns what stops it. */
  listen(hear) {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }

  tell(change) {
    for (const hear of [...this.listeners]) hear(change);
  }

  /** Take in one live event. */
  apply(event) {
    const takers = {
      hello: () => this.hello(event),
      message: () => this.put(event.message),
      message_edited: () => this.put(event.message),
      message_deleted: () => this.drop(event.chat_key, event.message_ids),
      person: () => this.person(event.person),
      bot: () => this.bot(event.bot),
      chat: () => this.chatIn(event.chat),
      membership: () => this.member(event.membership),
      keyboard: () => this.keyboards.set(`${event.chat_key} ${event.person}`, event.keyboard),
      action: () => this.hearTyping(event),
      clock: () => this.clockIn(event),
      process: () => { this.process = event; },
      faults: () => { this.faults = event.faults; },
      log: () => this.log.push(event),
    };
    takers[event.event]?.();
    this.tell(event);
  }

  hello(state) {
    this.clear();
    this.greeted = true;
    for (const person of state.people) this.person(person);
    for (const bot of state.bots) this.bot(bot);
    for (const chat of state.chats) this.chatIn(chat);
    for (const member of state.memberships) this.member(member);
    for (const [key, messages] of Object.entries(state.messages)) {
      this.talk.set(key, []);
      for (const message of messages) this.put(message);
      if (messages.length < 50) this.complete.add(key);
    }
    this.clockIn(state.clock);
    this.process = state.process;
    this.faults = state.faults;
    this.log = [...state.log];
  }

  person(person) {
    this.people.set(person.id, person);
  }

  bot(bot) {
    this.bots.set(bot.id, bot);
  }

  chatIn(chat) {
    const key = chat.chat_key;
    this.chats.set(key, { ...chat, key });
    for (const shown of [...this.keyboards.keys()]) if (shown.startsWith(`${key} `)) this.keyboards.delete(shown);
    for (const [person, keyboard] of Object.entries(chat.keyboards ?? {})) this.keyboards.set(`${key} ${person}`, keyboard);
  }

  member(member) {
    const key = member.chat_key;
    if (!this.memberships.has(key)) this.memberships.set(key, new Map());
    this.memberships.get(key).set(member.user.id, member);
  }

  put(message) {
    const key = message.chat_key;
    if (message.deleted) return this.drop(key, [message.message_id]);
    const talk = this.talk.get(key) ?? [];
    let at = talk.length;
    while (at > 0 && talk[at - 1].message_id > message.message_id) at -= 1;
    if (talk[at - 1]?.message_id === message.message_id) talk[at - 1] = message;
    else {
      talk.splice(at, 0, message);
      this.typing.delete(key);
    }
    this.talk.set(key, talk);
    return undefined;
  }

  drop(key, ids) {
    const gone = new Set(ids);
    this.talk.set(key, this.messages(key).filter((message) => !gone.has(message.message_id)));
  }

  /** Older messages that were asked for; an empty answer means that there are none before. */
  prepend(key, messages) {
    if (!messages.length) this.complete.add(key);
    for (const message of messages) this.put(message);
  }

  hearTyping({ chat_key: key, from, action }) {
    this.typing.set(key, { from, action, until: Date.now() + TYPING });
    setTimeout(() => this.tell({ event: "action", chat_key: key }), TYPING + 50);
  }

  clockIn(clock) {
    this.clock = { offset: clock.offset_seconds };
    useZone(clock.time_zone);
  }

  // What views ask.

  /** The playground's present moment. */
  now() {
    return new Date(Date.now() + this.clock.offset * 1000);
  }

  messages(key) {
    return this.talk.get(key) ?? [];
  }

  /** A person or a bot by id. */
  someone(id) {
    return this.people.get(id) ?? this.bots.get(id);
  }

  botNamed(username) {
    return [...this.bots.values()].find((bot) => bot.username?.toLowerCase() === username?.toLowerCase());
  }

  isPrivate(key) {
    return key.includes(":");
  }

  /** Whom a chat is with: the bot of a private chat, or the group itself; nothing when there is no such chat. */
  other(key) {
    return this.isPrivate(key) ? this.botOf(key) : this.chats.get(key);
  }

  /** The bot of a private chat. */
  botOf(key) {
    return this.bots.get(Number(key.split(":")[1]));
  }

  /** Chat keys that a person sees: every bot, and the groups they are in; the newest message first. */
  chatsOf(person) {
    const keys = [...this.bots.keys()].filter((id) => id !== 1087968824).map((bot) => `${person}:${bot}`);
    for (const [key, chat] of this.chats) {
      if (!this.isPrivate(key) && !chat.migrated_to && this.isInside(key, person)) keys.push(key);
    }
    const last = (key) => this.messages(key).at(-1)?.date ?? 0;
    return keys.sort((one, other) => last(other) - last(one));
  }

  /** Groups that a person could still join. */
  groupsBeyond(person) {
    return this.groups().filter((chat) => !this.isInside(chat.key, person));
  }

  groups() {
    return [...this.chats.values()].filter((chat) => !this.isPrivate(chat.key) && !chat.migrated_to);
  }

  statusIn(key, id) {
    return this.memberships.get(key)?.get(id)?.status ?? "left";
  }

  isInside(key, id) {
    return INSIDE.has(this.statusIn(key, id));
  }

  manages(key, id) {
    return ["creator", "administrator"].includes(this.statusIn(key, id));
  }

  /** Who is in a group: [{user, status, …}], those who manage it first. */
  membersOf(key) {
    const order = ["creator", "administrator", "member", "restricted"];
    return [...(this.memberships.get(key)?.entries() ?? [])]
      .filter(([, member]) => INSIDE.has(member.status))
      .map(([id, member]) => ({ ...member, user: this.someone(id) ?? member.user ?? { id } }))
      .sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
  }

  /** "群主", "管理员" or an own title, shown beside a name in groups. */
  rankOf(key, id) {
    const member = this.memberships.get(key)?.get(id);
    if (member?.custom_title) return member.custom_title;
    return { creator: t("creator"), administrator: t("administrator") }[member?.status] ?? "";
  }

  isBlocked(person, bot) {
    return Boolean(this.chats.get(`${person}:${bot}`)?.blocked);
  }

  hasStarted(person, bot) {
    return Boolean(this.chats.get(`${person}:${bot}`)?.started);
  }

  /** What "/" offers a person in a chat: [{command, description, bot?}]. */
  commands(key, person) {
    return this.people.get(person)?.commands?.[key] ?? [];
  }

  /** The reply keyboard, or the forced reply, that a person sees in a chat; null without one. */
  keyboard(key, person) {
    return this.keyboards.get(`${key} ${person}`) ?? null;
  }

  /** Who is typing in a chat, other than this person: {id, action} or null. */
  typist(key, person) {
    const typing = this.typing.get(key);
    if (!typing || typing.until < Date.now() || typing.from.id === person) return null;
    return { id: typing.from.id, action: typing.action };
  }
}
