// @ts-check
import { hostConfig } from "./sandbox-host-config.js";

/** The card library is a classic script that names itself globally. */
const library = /** @type {typeof import("adaptivecards")} */ (/** @type {any} */ (globalThis).AdaptiveCards);

library.GlobalSettings.setTabIndexAtCardRoot = false;
library.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
library.GlobalSettings.allowMarkForTextHighlighting = false;

// Nobody's form is stopped here: the bot reads every answer anyway, and its sentences say what is wrong. Were the library
// to check first, people would read its one sentence instead of the bot's.
library.Input.prototype.validateValue = () => true;

const config = new library.HostConfig(hostConfig);

/**
 * @typedef {{ element: HTMLElement, inputs: Map<string, HTMLElement> }} DrawnCard `inputs` by the card's own ids
 */

/**
 * Draws a card. It gives text to the page as text, and hands every press to `onAction`.
 * @param {object} json
 * @param {(data: unknown) => void} onAction
 * @returns {DrawnCard}
 */
export function drawCard(json, onAction) {
  const card = new library.AdaptiveCard();
  card.hostConfig = config;
  card.onExecuteAction = (action) => {
    if (action instanceof library.OpenUrlAction) open(action.url);
    else if (action instanceof library.SubmitAction || action instanceof library.ExecuteAction) onAction(action.data);
  };
  card.onElementVisibilityChanged = followFocus();
  card.parse(json);
  const element = card.render() ?? document.createElement("div");
  for (const input of element.querySelectorAll("input, select, textarea")) input.classList.add("ds-input");
  for (const named of element.querySelectorAll("[id^='confirm-']")) unique(element, named);
  const inputs = new Map(
    card.getAllInputs().flatMap((input) => {
      const control = input.renderedElement?.querySelector("input, select, textarea");
      return input.id && control instanceof HTMLElement ? [[input.id, control]] : [];
    }),
  );
  return { element, inputs };
}

/**
 * Does `work` once: until it is answered or has failed, the cards' buttons in `box` say that they cannot be pressed, and
 * are not. They keep the focus, which a disabled button would lose.
 * @param {HTMLElement} box
 * @param {() => Promise<void>} work
 */
export async function lockedWhile(box, work) {
  if (box.getAttribute("aria-busy") === "true") return;
  const buttons = [...box.querySelectorAll(".ac-pushButton:not([data-command])")];
  box.setAttribute("aria-busy", "true");
  box.addEventListener("click", stopAtLocked, true);
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  try {
    await work();
  } finally {
    for (const button of buttons) button.removeAttribute("aria-disabled");
    box.removeEventListener("click", stopAtLocked, true);
    box.removeAttribute("aria-busy");
  }
}

/** @param {Event} event */
function stopAtLocked(event) {
  if (!(event.target instanceof Element) || !event.target.closest("[aria-disabled=true]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * A question that opens takes the focus, and gives it back when it closes. Its button says whether it is open.
 * @returns {(element: import("adaptivecards").CardElement) => void}
 */
function followFocus() {
  /** @type {HTMLElement | undefined} */
  let opener;
  return ({ isVisible, renderedElement }) => {
    const active = document.activeElement;
    if (isVisible) {
      opener = active instanceof HTMLElement ? active : undefined;
      renderedElement?.querySelector("button")?.focus();
    } else opener?.focus();
    opener?.setAttribute("aria-expanded", String(isVisible));
  };
}

let count = 0;

/**
 * Cards name their hidden boxes alike; on a page with many cards a name must be one element's.
 * @param {HTMLElement} card
 * @param {Element} named
 */
function unique(card, named) {
  const old = named.id;
  named.id = `card-${++count}-${old}`;
  for (const button of card.querySelectorAll(`[aria-controls='${old}']`)) {
    button.setAttribute("aria-controls", named.id);
    if (!named.contains(button)) button.setAttribute("aria-expanded", "false");
  }
}

/**
 * Opens a link of a card. Our own addresses are files to save; others open beside the sandbox and learn nothing of it.
 * @param {string | undefined} url
 */
function open(url) {
  const target = URL.canParse(url ?? "") ? new URL(url ?? "") : undefined;
  if (!target || !["http:", "https:", "mailto:"].includes(target.protocol)) return;
  if (target.origin === location.origin) location.assign(target.href);
  else window.open(target.href, "_blank", "noopener,noreferrer");
}
