// Where the interview stands: the bar of stages, the goal, the facts, and which moves can be made.

const byId = (id) => document.getElementById(id);

/** `draw(stageNow)` shows it; `line(up)` tells whether moves can be sent at all. */
export function stage() {
  const moves = ["hint", "next-stage", "pause", "finish", "send"].map(byId);
  let now = null;
  let up = false;

  function draw(next) {
    now = next;
    bar(now.stage);
    facts(now.facts);
    figures(now.figures ?? []);
    byId("paused-note").hidden = !now.paused;
    byId("over").hidden = !now.finished;
    byId("controls").hidden = byId("help").hidden = now.finished;
    byId("pause").textContent = now.paused ? "Go on" : "Pause";
    byId("hint-cost").textContent = now.hint ?? "No help is left for what comes next.";
    byId("hint-take").hidden = !now.hint;
    enable();
  }

  function enable() {
    const last = byId("stages").lastElementChild?.hasAttribute("aria-current") ?? false;
    for (const move of moves) {
      const always = move.id === "pause" || move.id === "finish";
      // Writing goes on without a line: an answer waits here and is sent later.
      const off = (!up && move.id !== "send") || (now.paused && !always) || (last && move.id === "next-stage");
      // Not `disabled`: that would take the focus away from whoever is there.
      move.disabled = false;
      move.setAttribute("aria-disabled", String(off));
    }
  }

  draw.line = (isUp) => {
    up = isUp;
    if (now) enable();
  };
  draw.paused = () => now?.paused ?? false;
  return draw;
}

function bar(current) {
  const items = [...byId("stages").children];
  const at = items.findIndex((item) => item.dataset.stage === current);
  items.forEach((item, n) => {
    item.className = at === -1 || n < at ? "done" : n === at ? "current" : "";
    if (n === at) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  });
  byId("goal").hidden = at === -1;
  if (at === -1) return;
  byId("goal-stage").textContent = items[at].querySelector(".stage-title").textContent;
  byId("goal-text").textContent = items[at].dataset.goal;
}

function facts(told) {
  const list = byId("facts");
  byId("facts-none").hidden = told.length > 0;
  if (list.children.length === told.length) return;
  list.replaceChildren(
    ...told.map(({ asked, says }) => {
      const item = byId("line-fact").content.firstElementChild.cloneNode(true);
      item.querySelector(".asked").textContent = asked ?? "";
      item.querySelector(".says").textContent = says;
      return item;
    }),
  );
}

function figures(said) {
  byId("figures-part").hidden = said.length === 0;
  byId("figures").replaceChildren(
    ...said.map(({ words, worked_out }) => {
      const item = document.createElement("li");
      item.dir = "auto";
      item.textContent = words;
      if (worked_out) {
        const tag = document.createElement("span");
        tag.className = "tag";
        tag.textContent = "worked out";
        item.append(" ", tag);
      }
      return item;
    }),
  );
}
