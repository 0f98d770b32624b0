// An answer as it is sent, the same as the server keeps it: well-formed (half a surrogate pair cannot be sent at all),
// lines that end alike, no empty lines around it. The first line keeps its indentation: it may be code.

export function tidy(text) {
  // Every browser has these two; `toWellFormed` is newer.
  const wellFormed = new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
  const even = wellFormed.replaceAll("\r\n", "\n").trimEnd();
  const indent = even.length - even.trimStart().length;
  return even.slice(even.lastIndexOf("\n", indent - 1) + 1);
}
