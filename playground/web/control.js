/*
 * What the page asks of the server: the calls of the control address (docs/playground.md).
 *
 * Every call returns its `result` or throws an Error whose message is the server's sentence.
 */

async function ask(path, options = {}) {
  let reply;
  try {
    reply = await fetch(`/control/${path}`, options);
  } catch {
    throw new Error("unreachable");
  }
  const answer = await reply.json().catch(() => ({ ok: false, error: `HTTP ${reply.status}` }));
  if (!answer.ok) throw new Error(answer.error ?? `HTTP ${reply.status}`);
  return answer.result;
}

const post = (path, body) =>
  ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** One act of one person: `act(1001, "send", {chat: "1001:999", text: "你好"})`. Absent fields are left out. */
export function act(person, what, fields = {}) {
  return post("act", { as: person, do: what, ...present(fields) });
}

/** Send files; several of them become an album. */
export function sendFiles(person, files, fields) {
  const form = new FormData();
  form.append("payload", JSON.stringify({ as: person, do: "send_file", ...present(fields) }));
  files.forEach((file, at) => form.append(`file${at}`, file, file.name));
  return ask("act", { method: "POST", body: form });
}

export const older = (chat, before, limit = 50) =>
  ask(`messages?chat=${encodeURIComponent(chat)}&before=${before}&limit=${limit}`);

/** Everybody, with what "/" shows them now. */
export const people = async () => (await ask("state?messages=0")).people;

export const savePerson = (person) => post("people", present(person));
export const addGroup = (group) => post("chats", present(group));
export const setPrivacy = (bot, open) => post("bots/privacy", { bot, can_read_all_group_messages: open });
export const moveClock = (change) => post("clock", change);
export const bidProcess = (what) => post("process", { do: what });
export const armFault = (fault) => post("faults", present(fault));
export const disarmFaults = () => ask("faults", { method: "DELETE" });

function present(fields) {
  return Object.fromEntries(Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  ));
}
