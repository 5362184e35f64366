import { colleague, contact, operator, waterCompanyOperator } from "../cast.ts";
import type { Plan } from "./planned.ts";

/** The co-operative's own courses: one full, one with a seat left, one that asks questions, one not open yet, one in draft. */
export const courses: Plan = ({ inWeek, deadline }) => {
  const full = inWeek(2, 3, "09:00");
  const cleaning = inWeek(3, 2, "09:00");
  const leakage = inWeek(4, 3, "09:00");
  const pumps = inWeek(8, 4, "09:00");
  const hydrants = inWeek(10, 2, "09:00");
  const cleaningWishes = ["Pluggkjøring", "Klordosering", "Korleis vi varslar abonnentane"];
  return [
    {
      gathering: {
        number: 39,
        kind: "course",
        title: "Driftskontroll for nye operatører",
        description:
          "Lær å lese skjermbildene, sette alarmgrenser og finne feilen før abonnentene ringer. Vi arbeider to og to på øvingsanlegg, derfor er det få plasser.",
        place: "Kristiansund",
        startsAt: full,
        endsAt: inWeek(2, 3, "15:30"),
        registrationClosesAt: deadline(full, 3),
        freeWithdrawalUntil: deadline(full, 5),
        seats: 12,
        visibility: "members",
        state: "open",
        organiser: "Sekretariatet",
        goal: "5",
        questions: [],
      },
      cast: [operator, contact],
      others: 10,
      last: [waterCompanyOperator, colleague],
    },
    {
      gathering: {
        number: 41,
        kind: "course",
        title: "Reinhald og desinfeksjon av leidningsnett",
        description:
          "Slik planlegg du spyling og pluggkjøring, slik doserer du klor, og slik dokumenterer du at vatnet er trygt når leidningen blir sett i drift att. Teori før lunsj, øving ute etterpå.",
        place: "Ørsta",
        startsAt: cleaning,
        endsAt: inWeek(3, 2, "15:30"),
        registrationClosesAt: deadline(cleaning, 7),
        seats: 24,
        minimumSeats: 8,
        decisionAt: deadline(cleaning, 7),
        visibility: "members",
        state: "open",
        organiser: "Sekretariatet",
        goal: "1",
        questions: [
          { type: "choice", name: "q1", label: "Lunsj", required: true, options: ["Ja takk", "Nei takk"] },
          { type: "text", name: "q2", label: "Kva vil du helst lære meir om?", required: true },
          { type: "choice", name: "q3", label: "Kjem du med eigen bil?", required: false, options: ["Ja", "Nei"] },
        ],
      },
      cast: [contact],
      others: 8,
      answers: (place) => ({
        q1: place % 4 === 0 ? "Nei takk" : "Ja takk",
        q2: cleaningWishes[place % cleaningWishes.length] ?? "",
        ...(place % 2 === 0 && { q3: "Ja" }),
      }),
    },
    {
      gathering: {
        number: 42,
        kind: "course",
        title: "Lekkasjesøk",
        description:
          "To dager med lytting, korrelator og målte soner. Den første dagen går vi gjennom metodene, den andre dagen leter vi etter ekte lekkasjer i nettet. Ta gjerne med kart over en sone du strever med.",
        place: "Sykkylven",
        startsAt: leakage,
        endsAt: inWeek(4, 4, "14:30"),
        registrationClosesAt: deadline(leakage, 7),
        freeWithdrawalUntil: deadline(leakage, 14),
        seats: 16,
        minimumSeats: 8,
        decisionAt: deadline(leakage, 14),
        visibility: "members",
        state: "open",
        organiser: "Faggruppen for lekkasjesøk",
        goal: "2",
        questions: [],
      },
      others: 15,
    },
    {
      gathering: {
        number: 45,
        kind: "course",
        title: "Pumper og pumpestasjonar",
        description: "Val av pumpe, energibruk, vibrasjonar og feilsøking. Påmeldinga opnar når programmet er klart.",
        place: "Ulsteinvik",
        startsAt: pumps,
        endsAt: inWeek(8, 4, "15:30"),
        registrationOpensAt: inWeek(3, 1, "08:00"),
        registrationClosesAt: deadline(pumps, 7),
        seats: 18,
        visibility: "members",
        state: "open",
        organiser: "Sekretariatet",
        goal: "3",
        questions: [],
      },
    },
    {
      gathering: {
        number: 50,
        kind: "course",
        title: "Slokkevann og trykk",
        description:
          "Foreløpig program: krav til slokkevann, måling av trykk og mengde, og samarbeidet med brannvesenet.",
        place: "",
        startsAt: hydrants,
        endsAt: inWeek(10, 2, "15:00"),
        registrationClosesAt: deadline(hydrants, 7),
        seats: 20,
        visibility: "members",
        state: "draft",
        goal: "1",
        questions: [],
      },
    },
  ];
};
