/*
 * The two kinds of keyboards that bots give: buttons under a message, and keys under the composer.
 */

import { h } from "./element.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

/** The buttons under a message's bubble, or null. A button whose answer is awaited is busy until it comes. */
export function inlineKeyboard(message, view) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return h("div", { class: "inline-keyboard", role: "group", "aria-label": t("buttons") }, rows.map((row) =>
    h("div", { class: "key-row" }, row.map((button) => inlineButton(button, message, view)))));
}

function inlineButton(button, message, view) {
  const busy = button.callback_data !== undefined && view.waiting.has(`${message.message_id} ${button.callback_data}`);
  const look = [
    "inline-button", busy && "busy", ["primary", "success", "danger"].includes(button.style) && `style-${button.style}`,
  ].filter(Boolean).join(" ");
  const outward = "url" in button || "switch_inline_query" in button || "switch_inline_query_chosen_chat" in button;
  return h("button", {
    type: "button", class: look, tabindex: -1, "data-testid": "inline-button",
    "data-focus": button.callback_data ?? button.text, "aria-busy": busy ? "true" : null,
    onclick: () => view.hands.tap(message, button),
  },
    h(
      "span", { class: "key-words" }, button.text,
    ), outward ? icon("link", 12) : null, "copy_text" in button ? icon("copy", 12) : null);
}

/** The keys under the composer for a bot's `keyboard`; `press(button)` does what a key does. */
export function replyKeyboard(keyboard, press) {
  const rows = keyboard.keyboard.map((row) => h("div", { class: "key-row" }, row.map((key) => {
    const button = typeof key === "string" ? { text: key } : key;
    const symbol = button.request_contact ? "card" : button.request_location ? "pin" : null;
    return h(
      "button", { type: "button", class: "reply-key", "data-testid": "reply-key", onclick: () => press(button) },
      symbol ? icon(symbol, 16) : null, h("span", { class: "key-words" }, button.text),
    );
  })));
  const look = keyboard.resize_keyboard ? "reply-keyboard" : "reply-keyboard tall";
  return h(
    "div", { class: look, role: "group", "aria-label": t("reply-keyboard"), "data-testid": "reply-keyboard" }, rows,
  );
}
