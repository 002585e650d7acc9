/*
 * The one gate through which formatting comes in.
 *
 * A message carries `html`, made by the server from text and entities and already safe. The page trusts it no further
 * than it must: the markup is parsed in an inert document, and only the few elements that a chat app can show are
 * rebuilt, one by one, without their attributes. Links keep their address if it is a web, mail, phone or tg address;
 * commands and @names become buttons that carry their own words; everything else becomes the text that it contained.
 */

import { h } from "./element.js";

const PLAIN = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BLOCKQUOTE", "BR"]);
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "EMBED", "NOSCRIPT"]);
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** The address if it is one that a reader may follow, else null. A bare domain is taken for https. */
export function safeAddress(address) {
  const text = String(address ?? "").trim();
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(full);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Nodes for a message's `html`: formatting kept, everything else reduced to its words. */
export function formatted(html) {
  const parsed = new DOMParser().parseFromString(String(html), "text/html");
  return [...parsed.body.childNodes].map(rebuilt).flat(Infinity);
}

function rebuilt(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName)) return [];
  const children = [...node.childNodes].map(rebuilt).flat(Infinity);
  const classes = node.getAttribute("class") ?? "";
  if (node.tagName === "A") return [link(node, children)];
  if (node.tagName === "TG-SPOILER" || classes.includes("spoiler")) return [spoiler(children)];
  if (node.tagName === "BLOCKQUOTE" && (node.hasAttribute("expandable") || classes.includes("expandable"))) {
    return [expandable(children)];
  }
  if (PLAIN.has(node.tagName)) return [h(node.tagName.toLowerCase(), {}, children)];
  return children;
}

function link(node, children) {
  const kind = node.getAttribute("class") ?? "";
  if (kind === "bot_command" || kind === "mention") {
    return h("button", { type: "button", class: "in-words", tabindex: -1, "data-token": node.textContent }, children);
  }
  const address = safeAddress(node.getAttribute("href"));
  if (!address) return h(
    "span", { class: kind === "hashtag" || kind === "text_mention" ? "in-words" : null }, children,
  );
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", tabindex: -1 }, children);
}

function spoiler(children) {
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    cover.classList.add("shown");
    cover.removeAttribute("role");
  };
  const cover = h("span", { class: "spoiler", role: "button", tabindex: -1, onclick: show, onkeydown: show }, children);
  return cover;
}

function expandable(children) {
  const quote = h("blockquote", { class: "expandable" }, children);
  quote.addEventListener("click", () => quote.classList.toggle("open"));
  return quote;
}
