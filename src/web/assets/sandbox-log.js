// @ts-check
import { drawCard } from "./sandbox-cards.js";
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

newer.addEventListener("click", toEnd);
scroll.addEventListener("scroll", () => {
  if (atEnd()) newer.hidden = true;
});

/**
 * Shows the conversation anew.
 * @param {ShownMessage[]} messages
 * @param {(card: string, data: unknown) => void} onAction
 */
export function showAll(messages, onAction) {
  log.setAttribute("aria-busy", "true");
  log.replaceChildren();
  entries.clear();
  for (const message of messages) show(message, onAction, true);
  log.setAttribute("aria-busy", "false");
  tidy();
  toEnd();
}

/**
 * Shows one message: in the place of the one with its id, or last.
 * @param {ShownMessage} message
 * @param {(card: string, data: unknown) => void} onAction
 * @param {boolean} [many]
 */
export function show(message, onAction, many = false) {
  const follow = atEnd() || message.author.kind === "self";
  const entry = draw(message, onAction);
  const old = entries.get(message.id);
  entries.set(message.id, entry);
  if (old) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(entry);
    if (focused) entry.focus({ preventScroll: true });
  } else log.append(entry);
  if (many) return;
  tidy();
  if (follow) toEnd();
  else if (!old) newer.hidden = false;
}

/** @param {string} id */
export function removeMessage(id) {
  entries.get(id)?.remove();
  entries.delete(id);
  tidy();
}

/**
 * @param {ShownMessage} message
 * @param {(card: string, data: unknown) => void} onAction
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
    for (const card of cards) body.append(drawCard(card, (data) => onAction(message.id, data)).element);
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
