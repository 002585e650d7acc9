/*
 * What appears above the rest and goes again: menus, dialogs, questions, alerts and toasts.
 *
 * They open inside a place (a phone's screen, or the whole page), keep the keyboard's focus while they are open, close
 * on Escape or a press beside them, and give the focus back to where it was.
 */

import { add, focusables, h, walk } from "./element.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

let openMenuClose = null;

/**
 * A menu beside `anchor` (an element, or a point {x, y}) inside `place`. Items: {label, symbol, action, danger, hint,
 * checked}, or a ready element for a row of its own. Returns a function that closes it.
 */
export function openMenu(place, anchor, items, { label, testid = "menu" } = {}) {
  openMenuClose?.();
  const before = document.activeElement;
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label, "data-testid": testid, tabindex: -1 });
  for (const item of items.filter(Boolean)) add(menu, item instanceof Node ? item : menuItem(item, () => close()));

  function close(giveBack = true) {
    document.removeEventListener("pointerdown", beside, true);
    menu.remove();
    openMenuClose = null;
    if (giveBack && before?.isConnected) before.focus({ preventScroll: true });
  }

  const beside = (event) => {
    if (!menu.contains(event.target)) close(false);
  };
  menu.addEventListener("keydown", (event) => {
    const rows = [...menu.querySelectorAll("[role^=menuitem]")];
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else walk(event, rows, { horizontal: true });
  });
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  place.append(menu);
  settle(menu, anchor, place);
  document.addEventListener("pointerdown", beside, true);
  openMenuClose = close;
  (menu.querySelector("[role^=menuitem]") ?? menu).focus({ preventScroll: true });
  return close;
}

function menuItem({ label, symbol, action, danger, hint, checked, lead }, close) {
  const choose = () => {
    close();
    action();
  };
  const role = checked === undefined ? "menuitem" : "menuitemradio";
  const state = checked === undefined ? null : String(checked);
  return h("button", {
    type: "button", role, tabindex: -1, "aria-checked": state, class: danger ? "danger" : null, onclick: choose,
  },
    lead ?? (symbol ? icon(symbol, 18) : null),
    h("span", { class: "menu-words" }, h("span", {}, label), hint ? h("small", {}, hint) : null),
    checked ? icon("check", 18) : null);
}

function settle(menu, anchor, place) {
  const bounds = place === document.body
    ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
    : place.getBoundingClientRect();
  const point = anchor instanceof Element ? anchor.getBoundingClientRect() : {
    left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y,
  };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const rightward = point.left + width <= bounds.right - 8;
  const left = rightward ? point.left : Math.min(point.right, bounds.right - 8) - width;
  const below = point.bottom + 4 + height <= bounds.bottom - 8;
  const top = below ? point.bottom + 4 : point.top - height - 4;
  menu.style.left = `${Math.max(bounds.left + 8, left)}px`;
  menu.style.top = `${Math.max(bounds.top + 8, Math.min(top, bounds.bottom - 8 - height))}px`;
}

/** A dialog inside `place`; `closed` is called when it goes. Returns {box, close}. */
export function openDialog(place, {
  title, body, actions = [], closed = () => {}, testid = "dialog", wide = false, role = "dialog",
}) {
  const before = document.activeElement;
  const box = h("div", {
    class: wide ? "dialog wide" : "dialog", role, "aria-modal": "true", "aria-label": title, "data-testid": testid,
    tabindex: -1,
  });
  const veil = h("div", { class: place === document.body ? "veil page-wide" : "veil" }, box);

  function close() {
    if (!veil.isConnected) return;
    veil.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
    closed();
  }

  veil.addEventListener("pointerdown", (event) => {
    if (event.target === veil) close();
  });
  veil.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") turn(event, focusables(box));
  });
  if (title) add(box, h("h2", { class: "dialog-title" }, title));
  add(box, h("div", { class: "dialog-body" }, body));
  if (actions.length) add(box, h("div", { class: "dialog-actions" }, actions.map((action) => button(action, close))));
  place.append(veil);
  (box.querySelector("input, select, textarea") ?? box.querySelector(".primary") ?? box).focus();
  return { box, close };
}

function button({ label, action, primary, danger, type = "button", form }, close) {
  const press = () => {
    if (type === "submit") return;
    close();
    action?.();
  };
  const look = ["button", primary && "primary", danger && "danger"].filter(Boolean).join(" ");
  return h("button", { type, form, class: look, onclick: press }, label);
}

function turn(event, items) {
  if (!items.length) return event.preventDefault();
  const edge = event.shiftKey ? items[0] : items.at(-1);
  if (document.activeElement !== edge && items.includes(document.activeElement)) return undefined;
  event.preventDefault();
  (event.shiftKey ? items.at(-1) : items[0]).focus();
  return undefined;
}

let forms = 0;

/**
 * Ask a few things in one dialog. Fields: {name, label, kind: text | number | area | select | check | checks |
 * datetime-local | color, options: [[value, label]], value, required, placeholder, hint}. `submit(values)` may throw;
 * its sentence is then shown and the dialog stays.
 */
export function askFor(place, { title, fields, confirm, submit, before = null, testid = "dialog" }) {
  const id = `form-${(forms += 1)}`;
  const problem = h("p", { class: "problem", role: "alert" });
  const form = h("form", { id, class: "form", novalidate: false }, before, fields.map(row), problem);
  const dialog = openDialog(place, {
    title, testid, body: form, wide: fields.length > 4,
    actions: [{ label: t("cancel") }, { label: confirm ?? t("ok"), type: "submit", form: id, primary: true }],
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      await submit(Object.fromEntries(fields.map((field) => [field.name, answer(form, field)])));
      dialog.close();
    } catch (error) {
      problem.textContent = error.message;
    }
  });
  return dialog;
}

function row({ name, label, kind = "text", options = [], value, required, placeholder, hint }) {
  const shared = { name, required, placeholder };
  const choice = ([key, words]) => h("option", { value: key, selected: String(key) === String(value) }, words);
  const tick = ([key, words]) =>
    h(
      "label", { class: "tick" },
      h("input", { type: "checkbox", name, value: key, checked: (value ?? []).map(String).includes(String(key)) }),
      words,
    );
  if (kind === "check") {
    return h(
      "label", { class: "tick" }, h("input", { type: "checkbox", name, checked: Boolean(value) }),
      h("span", {}, label, hint && h("small", {}, hint)),
    );
  }
  if (kind === "checks") return h("fieldset", { class: "checks" }, h("legend", {}, label), options.map(tick));
  let control;
  if (kind === "select") control = h("select", shared, options.map(choice));
  else if (kind === "area") control = h("textarea", { ...shared, rows: 4, value: value ?? "" });
  else control = h("input", { ...shared, type: kind, value: value ?? "", autocomplete: "off" });
  return h("label", { class: "field" }, h("span", {}, label), control, hint && h("small", {}, hint));
}

function answer(form, { name, kind }) {
  const controls = [...form.querySelectorAll(`[name="${name}"]`)];
  if (kind === "check") return controls[0].checked;
  if (kind === "checks") return controls.filter((item) => item.checked).map((item) => item.value);
  if (kind === "number") return controls[0].value === "" ? null : Number(controls[0].value);
  return controls[0].value.trim();
}

/** A sentence with one button, as a bot's alert is shown: modal within the phone. */
export function showAlert(place, text) {
  const body = h("p", { class: "alert-words" }, text);
  return openDialog(place, {
    body, testid: "alert", role: "alertdialog", actions: [{ label: t("ok"), primary: true }],
  });
}

/** A sentence that goes by itself. */
export function showToast(place, text, { bad = false } = {}) {
  place.querySelector(":scope > .toast")?.remove();
  const toast = h("div", { class: bad ? "toast bad" : "toast", role: "status", "data-testid": "toast" }, text);
  place.append(toast);
  setTimeout(() => toast.remove(), Math.min(8000, 2600 + text.length * 60));
}

/** Choose one of many in a dialog: options are {label, hint, lead, action}; `more` are buttons beside Cancel. */
export function chooseFrom(place, { title, options, more = [], testid = "chooser" }) {
  const pick = (option) => h("button", {
    type: "button", class: "choice", onclick: () => { dialog.close(); option.action(); },
  },
    option.lead, h(
      "span", { class: "menu-words" }, h("span", {}, option.label), option.hint && h("small", {}, option.hint),
    ));
  const list = h(
    "div", { class: "choices" }, options.length ? options.map(pick) : h("p", { class: "quiet" }, t("nobody")),
  );
  list.addEventListener("keydown", (event) => walk(event, [...list.querySelectorAll(".choice")]));
  const dialog = openDialog(place, { title, body: list, testid, actions: [...more, { label: t("cancel") }] });
  list.querySelector(".choice")?.focus();
  return dialog;
}
