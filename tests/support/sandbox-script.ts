import type { Effect } from "../../src/messages/effect.ts";
import { type Form, filledIn } from "../../src/messages/form.ts";
import { type Message, say } from "../../src/messages/message.ts";
import { hostile } from "./hostile-texts.ts";
import type { Script } from "./scripted-bot.ts";

const reply = (message: Message, to: "asker" | "conversation" = "asker"): Effect => ({ type: "reply", to, message });

const courseList: Message = {
  summary: "2 kurs og samlinger framover",
  blocks: [
    { type: "heading", text: "Kurs og samlinger" },
    {
      type: "item",
      title: "42 Lekkasjesøk på ledningsnett",
      lines: ["Tirsdag 1. desember 2026 kl. 09.00–15.00, Molde", ["Ledige plasser: ", { strong: "3 av 20" }]],
      buttons: [
        { label: "Vis", line: "kurs vis 42" },
        { label: "Meld meg på", line: "kurs meld-på 42", look: "primary" },
      ],
    },
    {
      type: "item",
      title: "43 Driftsoperatørsamling",
      lines: ["Onsdag 13. januar 2027 kl. 10.00 – torsdag 14. januar 2027 kl. 14.00, Kristiansund"],
      buttons: [{ label: "Vis", line: "kurs vis 43" }],
    },
  ],
};

const course: Message = {
  summary: "42 Lekkasjesøk på ledningsnett",
  blocks: [
    { type: "heading", text: "Lekkasjesøk på ledningsnett" },
    { type: "text", text: "En praktisk dag med lytting, logging og soneinndeling.\nTa med vernesko." },
    {
      type: "facts",
      facts: [
        { label: "Tid", value: "Tirsdag 1. desember 2026 kl. 09.00–15.00" },
        { label: "Sted", value: "Molde, Rådhusplassen 1" },
        { label: "Ledige plasser", value: "3 av 20" },
      ],
    },
    { type: "divider" },
    {
      type: "text",
      text: ["Les mer hos ", { link: "Norsk Vann", href: "https://norskvann.example/kurs?a=1&b=2" }, "."],
    },
    {
      type: "buttons",
      buttons: [
        { label: "Meld meg på", line: "kurs meld-på 42", look: "primary" },
        {
          label: "Meld meg av",
          line: "kurs meld-av 42",
          look: "danger",
          confirm: {
            title: "Melde deg av?",
            question: "Plassen går til den neste på ventelisten.",
            yes: "Ja, meld meg av",
            no: "Nei, behold plassen",
          },
        },
      ],
    },
    { type: "note", text: "Påmeldingsfrist torsdag 26. november 2026 kl. 12.00." },
  ],
};

const form: Form = {
  title: "Nytt kurs",
  intro: "Felt med stjerne må fylles ut.",
  line: "kurs ny",
  submit: "Lagre utkast",
  cancel: "Avbryt",
  fields: [
    { type: "text", name: "title", label: "Tittel", required: true, maxLength: 100 },
    { type: "text", name: "about", label: "Beskrivelse", required: false, multiline: true, maxLength: 2000 },
    { type: "number", name: "seats", label: "Plasser", hint: "Mellom 1 og 500", required: true, min: 1, max: 500 },
    {
      type: "choice",
      name: "kind",
      label: "Slag",
      required: true,
      options: [
        { value: "course", label: "Kurs" },
        { value: "seminar", label: "Fagdag" },
      ],
    },
    {
      type: "choices",
      name: "for",
      label: "For hvem",
      required: false,
      options: [
        { value: "operators", label: "Driftsoperatører" },
        { value: "leaders", label: "Ledere, og andre" },
      ],
    },
    { type: "date", name: "day", label: "Dag", required: true },
    { type: "time", name: "time", label: "Fra klokka", required: true },
  ],
};

/** Each block type, effect and kind of trouble, at a line of its own. */
export const sandboxScript: Script = {
  hjelp: () => [reply(say("Skriv /kurs for å se kurs."))],
  kurs: ({ via }) => [reply(courseList, via === "mention" ? "conversation" : "asker")],
  "kurs vis 42": () => [{ type: "replace-card", message: course }],
  "kurs meld-på 42": () => [{ type: "replace-card", message: say("Du er påmeldt Lekkasjesøk på ledningsnett.") }],
  "kurs meld-av 42": () => [reply(say("Du er meldt av Lekkasjesøk på ledningsnett."))],
  "kurs ny": ({ answers }) => {
    if (!answers) return [{ type: "open-form", form }];
    const errors = {
      ...(answers.title ? {} : { title: "Skriv en tittel, så folk vet hva kurset er." }),
      ...(answers.seats ? {} : { seats: "Skriv hvor mange plasser det er." }),
    };
    if (Object.keys(errors).length > 0) return [{ type: "field-errors", form: filledIn(form, answers), errors }];
    return [reply(say(`Utkastet «${answers.title}» er lagret.`))];
  },
  fil: () => [
    {
      type: "file",
      file: { name: "påmeldte.csv", contentType: "text/csv", bytes: new TextEncoder().encode("Navn;Kommune\n") },
      message: say("Her er lista over påmeldte."),
      link: { label: "Last ned påmeldte.csv", href: "https://bot.example/filer/abc" },
    },
  ],
  "to-svar": () => [reply(say("Det første.")), reply(say("Det andre."))],
  treg: async () => {
    await new Promise((resolve) => setTimeout(resolve, 900));
    return [reply(say("Ferdig."))];
  },
  feil: () => Promise.reject(new Error("scripted failure")),
  fiendtlig: () => hostile.map((text) => reply(hostileMessage(text))),
  "fiendtlig skjema": () => [{ type: "open-form", form: hostileForm(hostile.join(" ").slice(0, 70)) }],
};

function hostileMessage(text: string): Message {
  return {
    summary: text,
    blocks: [
      { type: "heading", text },
      {
        type: "text",
        text: [text, { strong: text }, { link: text, href: text }, { link: text, href: "javascript:x()" }],
      },
      { type: "facts", facts: [{ label: text, value: text }] },
      {
        type: "item",
        title: text,
        lines: [text],
        buttons: [
          {
            label: text,
            line: "hjelp",
            confirm: { title: text, question: text, yes: text, no: text },
          },
        ],
      },
      { type: "note", text },
    ],
  };
}

function hostileForm(text: string): Form {
  return {
    ...form,
    title: text,
    intro: text,
    submit: text,
    cancel: text,
    fields: [
      { type: "text", name: "a", label: text, hint: text, value: text, required: true, maxLength: 100 },
      { type: "choice", name: "b", label: text, required: true, options: [{ value: text, label: text }] },
      { type: "choices", name: "c", label: text, required: true, options: [{ value: text, label: text }] },
    ],
  };
}
