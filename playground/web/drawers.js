/*
 * The drawer at the right: faults to arm, or the log of loud failures.
 *
 * Faults make the Bot API misbehave on purpose, the next so many times. The log tells what the bot asked for that the
 * server does not know or refused; what came in while the drawer was closed is counted on its button.
 */

import { armFault, disarmFaults } from "./control.js";
import { fill, focusables, h } from "./element.js";
import { icon } from "./icons.js";
import { nameOf } from "./names.js";
import { showToast } from "./popups.js";
import { t } from "./words.js";

const KINDS = [
  "429", "500_before", "500_after", "slow", "cut_before", "cut_after", "truncated", "403", "migrate", "401",
];
const METHODS = [
  "sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates", "sendPhoto", "sendMediaGroup", "deleteMessage",
  "getFile",
];
const LOUD = new Set(["error", "warning", "critical"]);

export class Drawer {
  constructor(desk) {
    this.desk = desk;
    this.store = desk.store;
    this.open = null;
    this.seen = 0;
    this.node = h("aside", { class: "drawer", hidden: true, "data-testid": "drawer" });
    this.node.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.store.listen(({ event }) => {
      if (event === "hello") this.seen = Math.min(this.seen, this.loud());
      if (this.open === "log" && ["hello", "log"].includes(event)) this.drawLog();
      if (this.open === "faults" && ["hello", "faults"].includes(event)) this.drawArmed();
    });
  }

  loud() {
    return this.store.log.filter((entry) => LOUD.has(entry.level ?? "error")).length;
  }

  /** How many loud failures nobody has looked at. */
  unseen() {
    return this.open === "log" ? 0 : this.loud() - this.seen;
  }

  toggle(which) {
    if (this.open === which) return this.close();
    this.before ??= document.activeElement;
    this.open = which;
    this.draw();
    return focusables(this.node)[0]?.focus();
  }

  close() {
    this.open = null;
    this.node.hidden = true;
    if (this.before?.isConnected) this.before.focus();
    this.before = null;
  }

  draw() {
    if (!this.open) return;
    this.node.hidden = false;
    this.node.setAttribute("aria-label", t(this.open));
    const closer = h(
      "button", { type: "button", class: "round", "aria-label": t("close"), onclick: () => this.close() },
      icon("close", 20),
    );
    const body = h("div", { class: "drawer-body" });
    fill(this.node, h("header", { class: "drawer-top" }, h("h2", {}, t(this.open)), closer), body);
    if (this.open === "log") {
      this.entries = h("ol", { class: "log", "data-testid": "log", role: "log" });
      fill(body, this.entries);
      this.drawLog();
    } else {
      this.armed = h("div", { class: "armed", "data-testid": "armed" });
      fill(body, h("p", { class: "quiet" }, t("faults-words")), this.form(), this.armed);
      this.drawArmed();
    }
  }

  drawLog() {
    this.seen = this.loud();
    this.store.tell({ event: "seen-log" });
    const entries = this.store.log.slice(-200).reverse();
    const time = (at) => {
      const date = new Date(typeof at === "number" ? at * 1000 : at);
      return Number.isNaN(date.getTime()) ? String(at ?? "") : date.toLocaleTimeString("en-GB");
    };
    fill(this.entries, entries.length ? entries.map(({ at, level, text }) =>
      h(
        "li", { class: `level-${level}` },
        h("span", { class: "log-top" }, h("time", {}, time(at)), h("strong", {}, level)), h("span", {}, text),
      ))
      : h("li", { class: "quiet" }, t("log-empty")));
  }

  form() {
    const named = (name, control, label) => h(
      "label", { class: "field", "data-field": name }, h("span", {}, label), control,
    );
    const kind = h(
      "select", { name: "kind" }, KINDS.map((one) => h("option", { value: one }, `${one} · ${t(`fault-${one}`)}`)),
    );
    const method = h("input", { name: "method", list: "methods", placeholder: t("any-method"), autocomplete: "off" });
    const chats = [
      ["", t("any-chat")], ...this.store.groups().map((chat) => [chat.id, nameOf(chat)]),
      ...[...this.store.people.values()].map((person) => [person.id, nameOf(person)]),
    ];
    const chat = h("select", { name: "chat_id" }, chats.map(([id, name]) => h("option", { value: id }, name)));
    const number = (name, value) => h("input", { name, type: "number", min: 0, step: "any", value });
    const retry = named("retry_after", number("retry_after", 5), t("retry-after"));
    const seconds = named("seconds", number("seconds", 2), t("slow-seconds"));
    const suit = () => {
      retry.hidden = kind.value !== "429";
      seconds.hidden = kind.value !== "slow";
    };
    kind.addEventListener("change", suit);
    suit();
    const form = h("form", { class: "form" }, named("kind", kind, t("fault-kind")), named(
      "method", method, t("method"),
    ), h("datalist", { id: "methods" }, METHODS.map((one) => h("option", { value: one }))),
      named("chat_id", chat, t("chat")), named("times", number("times", 1), t("times")), retry, seconds,
      h("button", { type: "submit", class: "button primary" }, icon("bolt", 18), t("arm")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const number = (name) => (form[name].value === "" ? null : Number(form[name].value));
      this.attempt(() => armFault({
        kind: kind.value, method: method.value.trim(), chat_id: number("chat_id"), times: number("times"),
        retry_after: kind.value === "429" ? number("retry_after") : null,
        seconds: kind.value === "slow" ? number("seconds") : null,
      }));
    });
    return form;
  }

  drawArmed() {
    const { faults } = this.store;
    const line = (fault) => {
      const where = [
        fault.method || t("any-method"),
        fault.chat_id ? nameOf(this.store.chats.get(String(fault.chat_id)) ?? this.store.people.get(fault.chat_id)) : "",
      ].filter(Boolean).join(" · ");
      return h(
        "li", { "data-testid": "fault" }, h("strong", {}, fault.kind), h("span", {}, where),
        h("span", { class: "badge still" }, `× ${fault.times}`),
      );
    };
    fill(this.armed, h("h3", {}, t("armed")), faults.length
      ? [
        h("ul", {}, faults.map(line)),
        h("button", { type: "button", class: "button danger", onclick: () => this.attempt(disarmFaults) }, t("disarm")),
      ]
      : h("p", { class: "quiet" }, t("none-armed")));
  }

  async attempt(deed) {
    try {
      await deed();
    } catch (error) {
      showToast(document.body, error.message, { bad: true });
    }
  }
}
