// Words that were written and not sent before the interview was over: shown, to be copied, never sent.

const byId = (id) => document.getElementById(id);

/** Returns `show(texts)`. `kept`: what the device keeps of this interview. */
export function leftOver(kept) {
  const box = byId("left-over");
  const words = byId("left-over-words");
  const says = byId("left-over-says");

  async function copy() {
    try {
      await navigator.clipboard.writeText(words.value);
    } catch {
      // There is no such clipboard on plain HTTP.
      words.select();
      if (!document.execCommand("copy")) return (says.textContent = "Copy the selected words with your keyboard.");
    }
    says.textContent = "Copied.";
  }

  byId("left-over-copy").addEventListener("click", copy);
  byId("left-over-drop").addEventListener("click", () => {
    kept.clear();
    box.hidden = true;
  });

  return (texts) => {
    const all = [...new Set(texts.filter((text) => text.trim() !== ""))];
    words.value = all.join("\n\n");
    box.hidden = all.length === 0;
  };
}
