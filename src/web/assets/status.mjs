// The one place that is read out besides the conversation. What is wrong with the line stays until it is mended;
// everything else is said in passing.

const byId = (id) => document.getElementById(id);

/** `line({ words, fine, quiet, here })`, `say(words)`, `instead(old, words)`: only where the old words still stand. */
export function status() {
  const place = byId("status");
  let trouble = "";
  let said = "";

  function show() {
    const words = [trouble, said].filter(Boolean).join(" ");
    if (place.textContent !== words) place.textContent = words;
  }

  function say(words) {
    said = words;
    show();
  }

  return {
    say,
    instead(old, words) {
      if (said === old) say(words);
    },
    line({ words, fine, quiet = false, here = false }) {
      trouble = fine ? "" : words;
      said = fine ? words : "";
      show();
      place.parentElement.classList.toggle("fine", fine);
      place.parentElement.classList.toggle("trouble", !fine && !quiet);
      byId("come-back").hidden = !here;
    },
  };
}
