// Where answers are written: Enter sends, the draft is kept, the length is counted when it matters.

const byId = (id) => document.getElementById(id);
const SAVE_AFTER = 300;
const SHARE_AFTER = 2000;
const COUNT_FROM = 0.8;

/** `submit(text)`: takes an answer; `share(text)`: takes a draft. Returns `putBack(text)` and `offer({ text, at })`. */
export function composer(limit, kept, submit, share) {
  const area = byId("answer");
  const count = byId("count");
  const restored = byId("restored");
  let saving = null;
  let sharing = null;

  // As the server counts: characters, not UTF-16 units.
  const length = () => [...area.value.trim()].length;

  function changed() {
    clearTimeout(saving);
    saving = setTimeout(() => kept.text(area.value), SAVE_AFTER);
    clearTimeout(sharing);
    sharing = setTimeout(() => share(area.value), SHARE_AFTER);
    const used = length();
    count.textContent = used < limit * COUNT_FROM ? "" : counted(limit - used);
    count.classList.toggle("over", used > limit);
  }

  function send() {
    const used = length();
    if (byId("send").ariaDisabled === "true" || used === 0) return;
    if (used > limit) {
      count.textContent = `${counted(limit - used)}. Shorten it, or send it in parts.`;
      return;
    }
    const text = area.value.trim();
    // Kept as unsent first and removed as a draft after, so that no moment holds it in neither place.
    submit(text);
    clearTimeout(saving);
    area.value = "";
    kept.text("");
    restored.hidden = true;
    changed();
    clearTimeout(sharing);
    share("");
  }

  function restore(text, at, where) {
    area.value = text;
    const when = new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    restored.textContent = `Your draft of ${when} was kept ${where}.`;
    restored.hidden = false;
  }

  area.addEventListener("input", changed);
  area.addEventListener("keydown", (event) => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  });
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  addEventListener("pagehide", () => kept.text(area.value));

  const { text, at } = kept.load();
  if (text !== "") {
    restore(text, at, "on this device");
    changed();
  }

  return {
    putBack(words) {
      area.value = area.value === "" ? words : `${words}\n\n${area.value}`;
      changed();
      area.focus();
    },
    /** What another device left: taken only where nothing was written. */
    offer(draft) {
      if (draft === undefined || area.value !== "") return;
      restore(draft.text, draft.at, "on the server");
      kept.text(draft.text);
    },
  };
}

function counted(left) {
  const n = Math.abs(left).toLocaleString("en");
  return left < 0 ? `${n} characters too many` : `${n} characters left`;
}
