// The scorecard's own conveniences; the page is whole without them.

import "./print.mjs";
import "./when.mjs";
import { replay } from "./replay.mjs";

replay();

const all = document.getElementById("open-all");
const folds = [...document.querySelectorAll("details.fold")];
all.hidden = false;
all.addEventListener("click", () => {
  const open = folds.some((fold) => !fold.open);
  for (const fold of folds) fold.open = open;
  all.textContent = open ? "Fold everything" : "Open everything";
});
