/*
 * Everything one can send that is not words: files, pictures, a voice, a place, a card, a poll, a die, a sticker.
 *
 * Files are shown once before they go, with room for a caption; several become an album. A voice is recorded where the
 * browser and a microphone allow it; otherwise a sound file is asked for.
 */

import { act, sendFiles } from "./control.js";
import { h } from "./element.js";
import { icon } from "./icons.js";
import { clockFace } from "./media.js";
import { sizeOf } from "./names.js";
import { askFor, openDialog, openMenu } from "./popups.js";
import { t } from "./words.js";

const STICKERS = ["😀", "😂", "😍", "🥳", "👍", "🙏", "💪", "❤️", "🌹", "🍵", "🏮", "🐼"];
const DICE = ["🎲", "🎯", "🏀", "⚽", "🎳", "🎰"];

export class Attaching {
  constructor(composer) {
    this.composer = composer;
    this.view = composer.view;
    this.button = composer.round("attach", t("attach"), () => this.open(), "attach");
    this.button.setAttribute("aria-haspopup", "menu");
    this.chooser = h("input", {
      type: "file", multiple: true, hidden: true, tabindex: -1, "aria-hidden": "true", "data-testid": "file-input",
    });
    this.chooser.addEventListener("change", () => {
      const files = [...this.chooser.files];
      this.chooser.value = "";
      if (files.length) this.preview(files, this.wanted);
    });
  }

  open() {
    const file = (kind, accept) => () => this.choose(kind, accept);
    openMenu(this.view.place, this.button, [
      { label: t("photo-or-video"), symbol: "photo", action: file("visual", "image/*,video/*") },
      { label: t("document"), symbol: "file", action: file("document", "") },
      { label: t("voice"), symbol: "mic", action: () => this.record() },
      { label: t("audio"), symbol: "play", action: file("audio", "audio/*") },
      { label: t("sticker"), symbol: "smile", action: () => this.emojis(t("sticker"), STICKERS, "send_sticker") },
      { label: t("location"), symbol: "pin", action: () => this.place() },
      { label: t("contact-own"), symbol: "card", action: () => this.composer.pressKey({ request_contact: true }) },
      { label: t("poll"), symbol: "poll", action: () => this.poll() },
      { label: t("dice"), symbol: "dice", action: () => this.emojis(t("dice"), DICE, "send_dice") },
    ], { label: t("attach"), testid: "attach-menu" });
  }

  choose(kind, accept) {
    this.wanted = kind;
    this.chooser.accept = accept;
    this.chooser.click();
  }

  /** Show the files that were chosen; `kind` is "visual" unless the person asked for something else. */
  preview(files, kind = "visual") {
    const addresses = files.map((file) => URL.createObjectURL(file));
    const thumb = (file, at) => {
      if (kind !== "document" && file.type.startsWith("image/")) return h("img", {
        src: addresses[at], alt: file.name,
      });
      if (kind !== "document" && file.type.startsWith("video/")) return h("video", { src: addresses[at], muted: true });
      return h(
        "div", { class: "paper" }, h("span", { class: "paper-icon" }, icon("file", 20)),
        h("span", { class: "paper-words" }, h("strong", {}, file.name), h("small", {}, sizeOf(file.size))),
      );
    };
    const words = this.composer.input.value.trim();
    askFor(this.view.place, {
      title: t("send-files", { n: files.length }), confirm: t("send"), testid: "file-preview",
      before: h("div", { class: "thumbs" }, files.map(thumb)),
      fields: [{ name: "caption", label: t("caption"), value: words }],
      submit: async ({ caption }) => {
        await this.send(files, kind, caption);
        if (words) this.composer.clear();
        for (const address of addresses) URL.revokeObjectURL(address);
      },
    });
  }

  /** Send files in as few messages as their kinds allow: pictures together, films together, the rest as documents. */
  async send(files, kind, caption) {
    const kindOf = (file) => {
      if (kind !== "visual") return kind;
      return file.type.startsWith("image/") ? "photo" : file.type.startsWith("video/") ? "video" : "document";
    };
    const byKind = new Map();
    for (const file of files) byKind.set(kindOf(file), [...(byKind.get(kindOf(file)) ?? []), file]);
    let words = caption;
    for (const [each, some] of byKind) {
      await sendFiles(this.view.person, some, {
        kind: each, chat: this.view.key, caption: words, reply_to: this.composer.about?.reply, ...this.view.manner(),
      });
      words = "";
    }
    this.composer.letGo();
  }

  emojis(title, emojis, what) {
    const give = (emoji) => {
      dialog.close();
      this.view.attempt(() => act(this.view.person, what, { chat: this.view.key, emoji, ...this.view.manner() }));
    };
    const dialog = openDialog(this.view.place, {
      title, body: h(
        "div", { class: "emoji-grid" },
        emojis.map((emoji) => h(
          "button", { type: "button", "aria-label": `${title} ${emoji}`, onclick: () => give(emoji) }, emoji,
        )),
      ),
      actions: [{ label: t("cancel") }],
    });
  }

  place() {
    askFor(this.view.place, {
      title: t("location"), confirm: t("send"),
      fields: [
        { name: "latitude", label: t("latitude"), kind: "text", value: "31.23040", required: true },
        { name: "longitude", label: t("longitude"), kind: "text", value: "121.47370", required: true },
      ],
      submit: ({ latitude, longitude }) =>
        act(this.view.person, "send_location", {
          chat: this.view.key, latitude: Number(latitude), longitude: Number(longitude), ...this.view.manner(),
        }),
    });
  }

  poll() {
    askFor(this.view.place, {
      title: t("poll"), confirm: t("send"),
      fields: [
        { name: "question", label: t("question"), required: true },
        { name: "options", label: t("options"), kind: "area", required: true, hint: t("one-a-line") },
      ],
      submit: ({ question, options }) => {
        const lines = options.split("\n").map((line) => line.trim()).filter(Boolean);
        return act(this.view.person, "send_poll", {
          chat: this.view.key, question, options: lines, ...this.view.manner(),
        });
      },
    });
  }

  /** Record a voice; without a microphone, ask for a sound file. */
  async record() {
    if (this.recorder) return;
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const type = [
        "audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4",
      ].find((one) => MediaRecorder.isTypeSupported(one));
      this.recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
    } catch {
      for (const track of stream?.getTracks() ?? []) track.stop();
      this.view.say(t("no-microphone"));
      this.choose("voice", "audio/*,.ogg,.oga");
      return;
    }
    this.listenTo(stream);
  }

  listenTo(stream) {
    const { recorder } = this;
    const parts = [];
    const begun = Date.now();
    const seconds = () => Math.max(1, Math.round((Date.now() - begun) / 1000));
    const time = h("span", { class: "recording-time" }, "0:00");
    const ticking = setInterval(() => { time.textContent = clockFace(seconds()); }, 500);
    let keep = false;
    const end = (send) => {
      keep = send;
      recorder.stop();
    };
    const line = h("div", {
      class: "recording", "data-testid": "recording",
    }, h("span", { class: "red-dot" }), t("recording"), time,
      h("button", { type: "button", class: "button", onclick: () => end(false) }, t("cancel")),
      h("button", { type: "button", class: "button primary", onclick: () => end(true) }, t("send")));
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", () => {
      clearInterval(ticking);
      for (const track of stream.getTracks()) track.stop();
      this.recorder = null;
      line.remove();
      this.composer.line.classList.remove("covered");
      if (!keep) return;
      const ending = ["ogg", "mp4"].find((one) => recorder.mimeType.includes(one)) ?? "webm";
      const file = new File(parts, `voice.${ending}`, { type: recorder.mimeType });
      this.view.attempt(() => sendFiles(this.view.person, [file], {
        kind: "voice", chat: this.view.key, duration: seconds(), ...this.view.manner(),
      }));
    });
    recorder.start();
    this.composer.line.classList.add("covered");
    this.composer.line.append(line);
    line.querySelector(".primary").focus();
  }
}
