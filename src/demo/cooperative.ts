import type { Cooperative } from "../domain/cooperative.ts";
import type { DemoGoal, DemoGroup } from "../ports/demo-records.ts";

/** The co-operative of the demo. Its region is data, here and nowhere else. */
export const cooperative: Cooperative = {
  name: "Driftsassistansen i Møre og Romsdal",
  timeZone: "Europe/Oslo",
  defaultLanguage: "nb",
  offerHours: 24,
};

export const groups: readonly DemoGroup[] = [
  { slug: "lekkasjesok", name: "Lekkasjesøk" },
  { slug: "avlop", name: "Avløp" },
  { slug: "driftsoperatorer", name: "Driftsoperatører" },
  { slug: "digital-drift", name: "Digital drift" },
];

/** Goals of the strategy plan. */
export const goals: readonly DemoGoal[] = [
  { code: "1", title: "Trygt drikkevann hver dag, også når noe svikter" },
  { code: "2", title: "Mindre vann på avveie i ledningsnettet" },
  { code: "3", title: "Renere utslipp og avløpsanlegg som tåler regnet" },
  { code: "4", title: "Kompetente driftsoperatører i hver kommune og hvert vasslag" },
  { code: "5", title: "Digital drift som er sikker og til å forstå" },
];
