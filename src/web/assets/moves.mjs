// The moves beside answering: a hint (its cost is told first), the next stage, a pause, the end; and what they all do.

const byId = (id) => document.getElementById(id);

/**
 * `make(type)` sends one; `paused()` says which of pause and resume is meant; `unsent()`: whether something was written
 * that the server does not have.
 */
export function moves(make, paused, unsent) {
  const hint = byId("hint");
  const box = byId("hint-box");
  const ending = byId("finish-dialog");
  const help = byId("help-dialog");

  /** Something that cannot be done now keeps its place and the focus, and does nothing. */
  function on(id, act) {
    const button = byId(id);
    button.addEventListener("click", () => button.ariaDisabled !== "true" && act());
  }

  function ask(open) {
    box.hidden = !open;
    hint.setAttribute("aria-expanded", String(open));
  }

  on("hint", () => ask(box.hidden));
  byId("hint-take").addEventListener("click", () => {
    ask(false);
    make("hint");
    hint.focus();
  });
  byId("hint-leave").addEventListener("click", () => {
    ask(false);
    hint.focus();
  });
  on("next-stage", () => make("next_stage"));
  on("pause", () => make(paused() ? "resume" : "pause"));
  on("finish", () => {
    if (ending.open) return;
    ending.returnValue = "";
    byId("finish-unsent").hidden = !unsent();
    ending.showModal();
  });
  ending.addEventListener("close", () => {
    if (ending.returnValue === "finish") make("finish");
  });

  byId("help").addEventListener("click", () => help.showModal());
  addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("textarea, input, dialog");
    if (event.key !== "?" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    help.showModal();
  });
}
