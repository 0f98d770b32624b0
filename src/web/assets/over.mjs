// The page of an interview that is over: nothing is sent from here, but what was not sent can still be read and copied.

import { draft } from "./draft.mjs";
import { leftOver } from "./left_over.mjs";
import { isSaid } from "./log.mjs";

const { id } = JSON.parse(document.getElementById("room-data").textContent);
const kept = draft(id, isSaid);
// What the server kept may be what this device keeps as well.
const shared = document.getElementById("left-over-words").value;
leftOver(kept)([...kept.unsent().map(({ text }) => text), ...kept.drafts(), shared]);
