// The room: puts its parts together. What comes from the server is taken apart here, once.

import { clock } from "./clock.mjs";
import { composer } from "./composer.mjs";
import { draft } from "./draft.mjs";
import { leftOver } from "./left_over.mjs";
import { isSaid, log } from "./log.mjs";
import { moves } from "./moves.mjs";
import { outbox } from "./outbox.mjs";
import { connect } from "./socket.mjs";
import { stage } from "./stage.mjs";
import { status } from "./status.mjs";

const SAVED = "Saved";
const byId = (id) => document.getElementById(id);
const room = document.querySelector(".room");
const data = JSON.parse(byId("room-data").textContent);
const titles = Object.fromEntries(
  [...byId("stages").children].map((item) => [item.dataset.stage, item.querySelector(".stage-title").textContent]),
);

const kept = draft(data.id, isSaid);
const { say, instead, line: tellLine } = status();
const time = clock(say);
const draw = stage();
const lines = log(data, titles, {
  retry: (id) => waiting.retry(id),
  edit: (id) => writing.putBack(waiting.withdraw(id)),
});
const left = leftOver(kept);
let line = null;
let over = false;
const waiting = outbox((message) => line?.send(message) ?? false, kept, { ...lines, trouble: say });
const writing = composer(data.limit, kept, {
  submit: (text) => waiting.submit("answer", { text }),
  share: (text) => line?.send({ type: "typing", text }),
  kept: () => instead(SAVED, `Your draft is ${kept.place()}.`),
});
const unsent = () => [...waiting.texts(), writing.text()].filter((text) => text.trim() !== "");
moves((type) => waiting.waits(type) || waiting.submit(type), draw.paused, () => unsent().length > 0);

// On a small screen the facts would push the conversation out of sight.
if (matchMedia("(max-width: 55.99rem)").matches) for (const part of document.querySelectorAll(".facts details")) part.open = false;

function now(stageNow) {
  over = stageNow.finished;
  draw(stageNow);
  time.set(stageNow);
}

/** After the end nothing can be sent; what was not is not lost. */
function showLeft() {
  if (!over) return;
  byId("pending").hidden = true;
  left(unsent());
  // An answer that is on its way still gets its answer.
  if (!waiting.busy()) line?.leave();
}

function state(told) {
  tellLine({ ...told, words: told.words.replace("{kept}", kept.place()) });
  draw.line(told.fine);
  if (told.fine) waiting.sendAll();
  else waiting.stalled();
}

function entry(message) {
  if (message.id) waiting.arrived(message.id);
  lines.entry(message);
}

const receive = {
  // What waits to be sent may be the very words of the draft.
  welcome({ draft, server_now }) {
    time.heard(server_now);
    if (waiting.texts().length === 0) writing.offer(draft);
  },
  beat: ({ server_now }) => time.heard(server_now),
  entry,
  snapshot({ entries }) {
    lines.whole(entries);
    for (const { id } of entries) if (id) waiting.arrived(id);
  },
  ack({ id }) {
    waiting.acknowledged(id);
    const more = waiting.texts().length;
    say(more === 0 ? SAVED : `Saved, but for ${more === 1 ? "one answer" : `${more} answers`} still to be sent.`);
    showLeft();
  },
  stage: now,
  scored: ({ ideas }) => lines.heard(ideas),
  error(message) {
    waiting.refused(message);
    showLeft();
  },
  report({ href }) {
    byId("to-scorecard").href = href;
    // Where the focus was is gone. It goes on beside the buttons and not on one: a key meant for the answer would press it.
    const over = byId("over");
    if (document.activeElement === document.body || !document.activeElement.checkVisibility()) over.focus();
    say(over.querySelector("p").textContent);
    showLeft();
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
