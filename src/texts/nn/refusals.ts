import type { Sentences } from "../nb.ts";

export const refusals: Sentences["refusals"] = {
  "gathering-unknown": ({ number }) =>
    `Eg finn ikkje noko arrangement med nummer ${number}. Skriv /kurs for å sjå lista.`,
  "not-allowed": () => "Det har du ikkje tilgang til. Skriv /hjelp for å sjå kva du kan gjere.",
  busy: () => "Det er mange som melder seg på akkurat no. Ingenting er endra. Prøv igjen om ei lita stund.",
  "gathering-cancelled": ({ title }) => `${title} er avlyst. Skriv /kurs for å sjå kva anna som kjem.`,
  "gathering-draft": ({ number }) =>
    `Arrangement ${number} er ikkje kunngjort enno, så det går ikkje an å melde seg på.`,
  "gathering-over": ({ title }) =>
    `${title} har allereie byrja. Ta kontakt med sekretariatet dersom det gjeld påmeldinga.`,
  "registration-not-open": ({ title, opensAt }, dates) =>
    `Påmeldinga til ${title} opnar ${dates.dayAndTime(opensAt)}. Prøv igjen då.`,
  "registration-closed": ({ title, closedAt }, dates) =>
    `Fristen for å melde seg på ${title} gjekk ut ${dates.dayAndTime(closedAt)}. Spør sekretariatet om det likevel er plass.`,
  "already-seated": ({ title, number }) =>
    `Du er allereie påmeld ${title}. Skriv /kurs meld-av ${number} dersom du ikkje kan kome.`,
  "already-waiting": ({ title, place }) =>
    `Du står allereie på ventelista til ${title}, som nummer ${place}. Du får beskjed når det er din tur.`,
  "already-offered": ({ title, number }) =>
    `Du har allereie fått tilbod om plass på ${title}. Skriv /kurs ta-plassen ${number} for å takke ja.`,
  "not-registered": ({ title }) => `Du er ikkje påmeld ${title}. Skriv /kurs mine for å sjå kva du er med på.`,
  "no-offer": ({ title, number }) =>
    `Du har ikkje noko tilbod om plass på ${title}. Skriv /kurs vis ${number} for å sjå kvar du står.`,
  "offer-taken": ({ title }) => `Plassen på ${title} er allereie din.`,
  "offer-let-go": ({ title, number }) =>
    `Du har allereie takka nei til plassen på ${title}. Skriv /kurs meld-på ${number} dersom du vil stille deg i kø igjen.`,
  "offer-expired": ({ title, number, expiredAt }, dates) =>
    `Tilbodet om plass på ${title} gjekk ut ${dates.dayAndTime(expiredAt)}. Skriv /kurs meld-på ${number} for å stille deg i kø igjen.`,
  "already-cancelled": ({ title }) => `${title} er allereie avlyst.`,
  "cannot-change-past": ({ title }) => `${title} har allereie byrja og kan ikkje endrast.`,
  "changed-meanwhile": ({ title }) =>
    `${title} er endra av nokon andre medan skjemaet var ope, så ingenting er lagra. Opne skjemaet på nytt. Det du skreiv, står under.`,
  "request-unknown": () => "Eg finn ikkje den førespurnaden. Skriv /tilgang for å sjå kven som ventar.",
  "request-decided": () => "Førespurnaden er allereie avgjord.",
  "no-organisations": () =>
    "Ingen medlemmer er lagde inn enno. Den som driftar tenesta, legg dei inn med npm run driftsbot -- add-organisation.",
  "organisation-unknown": () => "Den verksemda finn eg ikkje blant medlemmene. Vel ei frå lista.",
  "code-unknown": () =>
    "Koden er feil eller har gått ut. Skriv /personvern koble frå kontoen eg kjenner frå før, så får du ein ny.",
  "code-for-another": () =>
    "Denne kontoen høyrer allereie til ein registrert person. Be sekretariatet om å slå dei saman.",
  "code-own": () => "Dette er kontoen koden er laga på. Skriv koden frå den andre kontoen.",
};

export const notRecognised: Sentences["notRecognised"] = {
  "is-bot": () => "Eg svarer berre menneske.",
  "is-deactivated": () => "Kontoen din er ikkje lenger aktiv, så her kan eg diverre ikkje hjelpe.",
  "is-external": () =>
    "Dette er ei lukka gruppe for dei tilsette hos medlemmene, og du skriv frå eit anna arbeidsområde. Ta kontakt med sekretariatet dersom du meiner at du høyrer til her.",
  "is-guest": () =>
    "Dette er ei lukka gruppe for dei tilsette hos medlemmene, og du er gjest her. Ta kontakt med sekretariatet dersom du meiner at du høyrer til her.",
  "email-unconfirmed": () =>
    "Dette er ei lukka gruppe for dei tilsette hos medlemmene, og eg ser inga stadfesta e-postadresse på kontoen din. Du kan be sekretariatet om tilgang.",
  "email-unknown": ({ domain }) =>
    `Dette er ei lukka gruppe for dei tilsette hos medlemmene, og ${domain} høyrer ikkje til nokon medlem eg kjenner. Du kan be sekretariatet om tilgang.`,
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
  "ends-before-start": () => "Arrangementet må slutte etter at det har byrja.",
  "starts-in-the-past": () => "Arrangementet må byrje fram i tid.",
  "closes-after-start": () => "Påmeldingsfristen må vere før arrangementet byrjar.",
  "fewer-seats-than-taken": ({ taken }) =>
    `Det må vere minst ${taken === 1 ? "1 plass" : `${taken} plassar`}, for så mange er allereie tekne eller tilbodne.`,
  "group-missing": () => "Vel kva faggruppe det gjeld.",
};
