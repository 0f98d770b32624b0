// The room: puts its parts together. What comes from the server is taken apart here, once.

import { clock } from "./clock.mjs";
import { composer } from "./composer.mjs";
import { draft } from "./draft.mjs";
import { log } from "./log.mjs";
import { moves } from "./moves.mjs";
import { outbox } from "./outbox.mjs";
import { connect } from "./socket.mjs";
import { stage } from "./stage.mjs";

const byId = (id) => document.getElementById(id);
const room = document.querySelector(".room");
const data = JSON.parse(byId("room-data").textContent);
const titles = Object.fromEntries(
  [...byId("stages").children].map((item) => [item.dataset.stage, item.querySelector(".stage-title").textContent]),
);

const kept = draft(data.id);
const time = clock(tell);
const draw = stage();
const lines = log(data, titles, {
  retry: (id) => waiting.retry(id),
  edit: (id) => writing.putBack(waiting.withdraw(id)),
});
let line = null;
const waiting = outbox((message) => line?.send(message) ?? false, kept, { ...lines, trouble: tell });
const writing = composer(
  data.limit,
  kept,
  (text) => waiting.submit("answer", { text }),
  (text) => line?.send({ type: "typing", text }),
);
moves((type) => waiting.waits(type) || waiting.submit(type), draw.paused);

// On a small screen the facts would push the conversation out of sight.
if (matchMedia("(max-width: 55.99rem)").matches) for (const part of document.querySelectorAll(".facts details")) part.open = false;

function now(stageNow) {
  draw(stageNow);
  time.set(stageNow);
}

/** The one place that is read out; the log reads out its own lines. */
function tell(words) {
  byId("status").textContent = words;
}

function state({ words, fine, quiet, here }) {
  tell(words);
  const place = byId("status").parentElement;
  place.classList.toggle("fine", fine);
  place.classList.toggle("trouble", !fine && !quiet);
  byId("come-back").hidden = !here;
  draw.line(fine);
}

function entry(message) {
  if (message.id) waiting.arrived(message.id);
  lines.entry(message);
}

const receive = {
  welcome({ draft }) {
    // What waits to be sent may be the very words of the draft.
    if (kept.load().unsent.length === 0) writing.offer(draft);
    waiting.sendAll();
  },
  entry,
  snapshot({ entries }) {
    lines.whole(entries);
    for (const { id } of entries) if (id) waiting.arrived(id);
  },
  ack({ id }) {
    waiting.acknowledged(id);
    tell("Saved");
  },
  stage: now,
  scored: ({ ideas }) => lines.heard(ideas),
  error: (message) => waiting.refused(message),
  report({ href }) {
    const link = byId("over").querySelector("a");
    link.href = href;
    // Where the focus was is gone; it goes on where the reader will.
    if (document.activeElement === document.body || !document.activeElement.checkVisibility()) link.focus();
    tell("The interview is over. Your scorecard is ready.");
    line?.leave();
  },
};

const url = new URL(room.dataset.ws, location.href);
url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
now(data.now);
line = connect(url, { epoch: data.epoch, lastSeq: data.last_seq }, {
  // A type that this version does not know is ignored.
  message: (message) => receive[message.type]?.(message),
  state,
});
byId("come-back").addEventListener("click", () => line.open());
