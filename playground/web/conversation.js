/*
 * One chat as one person sees it: header, pinned message, topics, messages, composer.
 *
 * It is made when a chat is opened and thrown away when it is left. What a tap on a message or a button does is gathered
 * in `hands`, so that drawing (bubbles.js) and doing stay apart.
 */

import { openChatMenu } from "./chatmenu.js";
import { Composer } from "./composer.js";
import { act } from "./control.js";
import { fill, h, walk } from "./element.js";
import { handsOf } from "./hands.js";
import { icon } from "./icons.js";
import { avatar, gist, nameOf, senderOf } from "./names.js";
import { showAlert, showToast } from "./popups.js";
import { Scroll } from "./scroll.js";
import { t } from "./words.js";

export class Conversation {
  /** `phone` holds it: {store, person, screen, open(key, about)}; `about` is {payload} of a deep link or {words}. */
  constructor(phone, key, about = {}) {
    this.phone = phone;
    this.store = phone.store;
    this.person = phone.person;
    this.place = phone.screen;
    this.key = key;
    this.inGroup = !phone.store.isPrivate(key);
    this.payload = about.payload;
    this.anonymous = false;
    this.topic = null;
    this.waiting = new Map();
    this.answers = new Map();
    this.hands = handsOf(this);
    this.scroll = new Scroll(this, (message) => this.topic === null || this.topicOf(message) === this.topic);
    this.composer = new Composer(this);
    this.header = h("header", { class: "chat-header" });
    this.topics = h("div", { class: "topics", role: "tablist", "aria-label": t("topics"), hidden: true });
    this.topics.addEventListener("keydown", (event) => walk(event, [...this.topics.children], { horizontal: true }));
    this.pinned = h("button", { type: "button", class: "pinned", hidden: true, "data-testid": "pinned" });
    this.node = h("section", {
      class: "conversation", "data-testid": "chat-view", "data-chat": key, "aria-label": this.title(),
    },
      this.header, this.topics, this.pinned, this.scroll.node, this.composer.node);
    this.drawHeader();
    this.update();
    if (about.words !== undefined) this.composer.put(about.words);
  }

  /** Bring everything that the world may have changed up to date. */
  update() {
    this.drawStatus();
    this.drawTopics();
    this.drawPinned();
    this.composer.update();
    this.scroll.update();
  }

  title() {
    return nameOf(this.store.other(this.key));
  }

  drawHeader() {
    const other = this.store.other(this.key);
    this.status = h("span", { class: "chat-status" });
    this.heading = h("span", { class: "chat-title", "data-testid": "chat-title" }, nameOf(other));
    const menu = h(
      "button",
      {
        type: "button", class: "round", "aria-label": t("chat-menu"), "aria-haspopup": "menu",
        "data-testid": "chat-menu-button", onclick: () => openChatMenu(this, menu),
      },
      icon("more", 22),
    );
    fill(this.header,
      h(
        "button",
        {
          type: "button", class: "round", "aria-label": t("back"), "data-testid": "back",
          onclick: () => this.phone.open(null),
        },
        icon("back", 22),
      ),
      avatar(other, { size: 38, symbol: this.inGroup ? "people" : null }),
      h("span", { class: "chat-names" }, this.heading, this.status),
      menu);
  }

  drawStatus() {
    const typist = this.store.typist(this.key, this.person);
    const typing = Boolean(typist);
    this.heading.textContent = this.title();
    this.status.classList.toggle("typing", typing);
    if (typing) {
      const who = this.inGroup ? nameOf(this.store.someone(typist.id)) : "";
      this.status.dataset.testid = "typing";
      const what = typist.action?.startsWith("upload") ? "sending-file" : "typing";
      fill(this.status, t(what, { who }).trim(), h("span", { class: "dots", "aria-hidden": "true" }));
      return;
    }
    delete this.status.dataset.testid;
    const words = this.inGroup ? t("members-count", { n: this.store.membersOf(this.key).length }) : t("bot");
    this.status.textContent = this.anonymous ? `${words} · ${t("anonymous-short")}` : words;
  }

  /** What an empty chat shows. */
  welcome() {
    const other = this.store.other(this.key);
    return h("div", { class: "welcome" }, avatar(other, {
      size: 72, symbol: this.inGroup ? "people" : null,
    }), h("strong", {}, nameOf(other)),
      h("span", {}, t(this.inGroup ? "empty-group" : "empty-private")));
  }

  /** Which topic a message belongs to; 1 is the general one. */
  topicOf(message) {
    return message.is_topic_message || message.forum_topic_created ? message.message_thread_id ?? message.message_id : 1;
  }

  drawTopics() {
    const chat = this.store.chats.get(this.key);
    this.topics.hidden = !chat?.is_forum;
    if (!chat?.is_forum) return;
    const named = new Map([[1, t("general")]]);
    for (const message of this.store.messages(this.key)) {
      if (message.forum_topic_created) named.set(this.topicOf(message), message.forum_topic_created.name);
    }
    for (const [id, topic] of Object.entries(chat.topics ?? {})) named.set(
      topic.message_thread_id ?? Number(id), topic.name,
    );
    const mark = JSON.stringify([this.topic, ...named]);
    if (mark === this.topicsMark) return;
    this.topicsMark = mark;
    const tab = (id, name) => h(
      "button",
      {
        type: "button", class: "topic", role: "tab", "data-testid": "topic", "aria-selected": String(this.topic === id),
        tabindex: this.topic === id ? 0 : -1, onclick: () => this.choose(id),
      },
      name,
    );
    fill(this.topics, tab(null, t("all")), [...named].map(([id, name]) => tab(id, name)));
  }

  choose(topic) {
    this.topic = topic;
    this.update();
    this.scroll.toEnd();
    this.topics.querySelector("[aria-selected=true]")?.focus();
  }

  drawPinned() {
    const message = this.store.messages(this.key).findLast((item) => item.pinned);
    this.pinned.hidden = !message;
    if (!message || message === this.pinnedMessage) return;
    this.pinnedMessage = message;
    this.pinned.onclick = () => this.scroll.jump(message.message_id);
    fill(
      this.pinned, icon("tack", 18),
      h("span", { class: "about-words" }, h("strong", {}, t("pinned")), h("span", {}, gist(message, this.store))),
    );
  }

  /** What a sending carries beside its words: topic, anonymity. */
  manner() {
    return { topic: this.topic && this.topic !== 1 ? this.topic : undefined, anonymous: this.anonymous || undefined };
  }

  /** What the big button says in place of the composer, or null when one can write. */
  startWords() {
    const chat = this.store.chats.get(this.key);
    if (this.inGroup) return chat && !this.store.isInside(this.key, this.person) ? t("join") : null;
    const bot = this.store.botOf(this.key)?.id;
    if (this.store.isBlocked(this.person, bot)) return t("restart-bot");
    if (this.payload !== undefined || !this.store.hasStarted(this.person, bot)) return t("start");
    return null;
  }

  /** Do something that the server may refuse; a refusal is shown as a toast and gives undefined. */
  async attempt(deed) {
    try {
      return await deed();
    } catch (error) {
      this.complain(error);
      return undefined;
    }
  }

  complain(error) {
    this.say(error.message === "unreachable" ? t("unreachable") : error.message, { bad: true });
  }

  /** A toast above the composer. */
  say(words, look = {}) {
    showToast(this.scroll.node, words, look);
  }

  /** Tap an inline button: busy until the bot answers, for half a minute at most. */
  async tap(message, button) {
    const mark = `${message.message_id} ${button.callback_data}`;
    if (this.waiting.has(mark)) return;
    const ease = setTimeout(() => this.settle(mark), 30_000);
    this.waiting.set(mark, { ease });
    this.showBusy(message.message_id, button.callback_data, true);
    const tapped = await this.attempt(() => act(this.person, "tap", {
      chat: this.key, message_id: message.message_id, data: button.callback_data,
    }));
    if (!tapped) return void this.settle(mark);
    const waiting = this.waiting.get(mark);
    if (waiting) waiting.id = tapped.callback_query_id;
    const early = this.answers.get(tapped.callback_query_id);
    if (early) this.answer(early);
  }

  settle(mark) {
    clearTimeout(this.waiting.get(mark)?.ease);
    this.waiting.delete(mark);
    const at = mark.indexOf(" ");
    this.showBusy(Number(mark.slice(0, at)), mark.slice(at + 1), false);
  }

  showBusy(id, data, busy) {
    for (const button of this.scroll.list.querySelectorAll(`[data-message-id="${id}"] .inline-button`)) {
      if (button.dataset.focus !== data) continue;
      button.classList.toggle("busy", busy);
      button.toggleAttribute("aria-busy", busy);
      if (busy) button.setAttribute("aria-busy", "true");
    }
  }

  /** A callback was answered; the answer may be here before the tap's own result. Returns whether it was ours. */
  answer(event) {
    const found = [...this.waiting].find(([, waiting]) => waiting.id === event.callback_query_id);
    if (!found) {
      this.answers.set(event.callback_query_id, event);
      return;
    }
    this.answers.delete(event.callback_query_id);
    this.settle(found[0]);
    if (event.url) this.hands.follow(event.url);
    if (!event.text) return;
    if (event.show_alert) showAlert(this.place, event.text);
    else this.say(event.text);
  }

  /** What a screen reader should whisper when a message comes in. */
  whisper(message) {
    return message.from?.id === this.person ? "" : `${nameOf(senderOf(message))}: ${gist(message, this.store)}`;
  }
}
