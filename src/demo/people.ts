import type { Language } from "../domain/person.ts";
import type { DemoPerson } from "../ports/demo-records.ts";
import { castPeople } from "./cast.ts";
import { groups } from "./cooperative.ts";
import { municipalities, municipalityDomain, waterCompanies, waterCompanyDomain } from "./organisations.ts";

const roleNames = {
  operator: { nb: "Operatør", nn: "Operatør" },
  manager: { nb: "Driftsleder", nn: "Driftsleiar" },
  contact: { nb: "Kontaktperson", nn: "Kontaktperson" },
  leader: { nb: "Faggruppeleder", nn: "Faggruppeleiar" },
  board: { nb: "Styreleder", nn: "Styreleiar" },
} satisfies Record<string, Readonly<Record<Language, string>>>;

/** Three people in the towns, one in each of the others, taking the working groups in turn. */
const operators: readonly DemoPerson[] = municipalities.flatMap(({ place, language }, index) =>
  Array.from({ length: isTown(place) ? 3 : 1 }, (_, extra) => {
    const number = place === "Ålesund" ? extra + 3 : extra + 1;
    return {
      name: `${roleNames.operator[language]} ${number}`,
      email: `operator${number}@${municipalityDomain(place)}`,
      language,
      organisation: `${place} kommune`,
      groups: [groups[(index + extra) % groups.length]?.slug ?? ""],
    };
  }),
);

const managers: readonly DemoPerson[] = municipalities
  .filter((_, index) => index % 3 === 0)
  .map(({ place, language }) => ({
    name: roleNames.manager[language],
    email: `driftsleder@${municipalityDomain(place)}`,
    language,
    organisation: `${place} kommune`,
    groups: ["driftsoperatorer"],
  }));

const inWaterCompanies: readonly DemoPerson[] = waterCompanies.slice(1).map(({ name, language }) => ({
  name: roleNames.manager[language],
  email: `drift@${waterCompanyDomain(name)}`,
  language,
  organisation: name,
}));

const contacts: readonly DemoPerson[] = municipalities
  .filter(({ place }) => ["Ålesund", "Kristiansund", "Ørsta", "Surnadal"].includes(place))
  .map(({ place, language }) => ({
    name: roleNames.contact[language],
    email: `kontaktperson@${municipalityDomain(place)}`,
    language,
    organisation: `${place} kommune`,
    roles: ["organisation-contact"],
  }));

const others: readonly DemoPerson[] = [
  {
    name: roleNames.leader.nb,
    email: `faggruppeleder@${municipalityDomain("Hustadvika")}`,
    language: "nb",
    organisation: "Hustadvika kommune",
    groups: ["avlop"],
    leads: "avlop",
  },
  {
    name: roleNames.board.nn,
    email: `styreleiar@${municipalityDomain("Sykkylven")}`,
    language: "nn",
    organisation: "Sykkylven kommune",
    roles: ["board"],
  },
];

/** Everybody but the cast, in the order they sign up. */
export const extras: readonly DemoPerson[] = mixed([
  ...operators,
  ...managers,
  ...inWaterCompanies,
  ...contacts,
  ...others,
]);

export const people: readonly DemoPerson[] = [...castPeople, ...extras];

function isTown(place: string): boolean {
  return ["Ålesund", "Molde", "Kristiansund"].includes(place);
}

/** Neighbours in the list come from different organisations: a step that shares no divisor with the length visits all. */
function mixed(list: readonly DemoPerson[]): readonly DemoPerson[] {
  const step = [17, 19, 23].find((prime) => list.length % prime !== 0) ?? 1;
  return list.map((_, index) => list[(index * step) % list.length]).filter((person) => person !== undefined);
}
