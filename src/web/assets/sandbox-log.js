// @ts-check
import { drawCard, lockedWhile } from "./sandbox-cards.js";
import { byId, settings } from "./sandbox-settings.js";

/**
 * @typedef {{
 *   id: string, conversation: string, author: { name: string, kind: "bot" | "self" | "other" }, summary: string,
 *   cards?: object[], onlyYou: boolean, edited: boolean, dayKey: string, day: string, time: string,
 * }} ShownMessage
 */

const log = byId("log");
const scroll = byId("scroll");
const newer = byId("newer");
const { words } = settings;

/** @type {Map<string, HTMLElement>} */
const entries = new Map();

/** Messages this close to each other, in milliseconds, came together and are read from the first. */
const TOGETHER = 1000;

/** Air above a message that is read from its top. */
const AIR = 12;

/** The first of the messages that came together last, and when the last of them came. */
const together = { first: "", at: Number.NEGATIVE_INFINITY };

newer.addEventListener("click", toEnd);
scroll.addEventListener("scroll", () => {
  if (atEnd()) newer.hidden = true;
});

/**
 * Shows the conversation anew.
 * @param {ShownMessage[]} messages
 * @param {(card: string, data: unknown) => Promise<void>} onAction
 */
export function showAll(messages, onAction) {
  log.setAttribute("aria-busy", "true");
  log.replaceChildren();
  entries.clear();
  for (const message of messages) show(message, onAction, true);
  log.setAttribute("aria-busy", "false");
  tidy();
  toTopOf([...entries.values()].at(-1));
}

/**
 * Shows one message: in the place of the one with its id, or last. A reader at the end follows what comes, but never past
 * the beginning of it.
 * @param {ShownMessage} message
 * @param {(card: string, data: unknown) => Promise<void>} onAction
 * @param {boolean} [many]
 */
export function show(message, onAction, many = false) {
  const follow = atEnd();
  const entry = draw(message, onAction);
  const old = entries.get(message.id);
  entries.set(message.id, entry);
  if (old) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(entry);
    if (focused) entry.focus({ preventScroll: true });
    tidy();
    if (follow || (focused && startsAbove(entry))) toTopOf(entry);
    return;
  }
  log.append(entry);
  if (many) return;
  tidy();
  const first = firstOfThose(message);
  if (message.author.kind === "self") toEnd();
  else if (follow) toTopOf(entries.get(first) ?? entry);
  else newer.hidden = false;
}

/**
 * The first of the messages `message` came together with. What one says oneself begins anew: the answer comes after it.
 * @param {ShownMessage} message
 */
function firstOfThose({ id, author }) {
  const now = performance.now();
  if (now - together.at > TOGETHER) together.first = id;
  together.at = author.kind === "self" ? Number.NEGATIVE_INFINITY : now;
  return author.kind === "self" ? id : together.first;
}

/** @param {string} id */
export function removeMessage(id) {
  entries.get(id)?.remove();
  entries.delete(id);
  tidy();
}

/**
 * @param {ShownMessage} message
 * @param {(card: string, data: unknown) => Promise<void>} onAction
 */
function draw(message, onAction) {
  const { author, cards } = message;
  const entry = make("article", `entry entry--${author.kind}`);
  entry.dataset.day = message.day;
  entry.dataset.dayKey = message.dayKey;
  entry.tabIndex = -1;
  const head = make("p", "entry-head", make("strong", "entry-author", author.name));
  head.append(make("span", "entry-time", message.time));
  if (message.edited) head.append(make("span", "entry-edited", `(${words.edited})`));
  if (message.onlyYou) head.append(make("span", "ds-tag entry-only", words.onlyYou));
  const body = make("div", cards ? "entry-body entry-body--card" : "entry-body");
  if (cards) {
    /** @param {unknown} data */
    const press = (data) => void lockedWhile(body, () => onAction(message.id, data));
    for (const card of cards) body.append(drawCard(card, press).element);
  } else body.textContent = message.summary;
  entry.append(head, body);
  return entry;
}

/** Puts a divider over the first message of each day, and the sentence for an empty log. */
function tidy() {
  for (const divider of log.querySelectorAll(".day")) divider.remove();
  let day = "";
  for (const entry of entries.values()) {
    if (entry.dataset.dayKey !== day) entry.before(make("h2", "day", entry.dataset.day ?? ""));
    day = entry.dataset.dayKey ?? "";
  }
  byId("empty").hidden = entries.size > 0;
}

function atEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
}

/** @param {HTMLElement} entry */
function startsAbove(entry) {
  return entry.offsetTop < scroll.scrollTop;
}

/**
 * As far down as it goes with the top of `entry` in sight: all the way, where what is left fits.
 * @param {HTMLElement | undefined} entry
 */
function toTopOf(entry) {
  newer.hidden = true;
  const divider = entry?.previousElementSibling;
  const top = divider instanceof HTMLElement && divider.matches(".day") ? divider : entry;
  scroll.scrollTop = top ? top.offsetTop - AIR : scroll.scrollHeight;
}

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  newer.hidden = true;
}

/**
 * An element whose content is text, whatever it looks like.
 * @param {string} tag
 * @param {string} className
 * @param {string | Node} [content]
 */
function make(tag, className, content) {
  const element = document.createElement(tag);
  element.className = className;
  if (content !== undefined) element.append(content);
  return element;
}
