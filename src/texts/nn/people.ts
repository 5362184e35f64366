import type { Sentences } from "../nb.ts";

export const help: Sentences["help"] = {
  title: "Dette kan du gjere",
  intro:
    "Skriv ei linje som ei av desse, med eller utan skråstrek, og byt ut det som står i klammer. Små skrivefeil går fint.",
  example: ({ example }) => `Til dømes /${example}`,
  channels:
    "I ein kanal høyrer eg berre etter når du nemner meg eller skriv ein kommando. Eg arkiverer ingen samtalar.",
  commands: {
    kurs: "Sjå kurs, fagdagar og samlingar framover. Legg til ein månad eller ein type for å sjå færre.",
    vis: "Sjå alt om eitt arrangement.",
    "meld-på": "Meld deg på. Er det fullt, kjem du på venteliste.",
    "meld-av": "Meld deg av, eller gå ut av ventelista.",
    "ta-plassen": "Takk ja til ein ledig plass du har fått tilbod om.",
    avslå: "Takk nei til ein ledig plass, så han går vidare til den neste.",
    mine: "Sjå kva du er påmeld.",
    "i-melding": "Vis arrangementa som er nemnde i ei melding.",
    ny: "Lag eit nytt arrangement.",
    endre: "Endre eit arrangement. Dei påmelde får beskjed om ny tid eller ny stad.",
    avlys: "Avlys eit arrangement. Dei påmelde får beskjed.",
    deltakere: "Sjå kven som er påmelde, og få lista som rekneark.",
    personvern: "Sjå kva eg veit om deg, og kva det blir brukt til.",
    språk: "Vel bokmål eller nynorsk.",
    koble: "Kople saman kontoane dine i Slack og Teams.",
    tilgang: "Sjå kven som har bede om tilgang.",
    hjelp: "Sjå denne lista.",
    "be-om": "Be sekretariatet om tilgang.",
    "slipp-inn": "Slepp inn ein som har bede om tilgang.",
    avvis: "Sei nei til ein som har bede om tilgang.",
  },
};

export const privacy: Sentences["privacy"] = {
  title: "Personvern",
  notice: ({ name }) =>
    `${name} bruker meg til kurs, samlingar og erfaringsutveksling mellom dei tilsette hos medlemmene.`,
  known: "Dette veit eg om deg",
  name: "Namn",
  email: "E-post",
  organisation: "Verksemd",
  language: "Språk",
  accounts: "Kontoar",
  registrations: "Påmeldingar framover",
  none: "Ingen",
  purpose:
    "Opplysningane blir brukte til å ta imot påmeldingar, halde orden på plassar og minne deg på det du er påmeld. Berre sekretariatet ser deltakarlistene.",
  kept: "Eg les ikkje direkte samtalar mellom folk, og eg arkiverer ingenting frå kanalane.",
  rights: "Ta kontakt med sekretariatet dersom noko er feil, eller dersom du vil ha opplysningane retta eller sletta.",
  firstContact: ({ name }) =>
    `Hei! Eg hjelper medlemmene i ${name} med kurs og samlingar. Eg hugsar namnet ditt, e-postadressa di og kva du er påmeld. Skriv /personvern for å lese meir.`,
  languageChosen: "Då skriv eg nynorsk til deg.",
  linkCode: ({ code, until }) =>
    `Koden din er ${code}. Skriv /personvern koble ${code} frå den andre kontoen innan ${until}. Ikkje del koden med andre.`,
  linked: "No er kontoane dine kopla saman.",
};

export const access: Sentences["access"] = {
  asked: "Takk. Sekretariatet har fått førespurnaden din, og du får svar her.",
  alreadyAsked: "Førespurnaden din ligg allereie hos sekretariatet. Du får svar her.",
  request: ({ name, email, platform }) => `Vil du sleppe inn ${name} (${email}) frå ${platform}?`,
  platforms: { slack: "Slack", teams: "Teams", sandbox: "sandkassa" },
  withoutEmail: "utan stadfesta e-post",
  pendingTitle: "Desse har bede om tilgang",
  pendingNone: "Ingen ventar på tilgang.",
  chooseTitle: "Slepp inn",
  chooseOrganisation: "Kva verksemd høyrer personen til?",
  approved: ({ name }) => `${name} har fått tilgang.`,
  denied: ({ name }) => `${name} har ikkje fått tilgang.`,
  youAreIn: ({ name }) =>
    `Velkomen! Sekretariatet i ${name} har gitt deg tilgang. Skriv /kurs for å sjå kva som skjer.`,
  youAreNotIn:
    "Sekretariatet kan diverre ikkje gi deg tilgang. Ta kontakt med sekretariatet dersom du meiner at det er feil.",
};
