// The conversation: lines of the journal, answers that are on their way, and scrolling that never takes the page away
// from its reader.

import { tidy } from "./words.mjs";

const byId = (id) => document.getElementById(id);
const NEAR = 80;

/** Whether the conversation has these words of the candidate. */
export function isSaid(text) {
  const words = tidy(text);
  return [...byId("lines").querySelectorAll(".candidate .words")].some((said) => said.textContent === words);
}

const line = (shape) => byId(`line-${shape}`).content.firstElementChild.cloneNode(true);

/** `on.retry(id)`, `on.edit(id)`. `titles`: stage ids to titles. */
export function log({ began, labels, notes, facets }, titles, on) {
  const lines = byId("lines");
  const pending = byId("pending");
  const newer = byId("newer");
  let atEnd = true;

  // On large screens the log scrolls by itself, on small ones the page does: both count.
  const place = byId("log");
  const page = document.scrollingElement;
  const far = (box) => box.scrollHeight - box.scrollTop - box.clientHeight > NEAR;
  const looked = () => {
    atEnd = !far(place) && !far(page);
    if (atEnd) newer.hidden = true;
  };
  document.addEventListener("scroll", looked, { capture: true, passive: true });
  // Before the first answer the page stays at its top, where the question is.
  const spoken = () => lines.querySelector(".candidate") !== null;
  // The desk may grow; whoever was at the end stays there.
  const grown = new ResizeObserver(() => atEnd && spoken() && toEnd());
  grown.observe(place);
  grown.observe(document.querySelector(".desk"));

  function toEnd() {
    newer.hidden = true;
    place.scrollTop = place.scrollHeight;
    page.scrollTo({ top: page.scrollHeight, behavior: "instant" });
  }

  function added(follow) {
    if (atEnd || follow) toEnd();
    else newer.hidden = false;
  }

  function turn(entry, speaker, label) {
    const item = line("turn");
    item.classList.add(entry.author);
    item.querySelector(".speaker").textContent = speaker;
    item.querySelector(".at").textContent = elapsed(entry.at - began);
    item.querySelector(".words").textContent = entry.text;
    const tag = item.querySelector(".tag");
    if (label) tag.textContent = label;
    else tag.remove();
    return item;
  }

  function shape(entry) {
    if (entry.kind === "answer") return turn(entry, "You", "Saved");
    if (entry.kind === "reply") {
      const label = labels[entry.move];
      return turn(entry, "Interviewer", label && entry.rung ? `${label} ${entry.rung} of 3` : label);
    }
    if (entry.kind === "stage") return plain("stage", ".stage-name", titles[entry.stage] ?? entry.stage);
    // A kind that this version does not know is no reason to stop.
    return notes[entry.kind] ? plain("note", ".note-text", notes[entry.kind]) : null;
  }

  newer.addEventListener("click", toEnd);
  if (spoken()) toEnd();
  const show = {
    entry(entry) {
      const item = shape(entry);
      if (!item) return;
      item.dataset.seq = entry.seq;
      lines.append(item);
      added(entry.author === "candidate");
    },
    /** Forgets what it had. */
    whole(entries) {
      lines.replaceChildren();
      entries.forEach(show.entry);
    },
    /** What an answer showed (guided): one line, of what went furthest; the rest is counted. */
    heard(ideas) {
      if (ideas.length === 0) return;
      const [most] = ideas;
      const more = ideas.length > 1 ? ` and ${ideas.length - 1} more` : "";
      const item = plain("note", ".note-text", `Shown${more}: ${most.title}`);
      item.classList.add("one-line");
      lines.append(item);
      added(false);
    },
    answer(id, text) {
      const item = line("pending");
      item.id = `pending-${id}`;
      item.querySelector(".words").textContent = text;
      item.querySelector(".retry").addEventListener("click", () => on.retry(id));
      item.querySelector(".edit").addEventListener("click", () => on.edit(id));
      pending.append(item);
      added(true);
    },
    state(id, words, failed) {
      const item = byId(`pending-${id}`);
      if (!item) return;
      const state = item.querySelector(".state");
      state.textContent = words;
      state.classList.toggle("not-sent", failed);
      item.querySelector(".actions").hidden = !failed;
    },
    gone: (id) => byId(`pending-${id}`)?.remove(),
  };
  return show;
}

function plain(shape, place, words) {
  const item = line(shape);
  item.querySelector(place).textContent = words;
  return item;
}

function elapsed(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
