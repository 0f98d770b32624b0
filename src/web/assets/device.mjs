// What this browser keeps. Storage may be switched off, full, or hold what somebody else has put there: none of it is a
// reason to stop, and nothing here throws.

let works = true;

function attempt(act, otherwise) {
  try {
    return act();
  } catch {
    works = false;
    return otherwise;
  }
}

export const device = {
  /** Whether what was last handed over is kept. */
  works: () => works,
  /** Whether it was kept. */
  set: (key, value) =>
    attempt(() => {
      localStorage.setItem(key, JSON.stringify(value));
      works = true;
      return true;
    }, false),
  remove: (key) => attempt(() => localStorage.removeItem(key)),
  /** `[key, object]` of everything whose key begins so; what is no object is left out. */
  all(prefix) {
    const keys = attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith(prefix));
    return keys.map((key) => [key, read(key)]).filter(([, value]) => value !== null && typeof value === "object");
  },
};

function read(key) {
  const text = attempt(() => localStorage.getItem(key), null);
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// So that the page knows from the beginning what it may promise.
device.set("greenroom:probe", {});
device.remove("greenroom:probe");
