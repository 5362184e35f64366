// @ts-check
import { address } from "./sandbox-api.js";

/**
 * Hears what happens. A browser opens few connections to one server, so a tab nobody looks at lets its own go, and reads
 * the conversation anew when it is looked at again.
 * @param {{
 *   message: (data: any) => void, removed: (data: any) => void, clock: (data: any) => void,
 *   anew: () => void, lost: () => void, back: () => void,
 * }} on `anew`: what is shown may be old, read all of it again
 */
export function listen(on) {
  /** @type {EventSource | undefined} */
  let source;

  function open() {
    source?.close();
    const opened = new EventSource(address("events"));
    source = opened;
    let first = true;
    opened.addEventListener("ready", () => {
      on.back();
      if (first) on.anew();
      first = false;
    });
    opened.addEventListener("reload", on.anew);
    opened.addEventListener("message", (event) => on.message(JSON.parse(event.data)));
    opened.addEventListener("removed", (event) => on.removed(JSON.parse(event.data)));
    opened.addEventListener("clock", (event) => on.clock(JSON.parse(event.data)));
    opened.addEventListener("error", () => {
      on.lost();
      // The browser itself tries again after a broken stream, but not after an answer that was no stream.
      if (opened.readyState === EventSource.CLOSED) setTimeout(() => opened === source && open(), 3000);
    });
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return open();
    source?.close();
    source = undefined;
  });
  // A page kept for the back button must not keep its connection.
  window.addEventListener("pagehide", () => source?.close());
  window.addEventListener("pageshow", (event) => event.persisted && open());
  open();
}
