// What was written and is not on the server yet, kept on this device by interview. Cleared only by an acknowledgement.

/** `load()`, `text(words)`, `unsent([{ id, text }])`. A browser that keeps nothing is no reason to stop. */
export function draft(interview) {
  const key = `greenroom:draft:${interview}`;
  let kept = { text: "", at: 0, unsent: [] };
  try {
    kept = { ...kept, ...JSON.parse(localStorage.getItem(key) ?? "{}") };
  } catch {
    // Storage is switched off, or holds something else: begin with nothing.
  }

  function save() {
    try {
      if (kept.text === "" && kept.unsent.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // Full or switched off: the page itself still holds it.
    }
  }

  return {
    load: () => kept,
    text(words) {
      kept = { ...kept, text: words, at: Date.now() };
      save();
    },
    unsent(messages) {
      kept = { ...kept, unsent: messages };
      save();
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
