// The moves beside answering: a hint (its cost is told first), the next stage, a pause, the end.

const byId = (id) => document.getElementById(id);

/** `make(type)` sends one; `paused()` says which of pause and resume is meant. */
export function moves(make, paused) {
  const hint = byId("hint");
  const box = byId("hint-box");
  const dialog = byId("finish-dialog");

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
    dialog.returnValue = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "finish") make("finish");
  });
}
