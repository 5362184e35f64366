import type { SandboxCast } from "../../src/ports/sandbox-board.ts";

/** A small invented co-operative. */
export const cast: SandboxCast = {
  personas: [
    {
      user: "operator-1",
      name: "Operatør 1, Ålesund kommune",
      email: "operator1@alesund.example",
      role: "operator",
      organisation: "Ålesund kommune",
      language: "nb",
    },
    {
      user: "operator-2",
      name: "Operatør 2, Volda kommune",
      email: "operator2@volda.example",
      role: "operator",
      organisation: "Volda kommune",
      language: "nn",
    },
    {
      user: "kontakt-1",
      name: "Kontaktperson, Molde kommune",
      email: "kontakt@molde.example",
      role: "contact",
      organisation: "Molde kommune",
      language: "nb",
    },
    {
      user: "leder-1",
      name: "Leder av faggruppe vann",
      email: "leder@rauma.example",
      role: "group-leader",
      organisation: "Rauma kommune",
      language: "nb",
    },
    {
      user: "sekretariat-1",
      name: "Sekretariatet",
      email: "post@driftsassistansen.example",
      role: "secretariat",
      organisation: "Driftsassistansen",
      language: "nb",
    },
    {
      user: "fremmed-1",
      name: "Fremmed fra et annet sted",
      email: "noen@ukjent.example",
      role: "stranger",
      language: "nb",
    },
  ],
  channels: [
    { name: "kurs", title: "kurs" },
    { name: "faggruppe-vann", title: "faggruppe-vann" },
  ],
};
