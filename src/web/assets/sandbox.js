// @ts-check
import { address, newKey, send } from "./sandbox-api.js";
import { showTime, startClock } from "./sandbox-clock.js";
import { openForm } from "./sandbox-form.js";
import { listen } from "./sandbox-live.js";
import { removeMessage, show, showAll } from "./sandbox-log.js";
import { markNew } from "./sandbox-places.js";
import { byId, settings } from "./sandbox-settings.js";

/** @typedef {import("./sandbox-log.js").ShownMessage} ShownMessage */

const { conversation, words } = settings;
const line = /** @type {HTMLTextAreaElement} */ (byId("line"));
const composer = /** @type {HTMLFormElement} */ (byId("composer"));
const status = byId("status");

/** Messages heard while the conversation is being read, which the reading may be too early to have. @type {ShownMessage[] | undefined} */
let meanwhile;

async function readAnew() {
  meanwhile = [];
  try {
    const response = await fetch(address("messages"));
    if (!response.ok) throw new Error(`The conversation was answered with ${response.status}`);
    const { messages } = await response.json();
    showAll(messages, press);
    for (const message of meanwhile) show(message, press);
  } catch {
    status.textContent = words.failed;
  } finally {
    meanwhile = undefined;
  }
}

/** @param {ShownMessage} message */
function hear(message) {
  if (message.conversation !== conversation) return markNew(message);
  if (meanwhile) meanwhile.push(message);
  else show(message, press);
}

/**
 * Says a line. What was written is given back when it could not be sent.
 * @param {string} text
 */
async function say(text) {
  if (text.trim() === "") return;
  await shownWorking(async () => {
    const { forms } = await send("say", { conversation, text, key: newKey() });
    showForms(forms);
  }).catch(() => {
    if (line.value === "") line.value = text;
  });
}

/**
 * Presses a card's button. Done when it is answered, or has failed and said so.
 * @param {string | undefined} card
 * @param {unknown} data
 */
function press(card, data) {
  return shownWorking(async () => {
    const { forms } = await send("press", { conversation, card, data, key: newKey() });
    showForms(forms, card);
  }).catch(() => {});
}

/**
 * @param {import("./sandbox-api.js").ShownForm[]} forms
 * @param {string} [card] the message whose button opened the form: what comes of it may replace that message
 */
function showForms(forms, card) {
  const form = forms.at(-1);
  if (!form) return;
  openForm(form, async (data) => {
    const { forms } = await send("press", { conversation, card, data, key: newKey() });
    return forms.at(-1);
  });
}

/**
 * Says that the bot is at work, if it takes long enough to wonder, and that it failed, if it did.
 * @param {() => Promise<void>} work
 */
async function shownWorking(work) {
  const timer = setTimeout(() => {
    status.textContent = words.working;
  }, 400);
  try {
    await work();
    status.textContent = "";
  } catch (error) {
    status.textContent = words.failed;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = line.value;
  line.value = "";
  say(text);
});
line.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});
for (const button of document.querySelectorAll("[data-say]")) {
  button.addEventListener("click", () => say(button.getAttribute("data-say") ?? ""));
}

startClock();
listen({
  message: hear,
  removed: ({ id }) => removeMessage(id),
  clock: showTime,
  anew: readAnew,
  lost: () => {
    status.textContent = words.reconnecting;
  },
  back: () => {
    if (status.textContent === words.reconnecting) status.textContent = "";
  },
});
