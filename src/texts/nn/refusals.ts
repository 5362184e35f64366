import type { Sentences } from "../nb.ts";

export const refusals: Sentences["refusals"] = {
  "gathering-unknown": ({ number }) =>
    `Eg finn ikkje noko arrangement med nummer ${number}. Skriv /kurs for å sjå lista.`,
  "not-allowed": () => "Det har du ikkje tilgang til. Skriv /hjelp for å sjå kva du kan gjere.",
  busy: () => "Det er mange som melder seg på akkurat no. Ingenting er endra. Prøv igjen om ei lita stund.",
  "gathering-cancelled": ({ title }) => `${title} er avlyst. Skriv /kurs for å sjå kva anna som kjem.`,
  "gathering-draft": ({ number }) => `Arrangement ${number} er ikkje kunngjort enno, så ingen kan melde seg på.`,
  "gathering-over": ({ title }) => `${title} har alt byrja. Ta kontakt med sekretariatet om det gjeld påmeldinga.`,
  "registration-not-open": ({ title, opensAt }, dates) =>
    `Påmeldinga til ${title} opnar ${dates.dayAndTime(opensAt)}. Prøv igjen då.`,
  "registration-closed": ({ title, closedAt }, dates) =>
    `Fristen for å melde seg på ${title} gjekk ut ${dates.dayAndTime(closedAt)}. Spør sekretariatet om det likevel er plass.`,
  "already-seated": ({ title, number }) =>
    `Du er alt påmeld ${title}. Skriv /kurs meld-av ${number} om du ikkje kan kome.`,
  "already-waiting": ({ title, place }) =>
    `Du står alt på ventelista til ${title}, som nummer ${place}. Du får beskjed når det er din tur.`,
  "already-offered": ({ title, number }) =>
    `Du har alt fått tilbod om plass på ${title}. Skriv /kurs ta-plassen ${number} for å takke ja.`,
  "not-registered": ({ title }) => `Du er ikkje påmeld ${title}. Skriv /kurs mine for å sjå kva du er med på.`,
  "no-offer": ({ title, number }) =>
    `Du har ikkje noko tilbod om plass på ${title}. Skriv /kurs vis ${number} for å sjå kvar du står.`,
  "offer-expired": ({ title, number, expiredAt }, dates) =>
    `Tilbodet om plass på ${title} gjekk ut ${dates.dayAndTime(expiredAt)}. Skriv /kurs meld-på ${number} for å stille deg i kø igjen.`,
  "already-cancelled": ({ title }) => `${title} er alt avlyst.`,
  "cannot-change-past": ({ title }) => `${title} har alt byrja og kan ikkje endrast.`,
  "request-unknown": () => "Eg finn ikkje den førespurnaden. Skriv /tilgang for å sjå kven som ventar.",
  "request-decided": () => "Førespurnaden er alt avgjord.",
  "organisation-unknown": () => "Den verksemda finn eg ikkje blant medlemmene. Vel ei frå lista.",
  "code-unknown": () =>
    "Koden stemmer ikkje eller er gått ut. Skriv /personvern koble der du alt er kjend, og få ein ny.",
  "code-for-another": () => "Denne kontoen høyrer alt til ein registrert person. Be sekretariatet om å slå dei saman.",
  "code-own": () => "Denne kontoen er alt kopla til deg.",
};

export const notRecognised: Sentences["notRecognised"] = {
  "is-bot": () => "Eg svarer berre menneske.",
  "is-deactivated": () => "Kontoen din er ikkje lenger aktiv, så her kan eg diverre ikkje hjelpe.",
  "is-external": () =>
    "Dette er ei lukka gruppe for dei tilsette hos medlemmene, og du skriv frå eit anna arbeidsområde. Ta kontakt med sekretariatet om du meiner du høyrer til her.",
  "is-guest": () =>
    "Dette er ei lukka gruppe for dei tilsette hos medlemmene, og du er gjest her. Ta kontakt med sekretariatet om du meiner du høyrer til her.",
  "email-unconfirmed": () =>
    "Dette er ei lukka gruppe for dei tilsette hos medlemmene, og eg ser inga stadfesta e-postadresse på kontoen din. Du kan be sekretariatet sleppe deg inn.",
  "email-unknown": ({ domain }) =>
    `Dette er ei lukka gruppe for dei tilsette hos medlemmene, og eg kjenner ikkje att ${domain} som ein medlem. Du kan be sekretariatet sleppe deg inn.`,
};

export const answerProblems: Sentences["answerProblems"] = {
  required: () => "Dette må fyllast ut.",
  "too-long": ({ max }) => `Svaret er for langt. Det er plass til ${max} teikn.`,
  "not-a-number": () => "Skriv eit heilt tal.",
  "out-of-range": ({ min, max }) =>
    min !== undefined && max !== undefined
      ? `Skriv eit tal frå ${min} til ${max}.`
      : min !== undefined
        ? `Skriv eit tal som er minst ${min}.`
        : `Skriv eit tal som er høgst ${max}.`,
  "not-an-option": () => "Vel eitt av alternativa.",
};

export const draftProblems: Sentences["draftProblems"] = {
  "ends-before-start": () => "Slutten må kome etter starten.",
  "starts-in-the-past": () => "Starten må liggje fram i tid.",
  "closes-after-start": () => "Påmeldingsfristen må vere før arrangementet byrjar.",
  "fewer-seats-than-taken": ({ taken }) =>
    `${taken} plassar er alt tekne eller tilbodne, så det kan ikkje bli færre enn det.`,
  "group-missing": () => "Vel kva faggruppe det gjeld.",
};
