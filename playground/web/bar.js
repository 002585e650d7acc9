/*
 * The bar at the top: what belongs to the whole playground and not to one phone.
 *
 * The clock (and how far it was moved), the bot's process, faults, log, people and groups, the looks. On a narrow page
 * everything but the clock folds into one panel behind a button.
 */

import { addGroup, addPerson } from "./adding.js";
import { bidProcess, moveClock } from "./control.js";
import { fill, h } from "./element.js";
import { icon } from "./icons.js";
import { hourOf, shortDayOf, stretch } from "./names.js";
import { askFor, openMenu, showToast } from "./popups.js";
import { LANGUAGES, language, t } from "./words.js";

const HOUR = 3600;
const DAY = 24 * HOUR;
const THEMES = { auto: "halves", light: "sun", dark: "moon" };

export class Bar {
  /** `desk` is the page: {store, layout, addPhone(), setTheme(), setLanguage(), drawer}. */
  constructor(desk) {
    this.desk = desk;
    this.store = desk.store;
    this.node = h("header", { class: "bar", "data-testid": "bar" });
    this.store.listen((event) => this.heard(event));
    setInterval(() => this.drawClock(), 1000);
    document.addEventListener("pointerdown", ({ target }) => {
      if (this.isUnfolded() && !target.closest(".tools, .fold, .menu, .veil")) this.unfold(false);
    });
    this.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.isUnfolded()) return;
      this.unfold(false);
      this.folder.focus();
    });
    this.draw();
  }

  heard({ event }) {
    if (["hello", "clock"].includes(event)) this.drawClock();
    if (["hello", "process"].includes(event)) this.drawProcess();
    if (["hello", "faults", "log", "seen-log"].includes(event)) this.drawCounts();
    if (["hello", "line"].includes(event)) this.drawLine();
  }

  /** Draw the whole bar, as at the beginning and after a change of language. */
  draw() {
    this.clock = h("button", {
      type: "button", class: "clock", "aria-haspopup": "menu", "data-testid": "clock", onclick: () => this.openClock(),
    });
    this.clockMark = null;
    this.process = h("button", {
      type: "button", class: "pill", "aria-haspopup": "menu", "data-testid": "process",
      onclick: () => this.openProcess(),
    });
    this.faults = this.button("bolt", t("faults"), () => this.pullOut("faults"), "faults-button");
    this.log = this.button("list", t("log"), () => this.pullOut("log"), "log-button");
    this.lineNote = h("div", { class: "line-note", role: "status", "data-testid": "connection", hidden: true });
    const theme = this.button(
      THEMES[this.desk.layout.theme], t(`theme-${this.desk.layout.theme}`), () => this.nextTheme(), "theme",
    );
    const tongue = this.button("globe", LANGUAGES[language()], () => this.openLanguages(tongue), "language");
    tongue.setAttribute("aria-haspopup", "menu");
    const add = h(
      "button",
      {
        type: "button", class: "button primary add", "aria-haspopup": "menu", "data-testid": "add",
        onclick: () => this.openAdd(add),
      },
      icon("plus", 18), h("span", {}, t("add")),
    );
    this.tools = h(
      "div", { class: "tools", id: "tools" }, this.process, this.faults, this.log, h("span", { class: "gap" }), tongue,
      theme, add,
    );
    this.folder = h("button", {
      type: "button", class: "round fold", "aria-label": t("tools"), "aria-expanded": String(this.isUnfolded()),
      "aria-controls": "tools", "data-testid": "tools-button", onclick: () => this.unfold(!this.isUnfolded()),
    }, icon("menu", 22));
    const mark = h("span", { class: "brand-mark", "aria-hidden": "true" }, icon("phone", 20));
    fill(this.node, h("h1", { class: "brand" }, mark, h("span", {}, t("playground"))),
      h(
        "div", { class: "clock-group", role: "group", "aria-label": t("clock") }, this.clock,
        this.step(HOUR, t("plus-hour"), "plus-hour"), this.step(DAY, t("plus-day"), "plus-day"),
      ),
      this.tools, this.folder, this.lineNote);
    this.drawClock();
    this.drawProcess();
    this.drawCounts();
    this.drawLine();
  }

  button(symbol, label, action, testid) {
    return h(
      "button", { type: "button", class: "tool", title: label, "data-testid": testid, onclick: action },
      icon(symbol, 18), h("span", { class: "tool-words" }, label),
    );
  }

  step(seconds, label, testid) {
    return h(
      "button",
      { type: "button", class: "step", "data-testid": testid, onclick: () => this.move({ advance_seconds: seconds }) },
      label,
    );
  }

  /** On a narrow page: show the panel of tools, or fold it away. */
  unfold(open) {
    this.node.classList.toggle("unfolded", open);
    this.folder.setAttribute("aria-expanded", String(open));
    if (open) this.process.focus();
  }

  /** Open a drawer; the panel that its button may stand in folds away. */
  pullOut(which) {
    this.unfold(false);
    this.desk.drawer.toggle(which);
  }

  isUnfolded() {
    return this.node.classList.contains("unfolded");
  }

  drawClock() {
    const now = this.store.now();
    const { offset } = this.store.clock;
    const mark = `${hourOf(now)} ${shortDayOf(now, new Date())} ${offset}`;
    if (mark === this.clockMark) return;
    this.clockMark = mark;
    const moved = Math.abs(offset) >= 1;
    this.clock.classList.toggle("moved", moved);
    fill(this.clock, icon("clock", 18), h(
      "span", { class: "clock-day" }, shortDayOf(now, new Date()),
    ), h("strong", { "data-testid": "clock-hour" }, hourOf(now)),
      moved ? h(
        "span", { class: "clock-offset", "data-testid": "clock-offset" }, `${offset > 0 ? "+" : "−"}${stretch(offset)}`,
      ) : null);
    this.clock.setAttribute("aria-label", `${t("clock")}: ${this.clock.textContent}`);
  }

  openClock() {
    openMenu(document.body, this.clock, [
      { label: t("plus-hour"), symbol: "plus", action: () => this.move({ advance_seconds: HOUR }) },
      { label: t("plus-day"), symbol: "plus", action: () => this.move({ advance_seconds: DAY }) },
      { label: t("plus-week"), symbol: "plus", action: () => this.move({ advance_seconds: 7 * DAY }) },
      { label: t("to-date"), symbol: "clock", action: () => this.askDate() },
      { label: t("back-to-now"), symbol: "restart", action: () => this.move({ offset_seconds: 0 }) },
    ], { label: t("clock"), testid: "clock-menu" });
  }

  askDate() {
    const now = this.store.now();
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    askFor(document.body, {
      title: t("to-date"), fields: [
        { name: "to", label: t("date-and-time"), kind: "datetime-local", value: local, required: true },
      ],
      submit: ({ to }) => moveClock({ to: new Date(to).toISOString() }),
    });
  }

  async move(change) {
    await this.attempt(() => moveClock(change));
  }

  async attempt(deed) {
    try {
      await deed();
    } catch (error) {
      showToast(document.body, error.message === "unreachable" ? t("unreachable") : error.message, { bad: true });
    }
  }

  drawProcess() {
    const { state, pid, exit_code: code } = this.store.process;
    this.process.dataset.state = state;
    const detail = state === "running" && pid ? `PID ${pid}` : state === "crashed" ? t(
      "exit-code", { n: code ?? "?" },
    ) : "";
    this.process.title = detail;
    fill(
      this.process, h("span", { class: "dot", "aria-hidden": "true" }), h("span", {}, t(`process-${state}`)),
      detail ? h("small", {}, detail) : null,
    );
  }

  openProcess() {
    const bid = (what) => () => this.attempt(() => bidProcess(what));
    if (this.store.process.state === "none") return showToast(document.body, t("process-none-words"));
    return openMenu(document.body, this.process, [
      { label: t("process-start"), symbol: "play", action: bid("start") },
      { label: t("process-stop"), hint: "SIGTERM", symbol: "stop", action: bid("stop") },
      { label: t("process-restart"), symbol: "restart", action: bid("restart") },
      { label: t("process-kill"), hint: "SIGKILL", symbol: "close", danger: true, action: bid("kill") },
    ], { label: t("process"), testid: "process-menu" });
  }

  drawCounts() {
    const armed = this.store.faults.reduce((sum, fault) => sum + fault.times, 0);
    const loud = this.desk.drawer?.unseen() ?? 0;
    const badge = (node, count, testid) => {
      node.querySelector(".badge")?.remove();
      if (count) node.append(h("span", { class: "badge", "data-testid": testid }, count > 99 ? "99+" : count));
    };
    badge(this.faults, armed, "faults-count");
    badge(this.log, loud, "log-count");
  }

  drawLine() {
    const { connected, greeted } = this.store;
    this.lineNote.hidden = connected;
    fill(
      this.lineNote,
      connected ? null : [
        h("span", { class: "spinner", "aria-hidden": "true" }), t(greeted ? "reconnecting" : "connecting"),
      ],
    );
  }

  nextTheme() {
    const order = Object.keys(THEMES);
    this.desk.setTheme(order[(order.indexOf(this.desk.layout.theme) + 1) % order.length]);
    this.node.querySelector("[data-testid=theme]").focus();
  }

  openLanguages(anchor) {
    openMenu(document.body, anchor, Object.entries(LANGUAGES).map(([code, label]) => (
      {
        label, checked: code === language(), action: () => this.desk.setLanguage(code),
      })), { label: t("language"), testid: "language-menu" });
  }

  openAdd(anchor) {
    openMenu(document.body, anchor, [
      { label: t("add-phone"), symbol: "phone", action: () => this.desk.addPhone() },
      { label: t("add-person"), symbol: "person", action: () => addPerson(this.desk) },
      { label: t("add-group"), symbol: "people", action: () => addGroup(this.desk) },
    ], { label: t("add"), testid: "add-menu" });
  }
}
