// Messages that are not acknowledged: sent, and sent again under the same id until the server has them.
// Sending twice is harmless, losing one is not.

import { messageId } from "./draft.mjs";

const AGAIN_AFTER = 2500;

/**
 * `send(message)`: hands one over, false if there is no line. `show`: what the reader sees of answers:
 * `answer(id, text)`, `state(id, words, failed)`, `gone(id)`; `trouble(words)` for everything else.
 */
export function outbox(send, kept, show) {
  const waiting = new Map();

  function keep() {
    const answers = [...waiting.values()].filter((message) => message.type === "answer");
    kept.unsent(answers.map(({ id, text }) => ({ id, text })));
  }

  function attempt(message) {
    const sent = send(message);
    if (message.type === "answer") {
      show.state(message.id, sent ? "Sending" : "Waiting for the connection; kept on this device", false);
    }
  }

  function add(message) {
    waiting.set(message.id, message);
    if (message.type !== "answer") return attempt(message);
    keep();
    show.answer(message.id, message.text);
    attempt(message);
  }

  function drop(id) {
    const message = waiting.get(id);
    if (waiting.delete(id)) keep();
    return message;
  }

  /** Everything that waits, except what the server has refused. */
  function sendAll() {
    for (const message of waiting.values()) if (!message.refused) attempt(message);
  }

  for (const { id, text } of kept.load().unsent) add({ type: "answer", id, text });

  return {
    submit: (type, fields = {}) => add({ type, id: messageId(), ...fields }),
    sendAll,
    waits: (type) => [...waiting.values()].some((message) => message.type === type),
    /** On disk: it need not be kept here. The line itself follows. */
    acknowledged(id) {
      const message = drop(id);
      if (message?.type === "answer") show.state(id, "Saved", false);
    },
    /** Its line is there. */
    arrived(id) {
      drop(id);
      show.gone(id);
    },
    refused({ id, code, message: words }) {
      // The store failed or it was too fast: the server asks for it again.
      if (code === "store" || code === "too_fast") {
        show.trouble(words);
        setTimeout(sendAll, AGAIN_AFTER);
        return;
      }
      const message = waiting.get(id);
      if (message?.type !== "answer") {
        drop(id);
        return show.trouble(words);
      }
      message.refused = true;
      show.state(id, `Not sent: ${words}`, true);
    },
    retry(id) {
      const message = waiting.get(id);
      if (!message) return;
      message.refused = false;
      attempt(message);
    },
    /** Takes an answer back that was not sent; gives its words. */
    withdraw(id) {
      const message = drop(id);
      show.gone(id);
      return message?.text ?? "";
    },
  };
}
