import type { Sentences } from "../nb.ts";

export const help: Sentences["help"] = {
  title: "Dette kan du gjere",
  intro: "Skriv linjene slik dei står, med eller utan skråstrek. Små skrivefeil går fint.",
  example: ({ example }) => `Til dømes /${example}`,
  channels:
    "I ein kanal høyrer eg berre etter når du nemner meg eller skriv ein kommando. Arkivering av samtalar er ikkje slått på.",
  commands: {
    kurs: "Sjå kurs, fagdagar og samlingar framover. Legg til ein månad eller ein type for å sjå færre.",
    vis: "Sjå alt om eitt arrangement.",
    "meld-på": "Meld deg på. Er det fullt, kjem du på venteliste.",
    "meld-av": "Meld deg av, eller gå ut av ventelista.",
    "ta-plassen": "Takk ja til ein ledig plass du har fått tilbod om.",
    avslå: "Takk nei til ein ledig plass, så han går vidare.",
    mine: "Sjå kva du er påmeld.",
    "i-melding": "Vis arrangementa som er nemnde i ei melding.",
    ny: "Lag eit nytt arrangement.",
    endre: "Endre eit arrangement. Dei påmelde får beskjed om ny tid eller ny stad.",
    avlys: "Avlys eit arrangement. Dei påmelde får beskjed.",
    deltakere: "Sjå kven som er påmelde, og få lista som rekneark.",
    personvern: "Sjå kva eg veit om deg, og kva det blir brukt til.",
    språk: "Vel bokmål eller nynorsk.",
    koble: "Kople saman kontoane dine i Slack og Teams.",
    tilgang: "Sjå kven som bed om å sleppe inn.",
    hjelp: "Sjå denne lista.",
    "be-om": "Be sekretariatet om å sleppe inn.",
    "slipp-inn": "Slepp inn ein som har bede om tilgang.",
    avvis: "Sei nei til ein som har bede om tilgang.",
  },
};

export const privacy: Sentences["privacy"] = {
  title: "Personvern",
  notice: ({ name }) =>
    `${name} bruker meg til kurs, samlingar og fagleg utveksling mellom dei tilsette hos medlemmene.`,
  known: "Dette veit eg om deg",
  name: "Namn",
  email: "E-post",
  organisation: "Verksemd",
  language: "Språk",
  accounts: "Kontoar",
  registrations: "Påmeldingar framover",
  none: "Ingen",
  purpose:
    "Opplysningane blir brukte til å ta imot påmeldingar, halde orden på plassar og minne deg på det du er med på. Berre sekretariatet ser deltakarlistene.",
  kept: "Eg les ikkje direkte samtalar mellom folk, og eg arkiverer ingenting frå kanalane.",
  rights: "Sekretariatet hjelper deg om noko er feil, eller om du vil ha opplysningane retta eller sletta.",
  firstContact: ({ name }) =>
    `Hei! Eg hjelper medlemmene i ${name} med kurs og samlingar. Eg hugsar namnet ditt, e-posten din og kva du er påmeld. Skriv /personvern for å lese meir.`,
  languageChosen: "Då skriv eg nynorsk til deg.",
  linkCode: ({ code, until }) =>
    `Koden din er ${code}. Skriv /personvern koble ${code} frå den andre kontoen innan ${until}. Ikkje del koden med andre.`,
  linked: "No er kontoane dine kopla saman.",
};

export const access: Sentences["access"] = {
  asked: "Takk. Sekretariatet har fått førespurnaden din, og du får svar her.",
  alreadyAsked: "Førespurnaden din ligg alt hos sekretariatet. Du får svar her.",
  request: ({ name, email, platform }) => `Vil du sleppe inn ${name} (${email}) frå ${platform}?`,
  platforms: { slack: "Slack", teams: "Teams", sandbox: "sandkassa" },
  withoutEmail: "utan stadfesta e-post",
  pendingTitle: "Desse bed om å sleppe inn",
  pendingNone: "Ingen ventar på å sleppe inn.",
  chooseTitle: "Slepp inn",
  chooseOrganisation: "Kva verksemd høyrer personen til?",
  approved: ({ name }) => `${name} har sloppe inn.`,
  denied: ({ name }) => `${name} har ikkje sloppe inn.`,
  youAreIn: ({ name }) => `Velkomen! Sekretariatet i ${name} har sleppt deg inn. Skriv /kurs for å sjå kva som skjer.`,
  youAreNotIn: "Sekretariatet fann diverre ikkje ut at du høyrer til her. Ta kontakt med dei om det er feil.",
};
