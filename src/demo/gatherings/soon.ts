import { colleague, groupLeader, operator, waterCompanyOperator } from "../cast.ts";
import type { Plan } from "./planned.ts";

/** What comes in the next days: reminders go out for these at once. */
export const soon: Plan = ({ inDays, aboutDays, inWeek, deadline }) => {
  const tomorrow = inDays(1, "10:00");
  const inSixDays = aboutDays(6, "09:30");
  const safety = inWeek(1, 2, "09:00");
  return [
    {
      gathering: {
        number: 35,
        kind: "seminar",
        title: "Åpen dag på vannbehandlingsanlegget",
        description:
          "Bli med på omvisning fra inntaket til rentvannsbassenget. Driftsoperatørene viser hvordan vannet blir renset, og hvordan kvaliteten følges døgnet rundt. Åpent for alle som er nysgjerrige, også utenfor medlemskommunene.",
        place: "Vannbehandlingsanlegget, Ålesund",
        startsAt: tomorrow,
        endsAt: inDays(1, "14:00"),
        registrationClosesAt: deadline(tomorrow, 0),
        visibility: "everyone",
        state: "open",
        organiser: "Ålesund kommune",
        goal: "1",
        questions: [],
      },
      cast: [operator, colleague],
      others: 9,
    },
    {
      gathering: {
        number: 36,
        kind: "operator-gathering",
        title: "Driftsoperatørsamling på Søre Sunnmøre",
        description:
          "Ein dag for dei som arbeider ute på anlegga. Før lunsj deler vi røynsler med pumper, ventilar og beredskap. Etter lunsj er det synfaring på høgdebassenget. Ta med vernesko og gode historier.",
        place: "Volda",
        startsAt: inSixDays,
        endsAt: aboutDays(6, "15:00"),
        registrationClosesAt: deadline(inSixDays, 1),
        seats: 40,
        visibility: "members",
        state: "open",
        organiser: "Faggruppa for driftsoperatørar",
        goal: "4",
        questions: [],
      },
      cast: [colleague, waterCompanyOperator, groupLeader],
      others: 14,
    },
    {
      gathering: {
        number: 37,
        kind: "course",
        title: "Sikkert arbeid i kum",
        description:
          "Gass, ras og trafikk: Vi går gjennom farene ved arbeid i kum og øver på måling, sikring og redning. Kurset har en praktisk del utendørs, så kle deg etter været.",
        place: "Brannstasjonen, Molde",
        startsAt: safety,
        endsAt: inWeek(1, 2, "15:00"),
        registrationClosesAt: deadline(inDays(0, "12:00"), 1),
        seats: 20,
        visibility: "members",
        state: "closed",
        organiser: "Sekretariatet",
        goal: "4",
        questions: [],
      },
      cast: [operator],
      others: 11,
    },
  ];
};
