/*
 * What this browser remembers: which phones stand on the desk, who holds them, which chat is open, how far each person
 * has read, and the looks (theme, language).
 *
 * The phones are also in the address, `#phones=1001/1001:999,1002/-1001` (person, then the chat that is open), so that a
 * view can be opened from outside; `theme=` and `lang=` may stand beside it. The address wins over the memory.
 */

const SHELF = "playground";

export class Layout {
  constructor() {
    const kept = read(SHELF) ?? {};
    const given = new URLSearchParams(location.hash.slice(1));
    this.phones = given.has("phones") ? parse(given.get("phones")) : kept.phones ?? [];
    this.theme = given.get("theme") ?? kept.theme ?? "auto";
    this.language = given.get("lang") ?? kept.language ?? null;
    this.seen = kept.seen ?? {};
    this.shown = kept.shown ?? 0;
  }

  /** Keep the phones that stand on the desk now. */
  keepPhones(phones) {
    this.phones = phones.map(({ person, chat }) => ({ person, chat }));
    const where = this.phones.map(({ person, chat }) => (chat ? `${person}/${chat}` : String(person))).join(",");
    history.replaceState(null, "", where ? `#phones=${where}` : location.pathname);
    this.keep();
  }

  keep() {
    const { phones, theme, language, seen, shown } = this;
    try {
      localStorage.setItem(SHELF, JSON.stringify({ phones, theme, language, seen, shown }));
    } catch {
      // A browser that keeps nothing still works; it forgets.
    }
  }

  /** A fresh state came in: what was there before this browser looked counts as read, and numbers may have begun anew. */
  settle(people, messages) {
    for (const [key, talk] of messages) {
      const last = talk.at(-1)?.message_id ?? 0;
      const readers = key.includes(":") ? [Number(key.split(":")[0])] : [...people];
      for (const person of readers) this.seen[`${person} ${key}`] = Math.min(
        this.seen[`${person} ${key}`] ?? last, last,
      );
    }
    this.keep();
  }

  markRead(person, key, last) {
    const mark = `${person} ${key}`;
    if (last === undefined || this.seen[mark] === last) return;
    this.seen[mark] = last;
    this.keep();
  }

  /** How many messages of others a person has not seen yet. */
  unread(person, key, messages) {
    const seen = this.seen[`${person} ${key}`] ?? 0;
    let count = 0;
    for (let at = messages.length - 1; at >= 0 && messages[at].message_id > seen; at -= 1) {
      if ((messages[at].author ?? messages[at].from?.id) !== person) count += 1;
    }
    return count;
  }
}

/** "1001/1001:999,1002" as [{person, chat}]. */
export function parse(text) {
  return text.split(",").filter(Boolean).map((one) => {
    const [person, chat] = one.split("/");
    return { person: Number(person), chat: chat ? decodeURIComponent(chat) : null };
  });
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}
