// The simulator's control interface over HTTP, and its live events.

/** A refusal of the simulator, in its own words. */
export class Refused extends Error {}

export async function get(path) {
  return read(await reach(path, { cache: "no-store" }));
}

export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return read(await reach(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function reach(path, options) {
  try {
    return await fetch(`control/${path}`, options);
  } catch {
    throw new Refused("");
  }
}

async function read(response) {
  const text = await response.text();
  let value = null;
  try {
    value = text ? JSON.parse(text) : null;
  } catch {
    value = null;
  }
  if (!response.ok) throw new Refused(value?.error || value?.description || `${response.status} ${text.slice(0, 200)}`);
  return value;
}

/**
 * Listens for ever. `onOpen` runs at every (re)connection, because what happened in between was missed.
 * EventSource reconnects by itself except after an HTTP error, which closes it: then a new one is made.
 */
export function listen(handlers, onOpen, onLost) {
  const source = new EventSource("control/events");
  source.addEventListener("open", onOpen);
  source.addEventListener("error", () => {
    onLost();
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(handlers, onOpen, onLost), 1500);
  });
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(event.data ? JSON.parse(event.data) : {}));
  }
}
