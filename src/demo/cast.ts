import type { DemoAccount, DemoPerson } from "../ports/demo-records.ts";
import type { SandboxCast } from "../ports/sandbox-board.ts";
import { cooperative } from "./cooperative.ts";
import { municipalityDomain, waterCompanyDomain } from "./organisations.ts";

type Persona = SandboxCast["personas"][number];
type Member = Persona & { readonly email: string };

/** The operator who has `kurs 42` still to sign up for. */
export const operator: Member = {
  user: "operator-1",
  name: "Operatør 1, Ålesund kommune",
  email: `operator1@${municipalityDomain("Ålesund")}`,
  role: "operator",
  organisation: "Ålesund kommune",
  language: "nb",
};

export const colleague: Member = {
  user: "operator-2",
  name: "Operatør 2, Ålesund kommune",
  email: `operator2@${municipalityDomain("Ålesund")}`,
  role: "operator",
  organisation: "Ålesund kommune",
  language: "nn",
};

export const waterCompanyOperator: Member = {
  user: "vasslag-1",
  name: "Operatør, Fjellbygda vasslag",
  email: `operator@${waterCompanyDomain("Fjellbygda vasslag")}`,
  role: "operator",
  organisation: "Fjellbygda vasslag",
  language: "nn",
};

export const contact: Member = {
  user: "kontaktperson-1",
  name: "Kontaktperson, Molde kommune",
  email: `kontaktperson@${municipalityDomain("Molde")}`,
  role: "contact",
  organisation: "Molde kommune",
  language: "nb",
};

export const groupLeader: Member = {
  user: "faggruppeleder-1",
  name: "Faggruppeleiar, Volda kommune",
  email: `faggruppeleiar@${municipalityDomain("Volda")}`,
  role: "group-leader",
  organisation: "Volda kommune",
  language: "nn",
};

const secretariat: Member = {
  user: "sekretariat-1",
  name: "Sekretariatet",
  email: "sekretariatet@driftsassistansen.example",
  role: "secretariat",
  organisation: cooperative.name,
  language: "nb",
};

/** Nobody owns the address: turned away politely, and may ask to be let in. */
const stranger: Persona = {
  user: "fremmed-1",
  name: "En leverandør utenfra",
  email: "salg@rorleverandor.example",
  role: "stranger",
  language: "nb",
};

export const personas: readonly Persona[] = [
  operator,
  colleague,
  waterCompanyOperator,
  contact,
  groupLeader,
  secretariat,
  stranger,
];

/** The sandbox's accounts of those who are known, so that reminders reach them before they have written anything. */
export const knownAccounts: readonly DemoAccount[] = personas.flatMap(({ user, name, email, role }) =>
  email === undefined || role === "stranger"
    ? []
    : [{ account: { platform: "sandbox", workspace: "sandbox", user }, displayName: name, person: email }],
);

/** The cast as people of the co-operative. Their names are roles; the organisation stands beside them where they are listed. */
export const castPeople: readonly DemoPerson[] = [
  { ...personOf(operator), groups: ["driftsoperatorer"] },
  { ...personOf(colleague), groups: ["driftsoperatorer", "lekkasjesok"] },
  { ...personOf(waterCompanyOperator), groups: ["lekkasjesok"] },
  { ...personOf(contact), groups: ["avlop"], roles: ["organisation-contact"] },
  { ...personOf(groupLeader), groups: ["lekkasjesok", "digital-drift"], leads: "lekkasjesok" },
  { name: secretariat.name, email: secretariat.email, language: secretariat.language, roles: ["secretariat"] },
];

function personOf({ name, email, language, organisation = "" }: Member) {
  return { name: name.replace(`, ${organisation}`, ""), email, language, organisation };
}
