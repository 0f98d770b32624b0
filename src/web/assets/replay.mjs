// The conversation again, turn by turn: evidence lights up as it was earned, with the score so far.

const byId = (id) => document.getElementById(id);

export function replay() {
  const bar = byId("replay");
  if (bar === null) return;
  const lines = [...byId("transcript").children];
  // A step ends with an answer of the candidate.
  const steps = lines.flatMap((line, at) => (line.querySelector(".so-far") === null ? [] : [at]));
  if (steps.length === 0) return;
  let step = 0;
  bar.hidden = false;

  function show(playing) {
    byId("replay-start").hidden = playing;
    byId("replay-steps").hidden = !playing;
    lines.forEach((line, at) => {
      line.hidden = playing && at > steps[step];
      line.classList.toggle("now", playing && at === steps[step]);
    });
    byId("replay-back").disabled = step === 0;
    byId("replay-next").disabled = step === steps.length - 1;
    if (!playing) return;
    const line = lines[steps[step]];
    byId("replay-says").textContent = `Turn ${step + 1} of ${steps.length}: ${line.querySelector(".so-far").textContent}`;
    line.scrollIntoView({ block: "nearest" });
  }

  function go(to) {
    step = Math.min(Math.max(to, 0), steps.length - 1);
    show(true);
  }

  byId("replay-start").addEventListener("click", () => {
    go(0);
    byId("replay-next").focus();
  });
  byId("replay-back").addEventListener("click", () => go(step - 1));
  byId("replay-next").addEventListener("click", () => go(step + 1));
  byId("replay-end").addEventListener("click", () => {
    show(false);
    byId("replay-start").focus();
  });
}
