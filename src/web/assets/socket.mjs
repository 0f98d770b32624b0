// The line to the server: says hello, resumes after the last line it has seen, comes back by itself, and asks again and
// again whether the other end is still there. What the messages mean is not known here.

const PROTOCOL = "greenroom.v1";
const LOST = "Connection lost. Connecting again; what you write is {kept}.";
const OFFLINE = "This device is offline. What you write is {kept}, and sent when the connection is back.";

// What each close code means to the reader, and whether and when to come back (seconds; none: by backoff).
const CLOSED = {
  4400: { words: "The server did not understand this page. Load it again; what you wrote is {kept}.", back: false },
  4401: { words: "You have been signed out. Load this page again; what you wrote is {kept}.", back: false },
  4403: { words: "This interview cannot be continued here. It belongs to the browser in which it was started.", back: false },
  4408: { words: "This device fell behind. Catching up.", back: true },
  4409: { words: "This interview is open in another tab.", back: false, here: true },
  4429: { words: "Too many messages at once. Trying again in half a minute; what you wrote is {kept}.", back: true, after: 30 },
  1009: { words: "The last message was too large. Shorten it, then send it again.", back: true },
  1012: { words: "The server is restarting. Back in a moment; every saved answer is safe.", back: true },
  1013: { words: "The server cannot store anything just now. Every saved answer is safe; trying again.", back: true, after: 5 },
};

const LONGEST = 30;
// Milliseconds. After so much silence the other end is asked; unanswered for so long it is said, for so long the line is
// given up. The first two and a look together stay below five seconds.
const ASK_AFTER = 1800;
const DOUBT_AFTER = 2000;
const DEAD_AFTER = 10_000;
const LOOK = 400;

/**
 * Connects, and stays connected.
 * `on.message(message)`: every message, lines of the journal only once and in order.
 * `on.state({ words, fine, here })`: where the line stands; `here`: it can be taken back by `line.open()`. `{kept}` in the
 * words stands for where unsent words are kept.
 */
export function connect(url, { epoch, lastSeq }, on) {
  let socket = null;
  let failures = 0;
  let waiting = null;
  // By a clock that only goes forward: when the other end was last heard, and since when it owes an answer.
  let heard = 0;
  let owed = null;
  let doubted = false;
  let greeted = false;

  function open() {
    clearTimeout(waiting);
    waiting = null;
    if (socket && socket.readyState <= WebSocket.OPEN) return;
    on.state({ words: failures ? LOST : "Connecting", fine: false, quiet: !failures });
    const mine = new WebSocket(url, PROTOCOL);
    socket = mine;
    owed = performance.now();
    doubted = greeted = false;
    mine.addEventListener("open", () => mine.send(JSON.stringify({ type: "hello", epoch, last_seq: lastSeq })));
    mine.addEventListener("message", (event) => mine === socket && receive(JSON.parse(event.data)));
    mine.addEventListener("close", (event) => mine === socket && closed(event.code));
  }

  function receive(message) {
    heard = performance.now();
    owed = null;
    if (message.type === "welcome") {
      epoch = message.epoch;
      greeted = true;
      const missed = message.seq - lastSeq;
      const back = failures > 0 && missed > 0 ? `Back. ${missed} new ${missed === 1 ? "line" : "lines"}.` : "Connected";
      failures = 0;
      doubted = false;
      on.state({ words: back, fine: true });
    } else if (doubted && greeted) {
      doubted = false;
      on.state({ words: "Connected", fine: true });
    }
    if (message.type === "entry") {
      if (message.seq <= lastSeq) return;
      lastSeq = message.seq;
    }
    if (message.type === "snapshot") {
      epoch = message.epoch;
      lastSeq = message.seq;
    }
    on.message(message);
  }

  function closed(code) {
    socket = null;
    failures += 1;
    const { words, back, after, here } = CLOSED[code] ?? { words: navigator.onLine ? LOST : OFFLINE, back: true };
    on.state({ words, fine: false, here: here ?? false });
    if (!back) return;
    const backoff = Math.min(LONGEST, 0.5 * 2 ** Math.min(failures, 7));
    // Jitter: after a restart not everybody comes back in the same instant.
    waiting = setTimeout(open, (after ?? backoff) * (500 + Math.random() * 1000));
  }

  function ask() {
    owed ??= performance.now();
    if (greeted && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: "beat" }));
  }

  function doubt(words) {
    doubted = true;
    on.state({ words, fine: false });
  }

  /** A line that is dead tells nobody. A page that nobody sees lets it rest. */
  function look() {
    if (!socket || document.hidden) return;
    const now = performance.now();
    if (owed === null) return void (now - heard >= ASK_AFTER && ask());
    if (now - owed >= DEAD_AFTER) {
      const dead = socket;
      closed(1006);
      return dead.close();
    }
    if (now - owed >= DOUBT_AFTER && !doubted) doubt(navigator.onLine ? LOST : OFFLINE);
  }

  setInterval(look, LOOK);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || !socket) return;
    owed = null;
    ask();
  });
  // A server on this very machine answers all the same, and then the line is fine.
  addEventListener("offline", () => {
    if (!socket) return;
    doubt(OFFLINE);
    ask();
  });
  addEventListener("online", () => (waiting === null ? ask() : open()));
  open();
  return {
    open,
    /** Whether it could be handed over; whether it arrived is told by its acknowledgement. */
    send(message) {
      if (!greeted || doubted || socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    /** The interview is over: nothing is to be waited for. */
    leave() {
      clearTimeout(waiting);
      waiting = null;
      const last = socket;
      socket = null;
      last?.close(1000);
    },
  };
}
