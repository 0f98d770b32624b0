// Messages that are not acknowledged: sent, and sent again under the same id until the server has them.
// Sending twice is harmless, losing one is not.

import { messageId } from "./draft.mjs";

const AGAIN_AFTER = 2500;
const MENDS_ITSELF = ["store", "too_fast"];

/**
 * `send(message)`: hands one over, false if there is no line. `show`: what the reader sees of answers:
 * `answer(id, text)`, `state(id, words, failed)`, `gone(id)`; `trouble(words)` for everything else.
 */
export function outbox(send, kept, show) {
  const waiting = new Map();
  const isAnswer = (message) => message?.type === "answer";
  const wanted = () => [...waiting.values()].filter((message) => !message.refused);

  function attempt(message) {
    const { type, id, text } = message;
    message.sent = send({ type, id, text });
    if (isAnswer(message)) show.state(id, message.sent ? "Sending" : waits(), false);
  }

  const waits = () => `Waiting for the connection; ${kept.place()}`;

  function add(message) {
    waiting.set(message.id, message);
    if (isAnswer(message)) {
      kept.add(message.id, message.text);
      show.answer(message.id, message.text);
    }
    attempt(message);
  }

  function drop(id) {
    const message = waiting.get(id);
    if (waiting.delete(id) && isAnswer(message)) kept.remove(id);
    return message;
  }

  /** Everything that waits, except what the server has refused. */
  function sendAll() {
    wanted().forEach(attempt);
  }

  function refuse(message, words) {
    if (!isAnswer(message)) return drop(message.id);
    message.refused = true;
    show.state(message.id, `Not sent: ${words}`, true);
  }

  for (const { id, text } of kept.unsent()) add({ type: "answer", id, text });

  return {
    submit: (type, fields = {}) => add({ type, id: messageId(), ...fields }),
    sendAll,
    waits: (type) => [...waiting.values()].some((message) => message.type === type),
    /** Whether an answer is still to be taken or refused. */
    busy: () => wanted().some(isAnswer),
    /** The answers that the server does not have. */
    texts: () => [...waiting.values()].filter(isAnswer).map(({ text }) => text),
    /** The line is down: nothing is on its way. */
    stalled() {
      for (const message of wanted()) if (isAnswer(message)) show.state(message.id, waits(), false);
    },
    /** On disk: it need not be kept here. The line itself follows. */
    acknowledged(id) {
      if (isAnswer(drop(id))) show.state(id, "Saved", false);
    },
    /** Its line is there. */
    arrived(id) {
      drop(id);
      show.gone(id);
    },
    refused({ id, code, message: words }) {
      if (!isAnswer(waiting.get(id))) show.trouble(words);
      // The store failed or it was too fast: the server asks for it again.
      if (MENDS_ITSELF.includes(code)) return void setTimeout(sendAll, AGAIN_AFTER);
      // Without an id it can be any that is on its way. One that was taken after all is acknowledged, and gone then.
      const meant = id === undefined ? wanted().filter(({ sent }) => sent) : [waiting.get(id)].filter(Boolean);
      for (const message of meant) refuse(message, words);
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
