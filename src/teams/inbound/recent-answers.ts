/**
 * What invokes were answered with a moment ago. Teams sends an invoke again when the answer was lost on the way; the act
 * is not done twice, and so gives nothing to answer with.
 */
export type RecentAnswers = {
  /** @param make is given the answer to the same key when there has been one */
  answer(
    key: string,
    make: (earlier: Promise<object | undefined> | undefined) => Promise<object | undefined>,
  ): Promise<object | undefined>;
};

const KEPT_MS = 120_000;
const KEPT_AT_MOST = 1_000;

export function recentAnswers(now: () => Date): RecentAnswers {
  const kept = new Map<string, { readonly at: number; readonly body: Promise<object | undefined> }>();

  function forgetOld(): void {
    for (const [key, { at }] of kept) {
      if (kept.size <= KEPT_AT_MOST && now().getTime() - at < KEPT_MS) return;
      kept.delete(key);
    }
  }

  return {
    answer(key, make) {
      forgetOld();
      const earlier = kept.get(key)?.body;
      const body = make(earlier);
      if (!earlier) kept.set(key, { at: now().getTime(), body });
      return body;
    },
  };
}
