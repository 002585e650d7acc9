/*
 * One phone: who holds it, their chats, and the chat that is open.
 *
 * A phone redraws at most once a frame however many events come in, and only what it shows.
 */

import { Conversation } from "./conversation.js";
import { fill, h, walk } from "./element.js";
import { icon } from "./icons.js";
import { act } from "./control.js";
import { avatar, gist, hourOf, kindOf, nameOf, senderOf, whenOf } from "./names.js";
import { chooseFrom, showToast } from "./popups.js";
import { t } from "./words.js";

let phones = 0;

export class Phone {
  /** `desk` is the page: {store, layout, changed(), close(phone)}; `given` is {person, chat}. */
  constructor(desk, given) {
    this.desk = desk;
    this.store = desk.store;
    this.person = given.person;
    this.chat = given.chat ?? null;
    this.number = phones += 1;
    this.holder = h("button", {
      type: "button", class: "holder", "aria-haspopup": "dialog", "data-testid": "holder",
      onclick: () => this.handOver(),
    });
    this.closer = h(
      "button",
      {
        type: "button", class: "round faint", "aria-label": t("close-phone"), title: t("close-phone"),
        "data-testid": "close-phone", onclick: () => desk.close(this),
      },
      icon("close", 18),
    );
    this.hour = h("span", { class: "hour", "aria-hidden": "true" });
    this.body = h("div", { class: "screen-body" });
    this.screen = h(
      "div", { class: "screen" },
      h(
        "div", { class: "status-bar", "aria-hidden": "true" }, this.hour, h("span", { class: "island" }),
        h("span", { class: "battery" }),
      ),
      this.body,
    );
    this.whisperer = h("div", { class: "unseen", "aria-live": "polite", "data-testid": "live" });
    this.node = h(
      "section", { class: "phone", "data-testid": "phone" }, h("div", { class: "phone-top" }, this.holder, this.closer),
      this.screen, this.whisperer,
    );
    this.stop = this.store.listen((event) => this.heard(event));
    this.draw();
  }

  away() {
    this.stop();
    this.node.remove();
  }

  /** Draw the phone anew: another person, another chat, another language. */
  draw() {
    const person = this.store.people.get(this.person);
    this.node.dataset.person = String(this.person ?? "");
    this.node.dataset.chat = this.chat ?? "";
    this.node.setAttribute("aria-label", t("phone-of", { who: nameOf(person) }));
    this.drawHolder();
    for (const veil of this.screen.querySelectorAll(":scope > .veil, :scope > .menu")) veil.remove();
    const known = this.chat && person && this.store.other(this.chat);
    this.conversation = known ? new Conversation(this, this.chat, this.about) : null;
    this.about = undefined;
    this.rows = this.conversation ? null : h("div", {
      class: "chat-list", "data-testid": "chat-list", role: "group", "aria-label": t("chats"),
    });
    this.rows?.addEventListener("keydown", (event) => walk(event, [...this.rows.querySelectorAll(".chat-row")]));
    fill(
      this.body, this.conversation?.node ?? [h("header", { class: "list-header" }, h("h2", {}, t("chats"))), this.rows],
    );
    this.conversation?.scroll.toEnd();
    this.update();
  }

  drawHolder() {
    const person = this.store.people.get(this.person);
    const mark = JSON.stringify([person, t("someone")]);
    if (mark === this.holderMark) return;
    this.holderMark = mark;
    fill(
      this.holder, avatar(person, { size: 36 }),
      h(
        "span", { class: "holder-words" }, h("strong", {}, person ? nameOf(person) : t("someone")),
        h("small", {}, person?.note ?? ""),
      ),
      icon("down", 18),
    );
  }

  /** Open a chat, or the list of chats when `key` is null. */
  open(key, about = undefined) {
    const left = this.chat;
    this.chat = key;
    this.about = about;
    this.draw();
    this.desk.changed();
    const row = key ? null : this.rows?.querySelector(`[data-chat="${CSS.escape(left ?? "")}"]`);
    if (row) row.focus({ preventScroll: true });
    else if (this.conversation && matchMedia("(pointer: fine)").matches) this.focus();
  }

  focus() {
    const { input, startButton } = this.conversation?.composer ?? {};
    (startButton && !startButton.hidden ? startButton : input)?.focus({ preventScroll: true });
  }

  /** Give the phone to somebody else. */
  handOver() {
    chooseFrom(this.screen, {
      title: t("who-holds"), testid: "people", more: [{ label: t("close-phone"), action: () => this.desk.close(this) }],
      options: [...this.store.people.values()].map((person) => ({
        label: nameOf(person), hint: person.note ?? "", lead: avatar(person, { size: 34 }),
        action: () => {
          this.person = person.id;
          this.chat = this.chat && this.store.isPrivate(this.chat) ? `${person.id}:${this.chat.split(":")[1]}` : this.chat;
          if (this.chat && !this.store.isPrivate(this.chat) && !this.store.isInside(this.chat, person.id)) this.chat = null;
          this.draw();
          this.desk.changed();
        },
      })),
    });
  }

  heard(event) {
    const { conversation } = this;
    if (event.event === "hello") return this.draw();
    if (event.event === "callback_answer" && event.person === this.person) conversation?.answer(event);
    if (event.event === "inline_answer" && event.person === this.person) conversation?.composer.suggestions.answered(event);
    if (event.event === "message" && event.message.chat_key === this.chat) {
      this.whisperer.textContent = conversation?.whisper(event.message) ?? "";
    }
    this.follow(event);
    if (!this.due) this.due = requestAnimationFrame(() => { this.due = 0; this.update(); });
    return undefined;
  }

  /** A group that became a supergroup takes its open phones along. */
  follow(event) {
    const next = event.event === "message" && event.message.chat_key === this.chat && event.message.migrate_to_chat_id;
    if (next) setTimeout(() => this.store.chats.has(String(next)) && this.open(String(next)), 50);
  }

  update() {
    // The chat that was to be opened may have come in only now: a group that was just upgraded, or made elsewhere.
    const come = this.chat && !this.conversation && this.store.other(this.chat);
    if (come && this.store.people.has(this.person)) return this.draw();
    this.hour.textContent = hourOf(this.store.now());
    this.drawHolder();
    if (this.conversation) {
      this.conversation.update();
      this.desk.layout.markRead(this.person, this.chat, this.store.messages(this.chat).at(-1)?.message_id);
    } else this.drawList();
    return undefined;
  }

  drawList() {
    if (!this.store.people.has(this.person)) {
      fill(this.rows, h("p", { class: "quiet empty" }, t(this.store.greeted ? "nobody-yet" : "connecting")));
      return;
    }
    const focused = this.rows.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
    const chats = this.store.chatsOf(this.person);
    const beyond = this.store.groupsBeyond(this.person);
    const nothing = chats.length || beyond.length ? null : h("p", { class: "quiet empty" }, t("no-chats"));
    const heading = beyond.length ? h("h3", { class: "list-part" }, t("other-groups")) : null;
    fill(this.rows, chats.map((key) => this.row(key)), heading, beyond.map((chat) => this.joinRow(chat)), nothing);
    if (focused) this.rows.querySelector(`[data-chat="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  row(key) {
    const { store, person } = this;
    const group = !store.isPrivate(key);
    const other = store.other(key);
    const last = store.messages(key).at(-1);
    const count = this.desk.layout.unread(person, key, store.messages(key));
    const typist = store.typist(key, person);
    const named = group && last && kindOf(last) !== "service";
    const author = named ? `${last.author === person ? t("you") : nameOf(senderOf(last))}: ` : "";
    const line = typist ? t("typing", { who: "" }).trim() : last ? author + gist(last, store) : t("not-started");
    const badge = count ? h(
      "span", { class: "badge", "data-testid": "unread", "aria-label": t("unread", { n: count }) },
      count > 99 ? "99+" : count,
    ) : null;
    return h("button", {
      type: "button", class: "chat-row", "data-testid": "chat-row", "data-chat": key, onclick: () => this.open(key),
    },
      avatar(other, { size: 48, symbol: group ? "people" : null }),
      h("span", { class: "chat-row-words" },
        h(
          "span", { class: "chat-row-top" }, h("strong", {}, nameOf(other)),
          last ? h("time", {}, whenOf(new Date(last.date * 1000), store.now())) : null,
        ),
        h(
          "span", { class: "chat-row-top" },
          h("span", { class: typist ? "chat-row-line typing" : "chat-row-line" }, line), badge,
        )));
  }

  joinRow(chat) {
    const join = async () => {
      try {
        await act(this.person, "join", { chat: chat.key });
        this.open(chat.key);
      } catch (error) {
        showToast(this.screen, error.message, { bad: true });
      }
    };
    return h("div", { class: "chat-row joinable", "data-chat": chat.key }, avatar(chat, { size: 48, symbol: "people" }),
      h(
        "span", { class: "chat-row-words" }, h("strong", {}, nameOf(chat)),
        h("span", { class: "chat-row-line" }, t("members-count", { n: this.store.membersOf(chat.key).length })),
      ),
      h("button", { type: "button", class: "button", onclick: join }, t("join")));
  }
}
