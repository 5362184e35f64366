import { randomUUID } from "node:crypto";
import type { Response } from "express";
import type { BoardMessage } from "../ports/sandbox-board.ts";

/** Something all open pages may have to know. Drawn for each viewer only when it is sent. */
export type Happening =
  | { readonly type: "message"; readonly message: BoardMessage }
  | { readonly type: "removed"; readonly message: Pick<BoardMessage, "id" | "conversation"> }
  | { readonly type: "clock" };

/** One event as a page hears it; undefined when this viewer may not know. */
export type Draw = (happening: Happening) => { readonly name: string; readonly data: unknown } | undefined;

export type Live = {
  tell(happening: Happening): void;
  /**
   * Keeps `response` open and writes to it what happens. A page that comes back with the last id it heard gets what it
   * missed, or `reload` when that is no longer known.
   * @returns false when there is no room for another page
   */
  open(response: Response, draw: Draw, lastHeard: string | undefined): boolean;
  /** Ends every stream; browsers try again by themselves until the server is back. */
  close(): void;
};

const KEPT = 300;
const MOST_PAGES = 100;

/**
 * Server-sent events to the open pages of this process.
 * @param heartbeat milliseconds between signs of life, which also tell the time
 */
export function createLive(heartbeat: number): Live {
  // A restart begins a new run: ids of another run are unknown, and the page reads the conversation anew.
  const run = randomUUID().slice(0, 8);
  const kept: { readonly number: number; readonly happening: Happening }[] = [];
  const pages = new Map<Response, Draw>();
  let last = 0;

  // The time is not kept for those who come back: it is another by then.
  function tellTime(): void {
    for (const [response, draw] of pages) write(response, draw({ type: "clock" }));
  }
  const beat = setInterval(tellTime, heartbeat);
  beat.unref();

  function missed(lastHeard: string | undefined) {
    if (lastHeard === undefined) return [];
    const [heardRun, heard] = [lastHeard.slice(0, run.length), Number(lastHeard.slice(run.length + 1))];
    if (heardRun !== run || !(heard >= last - kept.length)) return undefined;
    return kept.filter(({ number }) => number > heard);
  }

  return {
    tell(happening) {
      if (happening.type === "clock") return tellTime();
      last += 1;
      kept.push({ number: last, happening });
      if (kept.length > KEPT) kept.shift();
      for (const [response, draw] of pages) write(response, draw(happening), `${run}-${last}`);
    },
    open(response, draw, lastHeard) {
      if (pages.size >= MOST_PAGES) return false;
      response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store", Connection: "keep-alive" });
      response.flushHeaders();
      // The page lost its stream for two seconds at most before it asks again.
      response.write("retry: 2000\n\n");
      const events = missed(lastHeard);
      if (events === undefined) write(response, { name: "reload", data: {} }, `${run}-${last}`);
      else for (const { number, happening } of events) write(response, draw(happening), `${run}-${number}`);
      write(response, { name: "ready", data: {} }, `${run}-${last}`);
      pages.set(response, draw);
      response.on("close", () => pages.delete(response));
      return true;
    },
    close() {
      clearInterval(beat);
      for (const response of pages.keys()) response.end();
      pages.clear();
    },
  };
}

function write(response: Response, event: ReturnType<Draw>, id?: string): void {
  // An id alone moves the page's place forward past what it may not see, without telling it anything.
  const lines = id === undefined ? "" : `id: ${id}\n`;
  if (event) response.write(`${lines}event: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`);
  else if (lines) response.write(`${lines}\n`);
}
