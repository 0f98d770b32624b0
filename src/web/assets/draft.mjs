// What was written and is not on the server yet, kept on this device by interview: a key for each answer that waits, and
// one for what each tab has in its field. A tab writes and removes its own keys only, so that no tab erases what another
// has kept; an answer's key goes when the server has it.

import { device } from "./device.mjs";

const isText = ({ text }) => typeof text === "string" && text !== "";
const when = ({ at }) => (Number.isFinite(at) ? at : 0);

/** `isSaid(text)`: whether the conversation has these words already; then they are no draft any more. */
export function draft(interview, isSaid) {
  const drafts = `greenroom:draft:${interview}`;
  const unsent = `greenroom:unsent:${interview}:`;
  const mine = `${drafts}:${messageId()}`;
  let last = 0;

  const kept = (prefix) => device.all(prefix).filter(([, value]) => isText(value));
  const written = () => kept(drafts).filter(([, { text }]) => !isSaid(text));

  return {
    /** Where it is kept, as said to its writer. */
    place: () => (device.works() ? "kept on this device" : "kept on this page only: leave it open"),
    write(text) {
      if (text === "") device.remove(mine);
      else device.set(mine, { text, at: Date.now() });
    },
    /** The newest draft, made this tab's own: `{ text, at }`, or none. Whoever wrote it last may still have it in a field. */
    adopt() {
      const [newest] = written().sort(([, a], [, b]) => when(b) - when(a));
      if (!newest) return null;
      const [key, { text, at }] = newest;
      if (device.set(mine, { text, at }) && key !== mine) device.remove(key);
      return { text, at: when({ at }) };
    },
    /** Answers that wait, `{ id, text }`, in the order in which they were sent. */
    unsent: () =>
      kept(unsent)
        .sort(([, a], [, b]) => when(a) - when(b))
        .map(([key, { text }]) => ({ id: key.slice(unsent.length), text })),
    add(id, text) {
      last = Math.max(last + 1, Date.now());
      device.set(unsent + id, { text, at: last });
    },
    remove: (id) => device.remove(unsent + id),
    /** Every draft of every tab. */
    drafts: () => written().map(([, { text }]) => text),
    clear() {
      for (const [key] of [...device.all(drafts), ...device.all(unsent)]) device.remove(key);
    },
  };
}

/** An id for a message. `crypto.randomUUID` is missing on plain HTTP, `getRandomValues` is not. */
export function messageId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
