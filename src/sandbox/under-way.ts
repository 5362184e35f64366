/** What is being carried out right now, so that stopping can wait for it. */
export type UnderWay = {
  /** @throws whatever `work` throws */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing is under way, or after `atMostMs`. */
  settled(atMostMs: number): Promise<void>;
};

export function underWay(): UnderWay {
  const works = new Set<Promise<unknown>>();
  return {
    async during(work) {
      const promise = work();
      works.add(promise);
      try {
        return await promise;
      } finally {
        works.delete(promise);
      }
    },
    async settled(atMostMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, atMostMs);
      });
      await Promise.race([Promise.allSettled(works), late]);
      clearTimeout(timer);
    },
  };
}
