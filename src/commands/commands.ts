import type { Command } from "./command.ts";
import { hjelp } from "./hjelp.ts";
import { kursAvlys } from "./kurs/avlys.ts";
import { kursDeltakere } from "./kurs/deltakere.ts";
import { kursIMelding } from "./kurs/i-melding.ts";
import { kurs } from "./kurs/kurs.ts";
import { kursMeldAv } from "./kurs/meld-av.ts";
import { kursMeldPa } from "./kurs/meld-pa.ts";
import { kursMine } from "./kurs/mine.ts";
import { kursEndre, kursNy } from "./kurs/ny.ts";
import { kursAvslaa, kursTaPlassen } from "./kurs/offers.ts";
import { kursVis } from "./kurs/vis.ts";
import { personvern, personvernKoble, personvernSpraak } from "./personvern.ts";
import { tilgang, tilgangAvvis, tilgangBeOm, tilgangSlippInn } from "./tilgang.ts";

/** Everything people can type, in the order the help shows it. */
export const commands: readonly Command[] = [
  kurs,
  kursVis,
  kursMeldPa,
  kursMeldAv,
  kursTaPlassen,
  kursAvslaa,
  kursMine,
  kursIMelding,
  kursNy,
  kursEndre,
  kursAvlys,
  kursDeltakere,
  tilgang,
  tilgangBeOm,
  tilgangSlippInn,
  tilgangAvvis,
  personvern,
  personvernSpraak,
  personvernKoble,
  hjelp,
];
