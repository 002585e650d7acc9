/*
 * The list of a chat's messages: which of them are drawn, and where the eye stays.
 *
 * Only the last eighty messages are in the page; scrolling up brings older ones, from memory first and then from the
 * server. Elements are kept as long as their run is unchanged, so a busy chat redraws one bubble and not all of them, a
 * playing voice message plays on, and the keyboard's focus survives an edit under it.
 */

import { older } from "./control.js";
import { drawRun, markOf, runsOf } from "./bubbles.js";
import { h, walk } from "./element.js";
import { icon } from "./icons.js";
import { dayOf } from "./names.js";
import { t } from "./words.js";

const WINDOW = 80;
const STEP = 60;

export class Scroll {
  /** `view` is the conversation; `chosen(message)` filters (topics). */
  constructor(view, chosen) {
    this.view = view;
    this.chosen = chosen;
    this.size = WINDOW;
    this.kept = new Map();
    this.loading = false;
    this.following = true;
    this.top = 0;
    this.list = h("div", { class: "list" });
    this.box = h(
      "div", { class: "messages", "data-testid": "messages", role: "group", "aria-label": t("messages"), tabindex: -1 },
      this.list,
    );
    this.jumper = h(
      "button",
      {
        type: "button", class: "jump round", hidden: true, "aria-label": t("to-newest"), onclick: () => this.toEnd(true),
      },
      icon("down", 22),
    );
    this.node = h("div", { class: "scroll" }, this.box, this.jumper);
    this.box.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.box.addEventListener("keydown", (event) => this.keyed(event));
    this.box.addEventListener("focusin", (event) => this.rove(event.target.closest("[data-message-id]")));
    // Pictures load, the composer grows, the page is resized: who was at the end stays there.
    const settled = new ResizeObserver(() => this.following && this.toEnd());
    settled.observe(this.box);
    settled.observe(this.list);
  }

  /** Draw what is new or changed, and stay where the reader was: at the end if they were there. */
  update() {
    const all = this.view.store.messages(this.view.key).filter(this.chosen);
    const runs = runsOf(all.slice(-this.size), this.view.person);
    const fresh = new Map();
    const nodes = [];
    for (const run of runs) {
      const old = this.kept.get(run.key);
      const same = old && old.mark === markOf(run) && old.messages.length === run.messages.length &&
        old.messages.every((message, at) => message === run.messages[at]);
      const node = same ? old.node : drawRun(run, this.view);
      if (old && !same) this.handOver(old.node, node);
      fresh.set(run.key, { node, mark: markOf(run), messages: run.messages });
      if (run.day) nodes.push(this.day(run, old));
      nodes.push(node);
    }
    this.kept = fresh;
    this.place(nodes.length ? nodes : [this.view.welcome()]);
    if (!this.list.contains(document.activeElement)) this.rove(nodes.findLast((node) => node.dataset.messageId));
    if (this.following) this.toEnd();
  }

  day(run, old) {
    const words = dayOf(run.day);
    const before = old?.node.previousElementSibling;
    return before?.classList.contains("day") && before.textContent === words ? before : h(
      "div", { class: "day" }, h("span", {}, words),
    );
  }

  place(nodes) {
    const wanted = new Set(nodes);
    for (const node of [...this.list.children]) if (!wanted.has(node)) node.remove();
    nodes.forEach((node, at) => {
      if (this.list.children[at] !== node) this.list.insertBefore(node, this.list.children[at] ?? null);
    });
  }

  /** When an element is replaced under the keyboard's focus, its successor gets the focus. */
  handOver(old, successor) {
    if (!old.contains(document.activeElement)) return;
    const mark = document.activeElement.dataset.focus;
    requestAnimationFrame(() => {
      // Somebody who began to write meanwhile keeps on writing.
      if (document.activeElement && document.activeElement !== document.body) return;
      const buttons = [...successor.querySelectorAll("[data-focus]")];
      (buttons.find((button) => button.dataset.focus === mark) ?? successor).focus({ preventScroll: true });
    });
  }

  toEnd(smooth = false) {
    this.following = true;
    this.box.scrollTo({ top: this.box.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  scrolled() {
    const below = this.box.scrollHeight - this.box.clientHeight - this.box.scrollTop;
    // Only a reader who moves up stops following; content that grows below them does not count.
    if (below < 60) this.following = true;
    else if (this.box.scrollTop < this.top) this.following = false;
    this.top = this.box.scrollTop;
    this.jumper.hidden = below < 240;
    if (this.box.scrollTop < 320) this.back();
  }

  /** Bring older messages above the present ones, without moving what is being read. */
  async back() {
    const { store, key } = this.view;
    if (this.loading) return;
    const known = store.messages(key).filter(this.chosen).length;
    if (known <= this.size && store.complete.has(key)) return;
    this.loading = true;
    if (known <= this.size + STEP && !store.complete.has(key)) {
      const first = store.messages(key)[0]?.message_id;
      if (first === undefined) store.complete.add(key);
      else store.prepend(key, await older(key, first, 100).catch(() => []));
    }
    const from = this.box.scrollHeight - this.box.scrollTop;
    this.size += STEP;
    this.following = false;
    this.update();
    this.box.scrollTop = this.box.scrollHeight - from;
    this.loading = false;
  }

  /** Show a message wherever it is, and let it glow for a moment. */
  async jump(id) {
    const messages = () => this.view.store.messages(this.view.key).filter(this.chosen);
    for (let tries = 0; tries < 20 && !messages().some((item) => item.message_id === id); tries += 1) {
      if (this.view.store.complete.has(this.view.key)) return;
      await this.back();
    }
    const at = messages().findIndex((item) => item.message_id === id);
    if (at < 0) return;
    this.size = Math.max(this.size, messages().length - at + 10);
    this.following = false;
    this.update();
    const node = this.list.querySelector(`[data-message-id="${id}"], [data-album-id="${id}"]`);
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.add("glow");
    setTimeout(() => node.classList.remove("glow"), 1600);
  }

  /** One message at a time is in the tab order, with its buttons: the last one, until the arrow keys choose another. */
  rove(row) {
    if (!row || row === this.current) return;
    for (const node of this.current ? [
      this.current, ...this.current.querySelectorAll("[tabindex]"),
    ] : []) node.tabIndex = -1;
    this.current = row;
    for (const node of [row, ...row.querySelectorAll("[tabindex]")]) node.tabIndex = 0;
  }

  keyed(event) {
    const row = event.target.closest("[data-message-id]");
    if (event.target === row && walk(event, [...this.list.querySelectorAll("[data-message-id]")])) return;
    if (event.target === row && (event.key === "Enter" || event.key === "ContextMenu")) {
      event.preventDefault();
      row.querySelector(".more")?.click();
    } else if (event.target.closest(".inline-keyboard")) {
      walk(event, [...row.querySelectorAll(".inline-button")], { horizontal: true });
    }
  }
}
