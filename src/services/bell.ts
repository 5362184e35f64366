/** Wakes one sleeper. A ring while nobody sleeps is remembered, so that none is lost. */
export type Bell = {
  ring(): void;
  /** Resolves at the next ring, or after `ms`. */
  sleep(ms: number): Promise<void>;
};

export function bell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async sleep(ms) {
      if (!rung) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, ms);
        });
        clearTimeout(timer);
        wake = undefined;
      }
      rung = false;
    },
  };
}
