/*
 * The page begins here: a desk with a bar, some phones and a drawer, all fed by one live line.
 */

import { Bar } from "./bar.js";
import { people } from "./control.js";
import { Drawer } from "./drawers.js";
import { fill, h, walk } from "./element.js";
import { icon } from "./icons.js";
import { Layout, parse } from "./layout.js";
import { stayLive } from "./live.js";
import { avatar, nameOf } from "./names.js";
import { Phone } from "./phone.js";
import { Store } from "./store.js";
import { t, useLanguage } from "./words.js";

const PHONE_WIDTH = 400;

class Desk {
  constructor() {
    this.store = new Store();
    this.layout = new Layout();
    useLanguage(this.layout.language);
    this.phones = [];
    this.drawer = new Drawer(this);
    this.row = h("main", { class: "desk", id: "desk" });
    this.switcher = h("nav", { class: "switcher" });
    this.switcher.addEventListener(
      "keydown", (event) => walk(event, [...this.switcher.children], { horizontal: true }),
    );
    this.bar = new Bar(this);
    this.dress();
    fill(document.body, this.bar.node, this.switcher, h("div", { class: "room" }, this.row, this.drawer.node));
    this.store.listen((event) => this.heard(event));
    window.addEventListener("hashchange", () => this.fromAddress());
    stayLive((event) => this.store.apply(event), (connected) => {
      this.store.connected = connected;
      document.body.classList.toggle("away", !connected);
      this.store.tell({ event: "line" });
    });
  }

  dress() {
    document.documentElement.dataset.theme = this.layout.theme;
    document.documentElement.lang = t("html-lang");
    document.title = t("playground");
    this.switcher.setAttribute("aria-label", t("phones"));
  }

  heard({ event, chat }) {
    if (event === "hello") {
      this.layout.settle(this.store.people.keys(), this.store.talk);
      if (this.lost()) this.furnish();
    } else if (event === "person" && this.lost()) {
      // A new community comes in person by person: wait for all of them.
      clearTimeout(this.furnishing);
      this.furnishing = setTimeout(() => this.furnish(), 300);
    }
    if (["hello", "person"].includes(event)) this.drawSwitcher();
    if (event === "chat" && chat.type === "private") this.learnCommands(chat);
  }

  /** A private chat that has just begun is not yet among what its person was said to see: ask what "/" shows there. */
  async learnCommands({ chat_key: key, person: id }) {
    if (this.store.people.get(id)?.commands?.[key]) return;
    const person = (await people().catch(() => [])).find((one) => one.id === id);
    if (person) this.store.apply({ event: "person", person });
  }

  /** Whether nobody who holds a phone exists any more, or yet. */
  lost() {
    return !this.phones.some((phone) => this.store.people.has(phone.person));
  }

  /** Put the remembered phones on the desk, or as many as fit. */
  furnish() {
    for (const phone of this.phones) phone.away();
    const people = [...this.store.people.keys()];
    let wanted = this.layout.phones.filter(({ person }) => this.store.people.has(person));
    if (!wanted.length) {
      const fits = Math.max(1, Math.floor((innerWidth - 24) / PHONE_WIDTH));
      const [bot] = this.store.bots.keys();
      wanted = people.slice(0, fits).map((person) => ({ person, chat: bot ? `${person}:${bot}` : null }));
    }
    if (!wanted.length) wanted = [{ person: null, chat: null }];
    this.phones = wanted.map((given) => new Phone(this, given));
    fill(this.row, this.phones.map((phone) => phone.node));
    this.show(Math.min(this.layout.shown, this.phones.length - 1));
    if (people.length) this.layout.keepPhones(this.phones);
  }

  /** Somebody changed the address by hand. */
  fromAddress() {
    const given = new URLSearchParams(location.hash.slice(1)).get("phones");
    if (!given || !this.store.greeted) return;
    this.layout.phones = parse(given);
    this.furnish();
  }

  addPhone(person = undefined) {
    const held = new Set(this.phones.map((phone) => phone.person));
    const free = [...this.store.people.keys()].find((id) => !held.has(id)) ?? this.phones[0]?.person ?? null;
    const phone = new Phone(this, { person: person ?? free, chat: null });
    this.phones.push(phone);
    this.row.append(phone.node);
    this.show(this.phones.length - 1);
    this.changed();
    phone.node.scrollIntoView({ inline: "end", behavior: "smooth" });
    phone.holder.focus({ preventScroll: true });
  }

  close(phone) {
    phone.away();
    this.phones = this.phones.filter((other) => other !== phone);
    this.show(Math.max(0, this.layout.shown - 1));
    this.changed();
    this.phones[0]?.holder.focus();
  }

  /** A phone changed hands or chat. */
  changed() {
    this.layout.keepPhones(this.phones);
    this.drawSwitcher();
  }

  /** On a narrow page one phone is shown: this one. Pressing its name again hands it to somebody else. */
  show(at) {
    this.layout.shown = at;
    this.layout.keep();
    this.phones.forEach((phone, index) => phone.node.classList.toggle("current", index === at));
    this.phones[at]?.conversation?.scroll.update();
    this.drawSwitcher();
  }

  drawSwitcher() {
    const focused = [...this.switcher.children].indexOf(document.activeElement);
    const tab = (phone, at) => {
      const person = this.store.people.get(phone.person);
      return h("button", {
        type: "button", class: "switch", "data-testid": "switch", "data-person": phone.person,
        "aria-pressed": String(at === this.layout.shown),
        onclick: () => (at === this.layout.shown ? phone.handOver() : this.show(at)),
      },
        avatar(person, { size: 26 }), h(
          "span", {}, person ? nameOf(person) : t("someone"),
        ), at === this.layout.shown ? icon("down", 14) : null);
    };
    fill(this.switcher, this.phones.map(tab));
    this.switcher.children[focused]?.focus();
  }

  setTheme(theme) {
    this.layout.theme = theme;
    this.layout.keep();
    this.redraw();
  }

  setLanguage(language) {
    this.layout.language = language;
    this.layout.keep();
    useLanguage(language);
    this.redraw();
    for (const phone of this.phones) phone.draw();
    this.bar.node.querySelector("[data-testid=language]").focus();
  }

  redraw() {
    this.dress();
    this.bar.draw();
    this.drawer.draw();
    this.drawSwitcher();
  }
}

new Desk();
