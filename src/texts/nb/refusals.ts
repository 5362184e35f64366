import type { DraftProblem } from "../../domain/gathering-draft.ts";
import type { AnswerProblem } from "../../domain/question.ts";
import type { NotRecognised } from "../../domain/recognition.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Dates } from "../../domain/wall-clock.ts";

/** A sentence for each «no», saying what to do instead. No sentence, no compile. */
export const refusals: { readonly [R in Refusal as R["type"]]: (refusal: R, dates: Dates) => string } = {
  "gathering-unknown": ({ number }) =>
    `Jeg finner ikke noe arrangement med nummer ${number}. Skriv /kurs for å se listen.`,
  "not-allowed": () => "Det har du ikke tilgang til. Skriv /hjelp for å se hva du kan gjøre.",
  busy: () => "Det er mange som melder seg på akkurat nå. Ingenting er endret. Prøv igjen om et øyeblikk.",
  "gathering-cancelled": ({ title }) => `${title} er avlyst. Skriv /kurs for å se hva annet som kommer.`,
  "gathering-draft": ({ number }) => `Arrangement ${number} er ikke kunngjort ennå, så det går ikke an å melde seg på.`,
  "gathering-over": ({ title }) =>
    `${title} har allerede begynt. Ta kontakt med sekretariatet hvis det gjelder påmeldingen.`,
  "registration-not-open": ({ title, opensAt }, dates) =>
    `Påmeldingen til ${title} åpner ${dates.dayAndTime(opensAt)}. Prøv igjen da.`,
  "registration-closed": ({ title, closedAt }, dates) =>
    `Fristen for å melde seg på ${title} gikk ut ${dates.dayAndTime(closedAt)}. Spør sekretariatet om det likevel er plass.`,
  "already-seated": ({ title, number }) =>
    `Du er allerede påmeldt ${title}. Skriv /kurs meld-av ${number} hvis du ikke kan komme.`,
  "already-waiting": ({ title, place }) =>
    `Du står allerede på ventelisten til ${title}, som nummer ${place}. Du får beskjed når det er din tur.`,
  "already-offered": ({ title, number }) =>
    `Du har allerede fått tilbud om plass på ${title}. Skriv /kurs ta-plassen ${number} for å takke ja.`,
  "not-registered": ({ title }) => `Du er ikke påmeldt ${title}. Skriv /kurs mine for å se hva du er med på.`,
  "no-offer": ({ title, number }) =>
    `Du har ikke noe tilbud om plass på ${title}. Skriv /kurs vis ${number} for å se hvor du står.`,
  "offer-taken": ({ title }) => `Plassen på ${title} er allerede din.`,
  "offer-let-go": ({ title, number }) =>
    `Du har allerede takket nei til plassen på ${title}. Skriv /kurs meld-på ${number} hvis du vil stille deg i kø igjen.`,
  "offer-expired": ({ title, number, expiredAt }, dates) =>
    `Tilbudet om plass på ${title} gikk ut ${dates.dayAndTime(expiredAt)}. Skriv /kurs meld-på ${number} for å stille deg i kø igjen.`,
  "already-cancelled": ({ title }) => `${title} er allerede avlyst.`,
  "cannot-change-past": ({ title }) => `${title} har allerede begynt og kan ikke endres.`,
  "changed-meanwhile": ({ title }) =>
    `${title} er endret av noen andre mens skjemaet var åpent, så ingenting er lagret. Åpne skjemaet på nytt. Det du skrev, står under.`,
  "request-unknown": () => "Jeg finner ikke den forespørselen. Skriv /tilgang for å se hvem som venter.",
  "request-decided": () => "Forespørselen er allerede avgjort.",
  "no-organisations": () =>
    "Ingen medlemmer er lagt inn ennå. Den som drifter tjenesten, legger dem inn med npm run driftsbot -- add-organisation.",
  "organisation-unknown": () => "Den virksomheten finner jeg ikke blant medlemmene. Velg en fra listen.",
  "code-unknown": () =>
    "Koden er feil eller har gått ut. Skriv /personvern koble fra kontoen jeg kjenner fra før, så får du en ny.",
  "code-for-another": () =>
    "Denne kontoen hører allerede til en registrert person. Be sekretariatet om å slå dem sammen.",
  "code-own": () => "Dette er kontoen koden er laget på. Skriv koden fra den andre kontoen.",
};

/** Why an account is not let in. Polite, and the same whatever was asked for. */
export const notRecognised: { readonly [R in NotRecognised as R["type"]]: (reason: R) => string } = {
  "is-bot": () => "Jeg svarer bare mennesker.",
  "is-deactivated": () => "Kontoen din er ikke lenger aktiv, så her kan jeg dessverre ikke hjelpe.",
  "is-external": () =>
    "Dette er en lukket gruppe for medlemmenes ansatte, og du skriver fra et annet arbeidsområde. Ta kontakt med sekretariatet hvis du mener at du hører til her.",
  "is-guest": () =>
    "Dette er en lukket gruppe for medlemmenes ansatte, og du er gjest her. Ta kontakt med sekretariatet hvis du mener at du hører til her.",
  "email-unconfirmed": () =>
    "Dette er en lukket gruppe for medlemmenes ansatte, og jeg ser ingen bekreftet e-postadresse på kontoen din. Du kan be sekretariatet om tilgang.",
  "email-unknown": ({ domain }) =>
    `Dette er en lukket gruppe for medlemmenes ansatte, og ${domain} hører ikke til noe medlem jeg kjenner. Du kan be sekretariatet om tilgang.`,
};

export const answerProblems: { readonly [P in AnswerProblem as P["type"]]: (problem: P) => string } = {
  required: () => "Dette må fylles ut.",
  "too-long": ({ max }) => `Svaret er for langt. Det er plass til ${max} tegn.`,
  "not-a-number": () => "Skriv et helt tall.",
  "out-of-range": ({ min, max }) =>
    min !== undefined && max !== undefined
      ? `Skriv et tall fra ${min} til ${max}.`
      : min !== undefined
        ? `Skriv et tall som er minst ${min}.`
        : `Skriv et tall som er høyst ${max}.`,
  "not-an-option": () => "Velg et av alternativene.",
};

export const draftProblems: { readonly [P in DraftProblem as P["type"]]: (problem: P) => string } = {
  "ends-before-start": () => "Arrangementet må slutte etter at det har begynt.",
  "starts-in-the-past": () => "Arrangementet må begynne fram i tid.",
  "closes-after-start": () => "Påmeldingsfristen må være før arrangementet begynner.",
  "fewer-seats-than-taken": ({ taken }) =>
    `Det må være minst ${taken === 1 ? "1 plass" : `${taken} plasser`}, for så mange er allerede tatt eller tilbudt.`,
  "group-missing": () => "Velg hvilken faggruppe det gjelder.",
};
