/*
 * How people, chats and moments are called.
 *
 * Names and colours of people and bots, titles of chats, one-line previews of messages, and times as people say them.
 * Times follow the playground's own clock; the zone is the clock's if the server names one, else the browser's.
 */

import { h } from "./element.js";
import { icon } from "./icons.js";
import { locale, t } from "./words.js";

const HUES = 8;

/** "张秀兰" or "Emily Zhao" for a person or a bot, the family name where its script has it; a chat's title for a chat. */
export function nameOf(someone) {
  if (!someone) return "?";
  if (someone.title) return someone.title;
  const { first_name: given, last_name: family } = someone;
  if (family && /^\p{Script=Han}+$/u.test(given + family)) return family + given;
  return [given, family].filter(Boolean).join(" ") || someone.username || `#${someone.id}`;
}

/** A number 0…7 that stays with an id, for the colours of names and avatars. */
function hueOf(id) {
  let sum = 0;
  for (const digit of String(id)) sum = (sum * 31 + digit.charCodeAt(0)) % 9973;
  return sum % HUES;
}

/** Class and style that give an element the colour of somebody's name: their own colour, made readable, or their hue. */
export function toneOf(someone) {
  const own = ownColour(someone);
  return {
    class: `hue-${hueOf(someone?.id ?? 0)}`, style: own ? `--name:color-mix(in oklab, ${own} 58%, var(--ink))` : null,
  };
}

const ownColour = (someone) => (/^#[0-9a-f]{6}$/i.test(someone?.color ?? "") ? someone.color : null);

/** A round picture: the last character of a Chinese name or the first letters of another, on the person's colour. */
export function avatar(someone, { size = 40, symbol = null } = {}) {
  const name = nameOf(someone);
  const own = ownColour(someone);
  const style = `--size:${size}px;` + (own ? `--hue:${own};--ink-on:${inkOn(own)}` : "");
  const letters = symbol ? icon(symbol, Math.round(size * 0.5)) : initials(name);
  return h("span", { class: `avatar hue-${hueOf(someone?.id ?? 0)}`, style, "aria-hidden": "true" }, letters);
}

function initials(name) {
  const han = name.match(/\p{Script=Han}/gu);
  // Of a person's name the given name says more than the family name; of a longer title its beginning.
  if (han) return (han.length === 3 ? han.slice(1) : han.slice(0, 2)).join("");
  const words = name.split(/\s+/).filter(Boolean);
  return words.slice(0, 2).map((word) => [...word][0].toUpperCase()).join("");
}

/** Black or white, whichever reads better on this colour. */
function inkOn(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#10201c" : "#ffffff";
}

let zone;

/** The IANA name of the zone that times are shown in; nothing means the browser's own. */
export function useZone(name) {
  try {
    zone = new Intl.DateTimeFormat("en", { timeZone: name || undefined }).resolvedOptions().timeZone;
  } catch {
    zone = undefined;
  }
}

const made = new Map();

function said(date, options) {
  const key = JSON.stringify([locale(), zone, options]);
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(locale(), { ...options, timeZone: zone }));
  return made.get(key).format(date);
}

/** "14:05" */
export const hourOf = (date) => said(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** "11月22日星期六" */
export const dayOf = (date) => said(date, { month: "long", day: "numeric", weekday: "long" });

/** "11月22日周六", with the year when it is not this year. */
export function shortDayOf(date, now) {
  const year = said(date, { year: "numeric" }) === said(now, { year: "numeric" }) ? {} : { year: "numeric" };
  return said(date, { ...year, month: "short", day: "numeric", weekday: "short" });
}

/** Two moments of one day have the same key. */
export const dayKey = (date) => said(date, { year: "numeric", month: "2-digit", day: "2-digit" });

/** "14:05" today, "周五" this week, "11月2日" before. */
export function whenOf(date, now) {
  if (dayKey(date) === dayKey(now)) return hourOf(date);
  if (Math.abs(now - date) < 6 * 86400e3) return said(date, { weekday: "short" });
  return said(date, { month: "short", day: "numeric" });
}

/** "2 天 3 小时", "15 分钟": a stretch of seconds in its two biggest units. */
export function stretch(seconds) {
  const units = [["days", 86400], ["hours", 3600], ["minutes", 60]];
  const parts = [];
  let rest = Math.abs(seconds);
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count && parts.length < 2) parts.push(t(unit, { n: count }));
    rest -= count * size;
  }
  return parts.join(" ") || t("minutes", { n: 0 });
}

/** "1.4 MB" */
export function sizeOf(bytes) {
  if (!bytes) return "";
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

/** What a message says, in one line without formatting: for chat lists, quotes, and the screen reader's whisper. */
export function gist(message, store) {
  const words = (message.text ?? message.caption ?? "").replace(/\s+/g, " ").trim();
  const kind = kindOf(message);
  if (kind === "service") return serviceLine(message, store);
  if (kind === "text") return words;
  const what = {
    sticker: () => `${message.sticker.emoji ?? ""} ${t("sticker")}`,
    document: () => message.document.file_name ?? t("document"),
    poll: () => message.poll.question,
    dice: () => message.dice.emoji ?? "🎲",
    contact: () => `${t("contact")} ${nameOf(message.contact)}`,
    venue: () => message.venue.title,
  }[kind]?.() ?? t(kind);
  return [`[${what}]`, words].filter(Boolean).join(" ");
}

const short = (words) => (words.length > 24 ? `${words.slice(0, 23)}…` : words);

const KINDS = ["animation", "photo", "video", "video_note", "voice", "audio", "document", "sticker", "venue", "location",
  "contact", "poll", "dice"];

const SERVICE = ["new_chat_members", "left_chat_member", "new_chat_title", "group_chat_created",
  "supergroup_chat_created", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "forum_topic_created",
  "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened", "new_chat_photo", "delete_chat_photo"];

/** "text", "photo", … or "service" for the lines that the chat itself writes. */
export function kindOf(message) {
  if (SERVICE.some((key) => key in message)) return "service";
  return KINDS.find((key) => key in message) ?? "text";
}

/** The sentence of a service message. */
export function serviceLine(message, store) {
  const who = nameOf(senderOf(message));
  const joined = message.new_chat_members;
  if (joined) {
    const names = joined.map(nameOf).join("、");
    return joined.length === 1 && joined[0].id === message.from?.id
      ? t("service-joined", { who: names })
      : t("service-added", { who, names });
  }
  const left = message.left_chat_member;
  if (left) return t(left.id === message.from?.id ? "service-left" : "service-removed", { who, name: nameOf(left) });
  if (message.new_chat_title) return t("service-title", { who, title: message.new_chat_title });
  if (message.group_chat_created || message.supergroup_chat_created) return t("service-created", { who });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t("service-migrated");
  if (message.pinned_message) return t("service-pinned", { who, what: short(gist(message.pinned_message, store)) });
  if (message.forum_topic_created) return t("service-topic", { who, name: message.forum_topic_created.name });
  if (message.forum_topic_edited) return t("service-topic-edited", {
    who, name: message.forum_topic_edited.name ?? "",
  });
  if (message.forum_topic_closed) return t("service-topic-closed", { who });
  if (message.forum_topic_reopened) return t("service-topic-reopened", { who });
  return t("service-photo", { who });
}

/** Whoever a message is shown to come from: the chat itself for an anonymous administrator. */
export const senderOf = (message) => message.sender_chat ?? message.from ?? message.chat;
