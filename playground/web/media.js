/*
 * Everything in a message that is not words: pictures, albums, files, sound, film, places, cards, polls, dice.
 *
 * Files come from the server's own addresses (`local_url`); sizes are given before they load, so a chat does not jump.
 */

import { h } from "./element.js";
import { icon } from "./icons.js";
import { avatar, nameOf, sizeOf } from "./names.js";
import { openDialog } from "./popups.js";
import { t } from "./words.js";

/** The element for a message's attachment, or null when it has none. */
export function attachment(message, view) {
  if (message.photo) return picture(message.photo.at(-1), view);
  if (message.animation) return film(message.animation, { loop: true, muted: true, autoplay: true });
  if (message.video) return film(message.video);
  if (message.video_note) return film(message.video_note, { round: true });
  if (message.voice) return sound(message.voice, t("voice"));
  if (message.audio) return sound(message.audio, message.audio.title ?? message.audio.file_name ?? t("audio"));
  if (message.document) return paper(message.document);
  if (message.sticker) return sticker(message.sticker);
  if (message.venue) return place(message.venue.location, message.venue.title, message.venue.address);
  if (message.location) return place(message.location, t("location"));
  if (message.contact) return card(message.contact, view);
  if (message.poll) return poll(message, view);
  if (message.dice) return h(
    "div", { class: "big-emoji" }, message.dice.emoji ?? "🎲", h("span", { class: "dice-value" }, message.dice.value),
  );
  return null;
}

/** Several pictures or films as one grid; every item keeps its own number. */
export function album(messages, view) {
  const visual = messages.every((message) => message.photo || message.video);
  return h("div", { class: visual ? `album count-${Math.min(messages.length, 5)}` : "album files" },
    messages.map((message) => h(
      "div", { class: "album-item", "data-album-id": message.message_id }, attachment(message, view),
    )));
}

function picture(size, view) {
  const show = () => openDialog(view.place, {
    title: t("photo"), testid: "photo-view",
    body: h("img", { class: "full-photo", src: size.local_url, alt: t("photo") }),
    actions: [{ label: t("close"), primary: true }],
  });
  return h("button", {
    type: "button", class: "picture", tabindex: -1, "aria-label": t("photo-open"),
    style: `aspect-ratio:${size.width || 4}/${size.height || 3}`, onclick: show,
  },
    h("img", { src: size.local_url, alt: t("photo"), loading: "lazy", width: size.width, height: size.height }));
}

function film(file, { round, ...playing } = {}) {
  return h("video", {
    class: round ? "film round-film" : "film", src: file.local_url, controls: true, preload: "metadata", tabindex: -1,
    ...playing, style: file.width ? `aspect-ratio:${file.width}/${file.height}` : null,
  });
}

function sound(file, label) {
  return h("div", { class: "sound" }, h(
    "span", { class: "sound-name" }, icon("mic", 16), label, file.duration ? ` · ${clockFace(file.duration)}` : "",
  ),
    h("audio", { src: file.local_url, controls: true, preload: "metadata", tabindex: -1 }));
}

/** 75 seconds as "1:15". */
export const clockFace = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function paper(file) {
  return h("a", {
    class: "paper", href: file.local_url, download: file.file_name ?? "", tabindex: -1, "data-testid": "document",
  },
    h("span", { class: "paper-icon" }, icon("download", 20)),
    h(
      "span", { class: "paper-words" }, h("strong", {}, file.file_name ?? t("document")),
      h("small", {}, sizeOf(file.file_size)),
    ));
}

function sticker(file) {
  // Stickers from people are their emoji; a bot's own may be a picture.
  if (file.emoji) return h("div", { class: "big-emoji" }, file.emoji);
  return h("img", { class: "sticker", src: file.local_url, alt: t("sticker") });
}

function place(location, title, address) {
  const figures = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  return h("div", { class: "place" }, h("div", { class: "map", "aria-hidden": "true" }, icon("pin", 30)),
    h("strong", {}, title), address ? h("span", {}, address) : null, h("small", {}, figures));
}

function card(contact, view) {
  return h("div", { class: "card-line" }, avatar(view.store.someone(contact.user_id) ?? { id: 0, ...contact }, { size: 36 }),
    h("span", { class: "paper-words" }, h("strong", {}, nameOf(contact)), h("small", {}, contact.phone_number)));
}

function poll(message, view) {
  const { poll: asked } = message;
  const total = asked.total_voter_count || 0;
  const own = message.votes?.[view.person] ?? [];
  const share = (option) => (total ? Math.round((100 * option.voter_count) / total) : 0);
  const line = (option, at) => h("button", {
    type: "button", tabindex: -1, class: own.includes(at) ? "poll-option own" : "poll-option", disabled: asked.is_closed,
    "aria-pressed": String(own.includes(at)), "data-focus": `poll ${at}`, "data-testid": "poll-option",
    onclick: () => view.hands.vote(message, own.includes(at) ? [] : [at]),
  }, h("span", {}, option.text), h("span", { class: "poll-share" }, `${share(option)}%`), h("span", {
    class: "poll-bar", style: `--share:${share(option)}%`,
  }));
  return h("div", { class: "poll" }, h("strong", {}, asked.question),
    h("small", {}, t(asked.is_closed ? "poll-closed" : "poll-open", { n: total })), asked.options.map(line));
}
