// Where answers are written: what Enter does, the draft that is kept, the length that is counted when it matters.

import { tidy } from "./words.mjs";

const byId = (id) => document.getElementById(id);
const SAVE_AFTER = 300;
const SHARE_AFTER = 2000;
const COUNT_FROM = 0.8;
// There is no Shift on a telephone: Enter begins a new line there, and Send sends.
const touch = matchMedia("(pointer: coarse)");

/**
 * `on.submit(text)`: takes an answer; `on.share(text)`: takes a draft; `on.kept()`: a draft was kept.
 * Returns `putBack(text)`, `offer({ text, at })` and `text()`.
 */
export function composer(limit, kept, on) {
  const area = byId("answer");
  const count = byId("count");
  const restored = byId("restored");
  let saving = null;
  let sharing = null;

  // As the server counts: characters, not UTF-16 units.
  const length = () => [...tidy(area.value)].length;

  /** Only what was changed here: another tab's draft is not this one's to overwrite. */
  function save() {
    if (saving === null) return;
    clearTimeout(saving);
    saving = null;
    kept.write(area.value);
    if (area.value !== "") on.kept();
  }

  function share() {
    if (length() <= limit) on.share(tidy(area.value));
  }

  function changed() {
    clearTimeout(saving);
    saving = setTimeout(save, SAVE_AFTER);
    clearTimeout(sharing);
    sharing = setTimeout(share, SHARE_AFTER);
    const used = length();
    count.textContent = used < limit * COUNT_FROM ? "" : counted(limit - used);
    count.classList.toggle("over", used > limit);
  }

  function send() {
    const text = tidy(area.value);
    const used = [...text].length;
    if (byId("send").ariaDisabled === "true" || used === 0) return;
    if (used > limit) {
      count.textContent = `${counted(limit - used)}. Shorten it, or send it in parts.`;
      return;
    }
    // Kept as unsent first and removed as a draft after, so that no moment holds it in neither place.
    on.submit(text);
    area.value = "";
    restored.hidden = true;
    changed();
    save();
    clearTimeout(sharing);
    share();
  }

  function restore(text, at, where) {
    area.value = text;
    const when = new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    restored.textContent = `Your draft of ${when} was kept ${where}.`;
    restored.hidden = false;
    changed();
  }

  area.addEventListener("input", changed);
  area.addEventListener("keydown", (event) => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    const sends = event.ctrlKey || event.metaKey || !(event.shiftKey || touch.matches);
    if (!sends) return;
    event.preventDefault();
    send();
  });
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.hidden && save());

  const draft = kept.adopt();
  if (draft) restore(draft.text, draft.at, "on this device");

  return {
    text: () => area.value,
    putBack(words) {
      area.value = area.value === "" ? words : `${words}\n\n${area.value}`;
      changed();
      area.focus();
    },
    /** What another device left: taken only where nothing was written. */
    offer(draft) {
      if (draft === undefined || area.value !== "") return;
      restore(draft.text, draft.at, "on the server");
    },
  };
}

function counted(left) {
  const n = Math.abs(left).toLocaleString("en");
  return left < 0 ? `${n} characters too many` : `${n} characters left`;
}
