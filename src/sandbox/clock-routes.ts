import { Router } from "express";
import { jumpTarget } from "./jump.ts";
import type { SandboxOptions } from "./options.ts";
import type { Parts } from "./parts.ts";
import { readJump } from "./requests.ts";
import { readVisit } from "./visit.ts";

/** Moves the sandbox's clock forwards. The answer comes when what fell due on the way has been taken care of. */
export function clockRoutes(options: SandboxOptions, parts: Parts): Router {
  const router = Router();
  router.post("/jump", async (request, response) => {
    const visit = await readVisit(request, options);
    const jump = readJump(request.body);
    if (!visit || !jump) return void response.status(400).json({ error: "bad request" });
    const { clock, dates } = visit.viewer;
    const words = options.pageWords(visit.language).clock;
    const now = options.clock.now();
    const target = jumpTarget(jump, now, clock);
    if (!(target instanceof Date)) {
      const sentences = {
        "only-forwards": words.onlyForwards({ now: dates.dayAndTime(now) }),
        "too-far": words.tooFar,
        "not-a-time": words.notATime,
      };
      return void response.status(422).json({ sentence: sentences[target] });
    }
    // A long way takes a while, and the clock is seen to move.
    const moving = setInterval(() => parts.live.tell({ type: "clock" }), 500);
    try {
      await parts.works.during(() => options.clock.jumpTo(target));
    } finally {
      clearInterval(moving);
      parts.live.tell({ type: "clock" });
    }
    response.json({ now: dates.dayAndTime(options.clock.now()) });
  });
  return router;
}
