export const help = {
  title: "Dette kan du gjøre",
  intro:
    "Skriv en linje som en av disse, med eller uten skråstrek, og bytt ut det som står i klammer. Små skrivefeil går fint.",
  example: (line: { example: string }) => `For eksempel /${line.example}`,
  channels:
    "I en kanal hører jeg bare etter når du nevner meg eller skriver en kommando. Jeg arkiverer ingen samtaler.",
  commands: {
    kurs: "Se kurs, fagdager og samlinger framover. Legg til en måned eller en type for å se færre.",
    vis: "Se alt om ett arrangement.",
    "meld-på": "Meld deg på. Er det fullt, kommer du på venteliste.",
    "meld-av": "Meld deg av, eller gå ut av ventelisten.",
    "ta-plassen": "Takk ja til en ledig plass du har fått tilbud om.",
    avslå: "Takk nei til en ledig plass, så den går videre til den neste.",
    mine: "Se hva du er påmeldt.",
    "i-melding": "Vis arrangementene som er nevnt i en melding.",
    ny: "Lag et nytt arrangement.",
    endre: "Endre et arrangement. De påmeldte får beskjed om ny tid eller nytt sted.",
    avlys: "Avlys et arrangement. De påmeldte får beskjed.",
    deltakere: "Se hvem som er påmeldt, og få listen som regneark.",
    personvern: "Se hva jeg vet om deg, og hva det brukes til.",
    språk: "Velg bokmål eller nynorsk.",
    koble: "Koble sammen kontoene dine i Slack og Teams.",
    tilgang: "Se hvem som har bedt om tilgang.",
    hjelp: "Se denne listen.",
    "be-om": "Be sekretariatet om tilgang.",
    "slipp-inn": "Slipp inn en som har bedt om tilgang.",
    avvis: "Si nei til en som har bedt om tilgang.",
  },
};

export const privacy = {
  title: "Personvern",
  notice: (cooperative: { name: string }) =>
    `${cooperative.name} bruker meg til kurs, samlinger og erfaringsutveksling mellom de ansatte hos medlemmene.`,
  known: "Dette vet jeg om deg",
  name: "Navn",
  email: "E-post",
  organisation: "Virksomhet",
  language: "Språk",
  accounts: "Kontoer",
  registrations: "Påmeldinger framover",
  none: "Ingen",
  purpose:
    "Opplysningene brukes til å ta imot påmeldinger, holde orden på plasser og minne deg på det du er påmeldt. Bare sekretariatet ser deltakerlistene.",
  kept: "Jeg leser ikke direkte samtaler mellom folk, og jeg arkiverer ingenting fra kanalene.",
  rights: "Ta kontakt med sekretariatet hvis noe er feil, eller hvis du vil ha opplysningene rettet eller slettet.",
  firstContact: (cooperative: { name: string }) =>
    `Hei! Jeg hjelper medlemmene i ${cooperative.name} med kurs og samlinger. Jeg husker navnet ditt, e-postadressen din og hva du er påmeldt. Skriv /personvern for å lese mer.`,
  languageChosen: "Da skriver jeg bokmål til deg.",
  linkCode: (code: { code: string; until: string }) =>
    `Koden din er ${code.code}. Skriv /personvern koble ${code.code} fra den andre kontoen innen ${code.until}. Ikke del koden med andre.`,
  linked: "Nå er kontoene dine koblet sammen.",
};

export const access = {
  asked: "Takk. Sekretariatet har fått forespørselen din, og du får svar her.",
  alreadyAsked: "Forespørselen din ligger allerede hos sekretariatet. Du får svar her.",
  request: (who: { name: string; email: string; platform: string }) =>
    `Vil du slippe inn ${who.name} (${who.email}) fra ${who.platform}?`,
  platforms: { slack: "Slack", teams: "Teams", sandbox: "sandkassen" },
  withoutEmail: "uten bekreftet e-post",
  pendingTitle: "Disse har bedt om tilgang",
  pendingNone: "Ingen venter på tilgang.",
  chooseTitle: "Slipp inn",
  chooseOrganisation: "Hvilken virksomhet hører personen til?",
  approved: (who: { name: string }) => `${who.name} har fått tilgang.`,
  denied: (who: { name: string }) => `${who.name} har ikke fått tilgang.`,
  youAreIn: (cooperative: { name: string }) =>
    `Velkommen! Sekretariatet i ${cooperative.name} har gitt deg tilgang. Skriv /kurs for å se hva som skjer.`,
  youAreNotIn:
    "Sekretariatet kan dessverre ikke gi deg tilgang. Ta kontakt med sekretariatet hvis du mener at det er feil.",
};
