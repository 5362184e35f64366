import type { App, Receiver, ReceiverEvent } from "@slack/bolt";

/** Slack waits three seconds for its acknowledgement; we answer by this, whatever the work does. */
export const patience = 2000;

/**
 * @property open whether anything is taken now
 * @property track is told of every piece of work, so that stopping can wait for it
 * @property connection the number of the connection acts come on now; it changes when the line breaks
 */
export type Door = {
  readonly open: () => boolean;
  readonly track: (work: Promise<void>) => void;
  readonly connection: () => number;
};

/**
 * `receiver`, acknowledging an event when the work it led to is done or `patience` is over, whichever comes first. Bolt
 * acknowledges events before they are handled: a crash would then lose them, and a failure could not ask for a redelivery.
 */
export function patient(receiver: Receiver, { open, track, connection }: Door): Receiver {
  return {
    init(app) {
      const processEvent = (event: ReceiverEvent) => {
        // Not acknowledged, so Slack gives it to another connection or delivers again.
        if (!open()) return Promise.resolve();
        const work = "event" in event.body ? afterwards(app, event) : app.processEvent(onItsLine(event, connection));
        track(work);
        return work;
      };
      // Receivers use nothing of the app but this.
      receiver.init({ processEvent } as unknown as App);
    },
    start: (...given) => receiver.start(...given),
    stop: (...given) => receiver.stop(...given),
  };
}

/** An answer that rides in an acknowledgement is lost unless it goes out on the connection the act came in on. */
function onItsLine(event: ReceiverEvent, connection: () => number): ReceiverEvent {
  const came = connection();
  const ack: ReceiverEvent["ack"] = async (body) => {
    if (connection() !== came) throw new Error("Slack: the connection this came on has ended");
    await event.ack(body);
  };
  return { ...event, ack };
}

async function afterwards(app: App, event: ReceiverEvent): Promise<void> {
  let acknowledged: Promise<void> | undefined;
  const acknowledge = async () => {
    acknowledged ??= event.ack();
    await acknowledged;
  };
  // A line that broke meanwhile is no loss: Slack delivers again, and the key makes that harmless.
  const timer = setTimeout(() => void acknowledge().catch(() => {}), patience);
  try {
    await app.processEvent({ ...event, ack: async () => {} });
    await acknowledge();
  } catch (error) {
    if (acknowledged === undefined) throw error;
  } finally {
    clearTimeout(timer);
  }
}
