// Times are written in UTC; beside each stands what the clock showed here.

for (const time of document.querySelectorAll("time[data-when]")) {
  const at = new Date(time.dateTime);
  if (Number.isNaN(at.valueOf()) || at.getTimezoneOffset() === 0) continue;
  const here = at.toLocaleString("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" });
  const local = document.createElement("span");
  local.textContent = ` (${here} here)`;
  time.append(local);
}
