import { Router } from "express";
import type { Log } from "../ports/log.ts";

/** What `/readyz` tells: `troubles` are lines of English for whoever runs the service, without secrets. */
export type Readiness = { readonly ok: boolean; readonly troubles: readonly string[] };

/** How long a readiness check may take before it counts as a trouble of its own, in milliseconds. */
const CHECK_WITHIN = 5_000;

/** `/healthz`: the process answers. `/readyz`: it can do its work; 503 when it cannot. */
export function healthRouter(ready: () => Promise<Readiness>, log: Log): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ ok: true });
  });
  router.get("/readyz", async (_request, response) => {
    const readiness = await check(ready, log);
    response.status(readiness.ok ? 200 : 503).json(readiness);
  });
  return router;
}

async function check(ready: () => Promise<Readiness>, log: Log): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, troubles: ["the readiness check did not finish"] }), CHECK_WITHIN);
  });
  try {
    return await Promise.race([ready(), tooSlow]);
  } catch (error) {
    log.error("The readiness check failed", error);
    return { ok: false, troubles: ["the readiness check failed"] };
  } finally {
    clearTimeout(timer);
  }
}
