// The time left, by the server's clock. Minutes while there is time, seconds only when it is short.
// The device's own clock may be wrong and may be changed at any moment: only one that goes forward is used, and as it may
// stand while the device sleeps, every word of the server's time sets it again.

const NOTES = [10, 5, 1];

/** `tell(words)`: said politely when ten, five and one minute are left. Returns `set(stageNow)` and `heard(serverNow)`. */
export function clock(tell) {
  const whole = document.getElementById("clock");
  const part = document.getElementById("clock-stage");
  let now = null;
  let offset = 0;
  let told = Infinity;

  function tick() {
    if (!now) return;
    if (now.finished) return show("Over", "");
    if (now.paused) return show(`${minutes(now.left_ms ?? 0)} left`, "Paused");
    const at = performance.now() + offset;
    const left = now.ends - at;
    show(`${minutes(left)} left`, now.stage_ends === null ? "" : stage(now.stage_ends - at));
    const passed = NOTES.filter((note) => left <= note * 60_000 && note < told);
    if (passed.length > 0) {
      told = Math.min(...passed);
      if (left > 0) tell(`${told} ${told === 1 ? "minute" : "minutes"} left`);
    }
  }

  function show(first, second) {
    if (whole.textContent !== first) whole.textContent = first;
    if (part.textContent !== second) part.textContent = second;
  }

  function heard(serverNow) {
    offset = serverNow - performance.now();
    tick();
  }

  setInterval(tick, 500);
  return {
    heard,
    set(stageNow) {
      now = stageNow;
      // What has passed before the page was opened is not told again.
      if (told === Infinity && now.ends !== null) {
        told = Math.min(Infinity, ...NOTES.filter((note) => now.ends - now.server_now <= note * 60_000));
      }
      heard(now.server_now);
    },
  };
}

function minutes(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  if (seconds > 120) return `${Math.ceil(seconds / 60)} min`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function stage(millis) {
  return millis > 0 ? `${minutes(millis)} for this stage` : "This stage\u2019s time is up";
}
