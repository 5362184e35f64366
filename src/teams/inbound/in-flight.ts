/** What is being handled, so that stopping can wait for it. */
export type InFlight = {
  track<Found>(work: Promise<Found>): Promise<Found>;
  /** Resolves when nothing is being handled, or after `ms`. @returns whether everything was finished */
  settled(ms: number): Promise<boolean>;
};

export function inFlight(): InFlight {
  const works = new Set<Promise<unknown>>();
  return {
    track(work) {
      works.add(work);
      const done = () => works.delete(work);
      work.then(done, done);
      return work;
    },
    async settled(ms) {
      const until = Date.now() + ms;
      while (works.size > 0 && Date.now() < until) {
        await within(Promise.allSettled(works), until - Date.now());
      }
      return works.size === 0;
    },
  };
}

export const LATE: unique symbol = Symbol("late");

/** What `work` comes to, or `LATE` when it takes more than `ms`; the work goes on all the same. */
export async function within<Found>(work: Promise<Found>, ms: number): Promise<Found | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
