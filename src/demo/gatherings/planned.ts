import type { Answers } from "../../domain/answers.ts";
import type { DemoGathering, DemoPerson } from "../../ports/demo-records.ts";
import type { DemoCalendar } from "../calendar.ts";

/**
 * A gathering, and who has signed up for it.
 * @property cast those of the sandbox who have signed up, first in line
 * @property others how many more have, after them
 * @property last those of the sandbox who came after the others
 * @property answers to the gathering's questions, by place in line
 */
export type Planned = {
  readonly gathering: DemoGathering;
  readonly cast?: readonly Pick<DemoPerson, "email">[];
  readonly others?: number;
  readonly last?: readonly Pick<DemoPerson, "email">[];
  readonly answers?: (place: number) => Answers;
};

export type Plan = (calendar: DemoCalendar) => readonly Planned[];
