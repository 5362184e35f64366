import { colleague, groupLeader, operator, waterCompanyOperator } from "../cast.ts";
import type { Plan } from "./planned.ts";

/** Working groups' meetings, seminars, and a course somebody else gives. */
export const meetings: Plan = ({ inWeek, deadline }) => {
  const group = inWeek(1, 4, "12:00");
  const sludge = inWeek(2, 5, "09:30");
  const brokered = inWeek(5, 1, "09:00");
  const digital = inWeek(6, 3, "13:00");
  const radon = inWeek(3, 4, "10:00");
  return [
    {
      gathering: {
        number: 38,
        kind: "group-meeting",
        title: "Faggruppemøte om lekkasjesøk",
        description:
          "Vi går gjennom nattforbruket sidan sist, ser på to saker frå gruppa og planlegg kurset i Sykkylven. Send saker til faggruppeleiaren.",
        place: "Video",
        videoLink: "https://video.driftsassistansen.example/lekkasjesok",
        startsAt: group,
        endsAt: inWeek(1, 4, "13:00"),
        registrationClosesAt: deadline(group, 0),
        visibility: "group",
        group: "lekkasjesok",
        state: "open",
        organiser: "Faggruppa for lekkasjesøk",
        goal: "2",
        questions: [],
      },
      cast: [groupLeader, waterCompanyOperator],
    },
    {
      gathering: {
        number: 40,
        kind: "seminar",
        title: "Fagdag om slam",
        description:
          "Kor skal slammet gjere av seg? Vi høyrer korleis tre kommunar har løyst avvatning, transport og bruk i jordbruket, og drøftar kva vi kan gjere saman.",
        place: "Surnadal",
        videoLink: "https://video.driftsassistansen.example/slam",
        startsAt: sludge,
        endsAt: inWeek(2, 5, "14:00"),
        registrationClosesAt: deadline(sludge, 2),
        visibility: "members",
        state: "open",
        organiser: "Faggruppa for avløp",
        goal: "3",
        questions: [],
      },
      others: 7,
    },
    {
      gathering: {
        number: 43,
        kind: "brokered-course",
        title: "ADK 1: legging av rør",
        description:
          "Det landsdekkende kurset for dem som legger vann- og avløpsledninger. Arrangøren tar imot bindende påmelding og betaling på sin egen side. Meld fra her også, så vet vi hvem som vil reise sammen.",
        place: "Molde",
        externalLink: "https://kurssenteret.example/adk-1",
        startsAt: brokered,
        endsAt: inWeek(5, 5, "14:00"),
        registrationClosesAt: deadline(brokered, 14),
        visibility: "members",
        state: "open",
        organiser: "Kurssenteret",
        goal: "4",
        questions: [],
      },
      cast: [colleague],
      others: 4,
    },
    {
      gathering: {
        number: 44,
        kind: "group-meeting",
        title: "Digital drift: Hva gjør vi når skjermen blir svart?",
        description:
          "Et åpent faggruppemøte om å drive anlegget for hånd. To kommuner forteller om øvelsene sine, og vi deler sjekklister.",
        place: "Video",
        videoLink: "https://video.driftsassistansen.example/digital-drift",
        startsAt: digital,
        endsAt: inWeek(6, 3, "14:30"),
        registrationClosesAt: deadline(digital, 0),
        visibility: "members",
        group: "digital-drift",
        state: "open",
        organiser: "Faggruppen for digital drift",
        goal: "5",
        questions: [],
      },
      cast: [operator, groupLeader],
      others: 6,
    },
    {
      gathering: {
        number: 49,
        kind: "seminar",
        title: "Fagdag om radon i grunnvann",
        description: "Målinger, tiltak og erfaringer fra små vannverk.",
        place: "Rauma",
        startsAt: radon,
        endsAt: inWeek(3, 4, "14:00"),
        registrationClosesAt: deadline(radon, 3),
        visibility: "members",
        state: "cancelled",
        cancelReason: "Foredragsholderen er blitt forhindret. Vi prøver igjen til neste år.",
        organiser: "Sekretariatet",
        goal: "1",
        questions: [],
      },
      cast: [operator],
      others: 3,
    },
  ];
};
