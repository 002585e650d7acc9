/*
 * Where a person writes: the text area with everything around it.
 *
 * Enter sends, Shift+Enter begins a new line, Escape lets go of a reply or an edit, the up arrow in an empty composer
 * edits one's last message. What was half written stays with its chat while the page is open.
 */

import { Attaching } from "./attaching.js";
import { act } from "./control.js";
import { fill, h } from "./element.js";
import { icon } from "./icons.js";
import { replyKeyboard } from "./keyboards.js";
import { gist, nameOf, senderOf } from "./names.js";
import { openDialog } from "./popups.js";
import { Suggestions } from "./suggestions.js";
import { t } from "./words.js";

const drafts = new Map();

export class Composer {
  /** `view` is the conversation this composer writes into. */
  constructor(view) {
    this.view = view;
    this.about = null;
    this.keysOpen = true;
    this.input = h("textarea", {
      class: "input", rows: 1, "aria-label": t("write"), placeholder: t("write"), "data-testid": "composer-input",
      role: "combobox", "aria-expanded": "false", enterkeyhint: "send",
    });
    this.suggestions = new Suggestions(view, this.input, {
      send: (text) => { this.clear(); this.say(text); },
      replace: (text, from, to) => this.replace(text, from, to),
      choose: (id, result) => {
        this.clear(); this.view.attempt(() => act(view.person, "choose_inline_result", {
          inline_query_id: id, result_id: result, chat: view.key, ...view.manner(),
        }));
      },
    });
    this.attaching = new Attaching(this);
    this.commandsButton = this.round("menu", t("commands"), () => this.openCommands(), "menu-commands");
    this.keysButton = this.round("keys", t("reply-keyboard"), () => this.toggleKeys(), "toggle-keyboard");
    this.sendButton = h("button", {
      type: "button", class: "round send", onclick: () => (this.canSend() ? this.send() : this.attaching.record()),
    });
    this.line = h(
      "div", { class: "composer-line" }, this.commandsButton, this.attaching.button, this.attaching.chooser, this.input,
      this.keysButton, this.sendButton,
    );
    this.aboutLine = h("div", { class: "about", hidden: true });
    this.keys = h("div", { class: "keys", hidden: true });
    this.startButton = h("button", {
      type: "button", class: "start", "data-testid": "start", onclick: () => view.hands.begin(),
    });
    this.node = h(
      "div", { class: "composer" }, this.suggestions.node, this.aboutLine, this.line, this.startButton, this.keys,
    );
    this.listen();
    this.input.value = drafts.get(this.draftKey()) ?? "";
  }

  round(symbol, label, action, testid) {
    return h(
      "button",
      { type: "button", class: "round", "aria-label": label, title: label, "data-testid": testid, onclick: action },
      icon(symbol, 22),
    );
  }

  draftKey() {
    return `${this.view.person} ${this.view.key}`;
  }

  listen() {
    this.input.addEventListener("input", () => this.changed());
    this.input.addEventListener("keydown", (event) => this.keyed(event));
    this.input.addEventListener(
      "blur", () => setTimeout(() => document.activeElement !== this.input && this.suggestions.hide(), 150),
    );
    this.input.addEventListener("paste", (event) => {
      const files = [...event.clipboardData.files];
      if (!files.length) return;
      event.preventDefault();
      this.attaching.preview(files);
    });
  }

  changed() {
    drafts.set(this.draftKey(), this.about?.edit ? "" : this.input.value);
    this.grow();
    this.suggestions.look();
    this.drawSend();
    if (this.input.value && Date.now() - (this.typed ?? 0) > 4000 && !this.view.store.isPrivate(this.view.key)) {
      this.typed = Date.now();
      act(this.view.person, "typing", { chat: this.view.key }).catch(() => {});
    }
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 132)}px`;
  }

  keyed(event) {
    if (event.isComposing || this.suggestions.keyed(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.about) {
      event.stopPropagation();
      this.letGo();
    } else if (event.key === "ArrowUp" && !this.input.value) {
      const own = this.view.store.messages(this.view.key).findLast(
        (item) => item.from?.id === this.view.person && item.text,
      );
      if (own) {
        event.preventDefault();
        this.edit(own);
      }
    }
  }

  /** Draw what depends on the world: start button, reply keyboard, placeholder, command button. */
  update() {
    const { view } = this;
    const start = view.startWords();
    // Whoever pressed the start button goes on writing where it was.
    const pressed = !start && document.activeElement === this.startButton;
    this.line.hidden = Boolean(start);
    this.startButton.hidden = !start;
    if (pressed) this.input.focus({ preventScroll: true });
    this.startButton.textContent = start ?? "";
    const shown = start ? null : view.store.keyboard(view.key, view.person);
    const keyboard = shown?.keyboard ? shown : null;
    if (JSON.stringify(shown) !== JSON.stringify(this.shown ?? null)) {
      this.shown = shown;
      this.keyboard = keyboard;
      this.keysOpen = true;
      fill(this.keys, keyboard ? replyKeyboard(keyboard, (button) => this.pressKey(button)) : null);
      if (shown?.force_reply) this.replyAsForced();
    }
    this.keys.hidden = !keyboard || !this.keysOpen;
    this.keysButton.hidden = !keyboard;
    this.keysButton.setAttribute("aria-expanded", String(this.keysOpen));
    this.commandsButton.hidden = !view.store.commands(view.key, view.person).length;
    this.input.placeholder = (this.keysOpen && shown?.input_field_placeholder) || t(
      view.anonymous ? "write-anonymous" : "write",
    );
    this.drawSend();
  }

  drawSend() {
    const ready = this.canSend();
    if (ready === this.ready) return;
    this.ready = ready;
    const label = ready ? t(this.about?.edit ? "save" : "send") : t("record");
    this.sendButton.dataset.testid = ready ? "send" : "record";
    this.sendButton.setAttribute("aria-label", label);
    this.sendButton.title = label;
    this.sendButton.classList.toggle("primary", ready);
    fill(this.sendButton, icon(ready ? (this.about?.edit ? "check" : "send") : "mic", 22));
  }

  canSend() {
    return this.input.value.trim().length > 0;
  }

  send() {
    const text = this.input.value.trim();
    if (!text) return;
    const { about } = this;
    this.clear();
    if (about?.edit) this.view.attempt(() => act(this.view.person, "edit", {
      chat: this.view.key, message_id: about.edit, text,
    }));
    else this.say(text, about?.reply);
  }

  /** Send words, as they are. What could not be sent comes back into the composer. */
  async say(text, reply = undefined) {
    const sent = await this.view.attempt(() => act(this.view.person, "send", {
      chat: this.view.key, text, reply_to: reply, ...this.view.manner(),
    }));
    if (sent === undefined && !this.input.value) this.put(text);
    if (this.keyboard?.one_time_keyboard) {
      this.keysOpen = false;
      this.update();
    }
  }

  put(text) {
    this.input.value = text;
    this.input.setSelectionRange(text.length, text.length);
    this.changed();
    this.input.focus();
  }

  replace(text, from, to) {
    this.input.setRangeText(text, from, to, "end");
    this.input.focus();
    this.changed();
  }

  clear() {
    this.input.value = "";
    this.letGo();
    this.changed();
  }

  reply(message) {
    this.concern(
      { reply: message.message_id }, t("reply-to", { who: nameOf(senderOf(message)) }), gist(message, this.view.store),
    );
  }

  /** A bot asked for a reply: begin one, to the newest thing that it said. */
  replyAsForced() {
    const { store, key } = this.view;
    const asked = store.messages(key).findLast((item) => store.bots.has(item.author));
    if (asked) this.reply(asked);
  }

  edit(message) {
    this.concern({ edit: message.message_id }, t("editing"), gist(message, this.view.store));
    this.put(message.text ?? message.caption ?? "");
  }

  concern(about, title, words) {
    this.about = about;
    this.ready = null;
    this.aboutLine.hidden = false;
    fill(this.aboutLine, icon(about.edit ? "edit" : "reply", 20), h(
      "span", { class: "about-words" }, h("strong", {}, title), h("span", {}, words),
    ),
      this.round("close", t("cancel"), () => this.letGo(), "let-go"));
    this.drawSend();
    this.input.focus();
  }

  letGo() {
    if (this.about?.edit) this.input.value = "";
    this.about = null;
    this.ready = null;
    this.aboutLine.hidden = true;
    this.grow();
    this.drawSend();
  }

  openCommands() {
    this.input.focus();
    if (!this.suggestions.node.hidden) return this.suggestions.hide();
    return this.suggestions.commands("");
  }

  toggleKeys() {
    this.keysOpen = !this.keysOpen;
    this.update();
  }

  pressKey(button) {
    const { view } = this;
    if (button.request_contact) {
      const share = () => view.attempt(() => act(view.person, "send_contact", {
        chat: view.key, own: true, ...view.manner(),
      }));
      openDialog(view.place, {
        title: t("share-contact"), body: h("p", {}, t("share-contact-words")),
        actions: [{ label: t("cancel") }, { label: t("share"), primary: true, action: share }],
      });
    } else if (button.request_location) this.attaching.place();
    else if (button.request_poll) this.attaching.poll();
    else if (button.request_users || button.request_chat || button.web_app) view.say(t("not-here"), { bad: true });
    else this.say(button.text);
  }
}
