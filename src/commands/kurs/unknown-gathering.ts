import type { Effect } from "../../messages/effect.ts";
import { say } from "../../messages/message.ts";
import { listGatherings } from "../../services/gatherings.ts";
import { refusalText } from "../../texts/texts.ts";
import type { MemberContext } from "../command.ts";
import { toAsker } from "../replies.ts";

/** «Nothing has that number», with what there is, so that nobody is stuck. */
export async function unknownGathering(number: number, context: MemberContext): Promise<readonly Effect[]> {
  const { deps, person, t } = context;
  const { items } = await listGatherings(deps, person, {}, 1);
  const near = items.slice(0, 3).map(({ gathering }) => ({
    label: t.kurs.numbered(gathering),
    line: `kurs vis ${gathering.number}`,
  }));
  return toAsker(
    say(refusalText({ type: "gathering-unknown", number }, t), [...near, { label: t.buttons.list, line: "kurs" }]),
  );
}
