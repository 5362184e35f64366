import { type GatheringKind, gatheringKinds } from "../../domain/gathering.ts";
import { holds, isSecretariat } from "../../domain/person.ts";
import { fold, nearest } from "../../domain/typed.ts";
import { months } from "../../domain/wall-clock.ts";
import { gatheringList } from "../../messages/gathering-list.ts";
import { say } from "../../messages/message.ts";
import { listGatherings } from "../../services/gatherings.ts";
import type { Texts } from "../../texts/texts.ts";
import { anyWords } from "../args.ts";
import { defineCommand, type MemberContext } from "../command.ts";
import { toAll, toAsker } from "../replies.ts";

/** `/kurs`, `/kurs mai`, `/kurs fagdag`, `/kurs studietur mars side 2`. */
export const kurs = defineCommand({
  name: "kurs",
  aliases: ["arrangement", "kurs liste", "arrangement liste"],
  usage: "kurs [måned] [type]",
  example: "kurs mars",
  allowed: "member",
  summary: (t) => t.help.commands.kurs,
  args: anyWords,
  async run({ typed }, context) {
    const { deps, person, t, now, incoming } = context;
    const filter = readFilter(typed);
    // Asked aloud in a channel, the list is the one every member may see: not the asker's drafts and closed groups.
    const shared = filter.shared || incoming.via === "mention";
    const span = filter.month === undefined ? {} : monthAhead(filter.month, context);
    // A word that is no month and no kind may be in a title or a place: people remember names, not numbers.
    const text = filter.unknown.join(" ");
    const wanted = { ...span, ...(filter.kinds && { kinds: filter.kinds }), ...(text !== "" && { text }) };
    const list = await listGatherings(deps, shared ? "any-member" : person, wanted, filter.page);
    if (text !== "" && list.count === 0) return notUnderstood(typed, filter.unknown, context);
    const words = { shown: shownWords(filter, t), typed: typedWords(filter, shared) };
    const message = gatheringList(list, words, { t, now, isSecretariat: !shared && isSecretariat(person) });
    if (incoming.via === "button" && filter.turned) return [{ type: "replace-card", message }];
    return shared ? toAll(message) : toAsker(message);
  },
});

type Filter = {
  readonly month?: number;
  readonly kinds?: readonly GatheringKind[];
  readonly page: number;
  /** a page button was pressed */
  readonly turned: boolean;
  /** the list all in the channel may see */
  readonly shared: boolean;
  readonly unknown: readonly string[];
};

/** What people call the kinds, in both norms, folded. */
const kindWords: Readonly<Record<GatheringKind, readonly string[]>> = {
  conference: ["konferanse", "konferansar", "konferanser", "vakonferanse", "vakonferansen"],
  "operator-gathering": ["samling", "samlingar", "samlinger", "driftsoperatorsamling", "driftsoperatorsamlingar"],
  seminar: ["fagdag", "fagdagar", "fagdager", "fagmote", "seminar"],
  course: ["kurs"],
  "brokered-course": ["formidlet", "formidletkurs", "formidla", "formidlakurs"],
  "study-trip": ["studietur", "studieturar", "studieturer", "tur"],
  "group-meeting": ["faggruppemote", "faggruppemoter", "faggruppe", "mote", "moter", "moteframover"],
  "annual-meeting": ["arsmote", "arsmotet"],
};

/** What page buttons carry on a list that all in a channel may see. */
const sharedWord = "felles";

/** Says nothing about which; people put them between the words that do. */
const fillers = new Set(["i", "og", "alle", "liste", "framover"]);

function readFilter(typed: readonly string[]): Filter {
  const kinds = new Set<GatheringKind>();
  const unknown: string[] = [];
  let month: number | undefined;
  let page = 1;
  let turned = false;
  let shared = false;
  for (let index = 0; index < typed.length; index++) {
    const word = typed[index] ?? "";
    const folded = fold(word);
    const kind = gatheringKinds.find((candidate) => kindWords[candidate].includes(folded));
    const named = monthOf(folded);
    if (folded === "side") [page, turned] = [Number(typed[++index] ?? "1") || 1, true];
    else if (folded === sharedWord) shared = true;
    else if (kind) kinds.add(kind);
    else if (named !== undefined) month = named;
    else if (folded !== "" && !fillers.has(folded)) unknown.push(word);
  }
  return {
    page,
    turned,
    shared,
    unknown,
    ...(month !== undefined && { month }),
    ...(kinds.size > 0 && { kinds: [...kinds] }),
  };
}

function monthOf(folded: string): number | undefined {
  const index = folded.length < 3 ? -1 : months.findIndex((month) => month.startsWith(folded));
  return index < 0 ? undefined : index;
}

/** The next such month: this one until it is over. */
function monthAhead(month: number, { deps, now }: MemberContext): { from: Date; until: Date } {
  const [year, thisMonth] = deps.wallClock.isoDay(now).split("-").map(Number) as [number, number];
  const inYear = month + 1 < thisMonth ? year + 1 : year;
  const first = (y: number, m: number) =>
    deps.wallClock.instant(`${y}-${String(m).padStart(2, "0")}-01`, "00:00") ?? now;
  const begins = first(inYear, month + 1);
  const until = month === 11 ? first(inYear + 1, 1) : first(inYear, month + 2);
  return { from: begins < now ? now : begins, until };
}

/** The filter in the reader's words, for the heading. */
function shownWords({ month, kinds, unknown }: Filter, t: Texts): string {
  return [...(kinds ?? []).map((kind) => midSentence(t.kinds[kind])), monthWord(month), ...unknown]
    .filter(Boolean)
    .join(" ");
}

/** The filter in words that are read the same way again, for the page buttons. */
function typedWords({ month, kinds, unknown }: Filter, shared: boolean): string {
  const words = [shared ? sharedWord : "", ...(kinds ?? []).map((kind) => kindWords[kind][0] ?? ""), monthWord(month)];
  words.push(...unknown);
  return words.filter(Boolean).join(" ");
}

/** «fagdag» inside a sentence, but «VA-konferanse» as it is. */
function midSentence(word: string): string {
  return /^\p{Lu}\p{Lu}/u.test(word) ? word : word.toLowerCase();
}

function monthWord(month: number | undefined): string {
  return month === undefined ? "" : (months[month] ?? "");
}

function notUnderstood(typed: readonly string[], unknown: readonly string[], { t, commands, person }: MemberContext) {
  const known = [
    ...commands
      .filter(({ name, hidden, allowed }) => name.startsWith("kurs ") && !hidden && holds(person, allowed))
      .map(({ name }) => name.slice("kurs ".length)),
    ...months,
    ...gatheringKinds.flatMap((kind) => kindWords[kind].slice(0, 1)),
  ];
  const [first = ""] = unknown;
  const rest = typed.filter((word) => word !== first);
  const lines = nearest(first, known).map((suggestion) => ["kurs", suggestion, ...rest].join(" "));
  const sentence = t.dispatch.unexpectedWords({ words: unknown.join(" ") });
  return toAsker(
    say(lines.length > 0 ? `${sentence} ${t.dispatch.didYouMean}` : `${sentence} ${t.dispatch.helpHint}`, [
      ...lines.map((line) => ({ label: `/${line}`, line })),
      { label: t.buttons.list, line: "kurs" },
    ]),
  );
}
