/*
 * The list above the composer: commands after "/", names after "@", and a bot's inline results after "@bot …".
 *
 * The words stay in the text area and so does the focus; arrow keys move the choice (aria-activedescendant), Enter and
 * a press take it, Tab completes a command without sending it, Escape sends the list away until the words change.
 */

import { act } from "./control.js";
import { fill, h } from "./element.js";
import { icon } from "./icons.js";
import { avatar, nameOf } from "./names.js";
import { t } from "./words.js";

let lists = 0;

export class Suggestions {
  /** `view` is the conversation, `input` its text area; `take` does send, replace and choose. */
  constructor(view, input, take) {
    Object.assign(this, { view, input, take, options: [], at: -1, inline: null });
    this.id = `suggestions-${(lists += 1)}`;
    this.node = h("div", { class: "suggestions", id: this.id, role: "listbox", hidden: true });
    input.setAttribute("aria-controls", this.id);
    input.setAttribute("aria-autocomplete", "list");
  }

  /** Look at the words again. */
  look() {
    const words = this.input.value;
    const before = words.slice(0, this.input.selectionStart);
    const inline = /^@(\w{3,32})\s([\s\S]*)$/.exec(words);
    const bot = inline && this.view.store.botNamed(inline[1]);
    if (bot) return this.query(bot, inline[2]);
    this.inline = null;
    if (/^\/[a-z0-9_]*$/i.test(words)) return this.commands(words.slice(1).toLowerCase());
    const name = /(?:^|\s)@(\w*)$/.exec(before);
    if (name) return this.names(name[1].toLowerCase(), before.length - name[1].length - 1, before.length);
    return this.hide();
  }

  commands(start) {
    const { store, key, person } = this.view;
    const found = store.commands(key, person).filter((item) => item.command.startsWith(start));
    const several = new Set(store.commands(key, person).map((item) => item.bot)).size > 1;
    this.show("command-menu", found.map((item) => {
      const words = `/${item.command}${several && item.bot ? `@${store.someone(item.bot)?.username ?? item.bot}` : ""}`;
      return {
        testid: "command",
        row: [h("strong", {}, words), h("span", { class: "quiet" }, item.description)],
        choose: () => this.take.send(words),
        complete: () => this.take.replace(`${words} `, 0, this.input.value.length),
      };
    }));
  }

  names(start, from, to) {
    const { store, key, person } = this.view;
    const here = store.isPrivate(key) ? [store.botOf(key)] : store.membersOf(key).map((member) => member.user);
    const found = here.filter((user) => user?.username && user.id !== person &&
      (user.username.toLowerCase().startsWith(start) || nameOf(user).toLowerCase().includes(start)));
    this.show("mention-menu", found.map((user) => ({
      testid: "mention",
      row: [
        avatar(user, { size: 28 }), h("strong", {}, nameOf(user)), h("span", { class: "quiet" }, `@${user.username}`),
      ],
      choose: () => this.take.replace(`@${user.username} `, from, to),
    })));
  }

  query(bot, query) {
    if (this.inline?.bot === bot.id && this.inline.query === query) return;
    this.inline = { bot: bot.id, query };
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      try {
        const { inline_query_id: id } = await act(this.view.person, "inline_query", { bot: bot.id, query });
        if (this.inline?.query === query) this.inline.id = id;
        if (this.early?.inline_query_id === id) this.answered(this.early);
      } catch (error) {
        this.view.complain(error);
      }
    }, 250);
  }

  /** A bot's answer to an inline query; it may be here before the id that it answers. */
  answered(event) {
    this.early = event;
    if (!this.inline || this.inline.id !== event.inline_query_id) return;
    const results = event.results.map((result) => ({
      testid: "inline-result",
      row: [
        thumbnail(result),
        h(
          "span", { class: "menu-words" }, h("strong", {}, result.title ?? result.caption ?? t(result.type)),
          h("small", {}, result.description ?? ""),
        ),
      ],
      choose: () => this.take.choose(event.inline_query_id, result.id),
    }));
    const button = event.button?.start_parameter === undefined ? [] : [{
      testid: "inline-start",
      row: [icon("link", 16), h("strong", {}, event.button.text)],
      choose: () => this.view.hands.start(this.inline.bot, event.button.start_parameter),
    }];
    this.show("inline-results", [...button, ...results], t("nothing-found"));
  }

  show(kind, options, empty = null) {
    this.options = options;
    if (!options.length && !empty) return this.hide();
    this.node.dataset.testid = kind;
    this.node.setAttribute("aria-label", t(kind));
    fill(
      this.node,
      options.length ? options.map((option, at) => this.option(option, at)) : h("p", { class: "quiet" }, empty),
    );
    this.node.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    return this.mark(options.length ? 0 : -1);
  }

  option({ row, choose, testid }, at) {
    const take = (event) => {
      event.preventDefault();
      this.hide();
      choose();
    };
    return h(
      "div",
      {
        class: "suggestion", id: `${this.id}-${at}`, role: "option", "data-testid": testid,
        onpointerdown: (event) => event.preventDefault(), onclick: take,
      },
      row,
    );
  }

  mark(at) {
    this.at = at;
    [...this.node.querySelectorAll("[role=option]")].forEach((node, index) => {
      node.setAttribute("aria-selected", String(index === at));
      if (index === at) node.scrollIntoView({ block: "nearest" });
    });
    if (at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.id}-${at}`);
  }

  hide() {
    this.options = [];
    this.node.hidden = true;
    this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-expanded", "false");
  }

  /** Take a key of the composer; returns whether the list used it. */
  keyed(event) {
    if (this.node.hidden) return false;
    const count = this.options.length;
    if (event.key === "Escape") this.hide();
    else if (count && event.key === "ArrowDown") this.mark((this.at + 1) % count);
    else if (count && event.key === "ArrowUp") this.mark((this.at - 1 + count) % count);
    else if (count && event.key === "Enter" && !event.shiftKey) this.pick("choose");
    else if (count && event.key === "Tab" && !event.shiftKey) this.pick("complete");
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  pick(how) {
    const option = this.options[this.at];
    this.hide();
    (option[how] ?? option.choose)();
  }
}

function thumbnail(result) {
  const address = result.thumbnail_url ?? (result.type === "photo" ? result.photo_url : null);
  const local = address && new URL(address, location.href).origin === location.origin;
  return local ? h("img", { class: "thumbnail", src: address, alt: "" }) : h(
    "span", { class: "thumbnail" }, icon(result.type === "article" ? "file" : "photo", 18),
  );
}
