import { contact, groupLeader, waterCompanyOperator } from "../cast.ts";
import type { Plan } from "./planned.ts";

/** What comes once a year: the study trip, the conference, and the annual meeting on its second day. */
export const yearly: Plan = ({ inWeek, deadline }) => {
  const trip = inWeek(11, 3, "08:00");
  const conference = inWeek(14, 3, "10:00");
  const annual = inWeek(14, 4, "13:00");
  const rooms = ["Enkeltrom", "Dobbeltrom"];
  const nights = ["Ingen", "Én natt", "To netter"];
  return [
    {
      gathering: {
        number: 46,
        kind: "study-trip",
        title: "Studietur til Nordmøre",
        description:
          "Tre dagar med buss til kystkommunane: eit nytt vassverk i fjell, ei sjøleidning på djupt vatn og eit reinseanlegg som må tole havet. Kostnaden blir delt mellom deltakarane. Avmelding etter fristen må betalast.",
        place: "Bussen går frå Ålesund, med stopp i Vestnes og Molde",
        startsAt: trip,
        endsAt: inWeek(11, 5, "17:00"),
        registrationClosesAt: deadline(trip, 28),
        freeWithdrawalUntil: deadline(trip, 28),
        seats: 28,
        minimumSeats: 16,
        decisionAt: deadline(trip, 28),
        visibility: "members",
        state: "open",
        organiser: "Sekretariatet",
        goal: "4",
        questions: [
          { type: "choice", name: "q1", label: "Rom", required: true, options: rooms },
          { type: "text", name: "q2", label: "Kven vil du dele rom med?", required: false },
        ],
      },
      cast: [waterCompanyOperator, groupLeader],
      others: 9,
      answers: (place) => ({ q1: rooms[place % rooms.length] ?? "" }),
    },
    {
      gathering: {
        number: 47,
        kind: "conference",
        title: "VA-konferansen i Molde",
        description:
          "Årets møteplass for ledere, planleggere og driftsfolk. To dager med foredrag om sikker vannforsyning, klimatilpasning og økonomi, utstilling og felles middag.",
        place: "Molde",
        startsAt: conference,
        endsAt: inWeek(14, 4, "12:00"),
        registrationClosesAt: deadline(conference, 21),
        freeWithdrawalUntil: deadline(conference, 21),
        seats: 300,
        visibility: "everyone",
        state: "open",
        organiser: "Sekretariatet",
        goal: "4",
        questions: [
          { type: "choice", name: "q1", label: "Middag den første kvelden", required: true, options: ["Ja", "Nei"] },
          { type: "choice", name: "q2", label: "Overnatting", required: true, options: nights },
          { type: "text", name: "q3", label: "Spørsmål du vil ta opp i plenum", required: false },
        ],
      },
      cast: [contact],
      others: 12,
      answers: (place) => ({ q1: place % 5 === 0 ? "Nei" : "Ja", q2: nights[place % nights.length] ?? "" }),
    },
    {
      gathering: {
        number: 48,
        kind: "annual-meeting",
        title: "Årsmøte",
        description:
          "Årsmelding, regnskap, handlingsplan og valg. Hver medlemsvirksomhet møter med én utsending med stemmerett. Sakspapirene blir sendt ut tre uker før møtet.",
        place: "Molde",
        videoLink: "https://video.driftsassistansen.example/arsmote",
        startsAt: annual,
        endsAt: inWeek(14, 4, "15:00"),
        registrationClosesAt: deadline(annual, 7),
        visibility: "members",
        state: "open",
        organiser: "Styret",
        goal: "4",
        questions: [],
      },
      cast: [contact],
      others: 5,
    },
  ];
};
