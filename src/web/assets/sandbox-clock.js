// @ts-check
import { send } from "./sandbox-api.js";
import { byId, settings } from "./sandbox-settings.js";

const { words } = settings;
const said = byId("clock-said");
const form = /** @type {HTMLFormElement} */ (byId("clock-form"));

/** @param {{ now: string }} time */
export function showTime({ now }) {
  byId("clock-now").textContent = now;
}

/** Makes the clock's buttons work: what falls due arrives as messages while the jump is under way. */
export function startClock() {
  for (const button of document.querySelectorAll("[data-jump]")) {
    button.addEventListener("click", () => jump({ to: button.getAttribute("data-jump") }));
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const filled = new FormData(form);
    jump({ day: String(filled.get("day")), time: String(filled.get("time")) });
  });
}

/** @param {object} where */
async function jump(where) {
  const panel = byId("clock");
  if (panel.getAttribute("aria-busy") === "true") return;
  panel.setAttribute("aria-busy", "true");
  said.textContent = words.jumping;
  try {
    const answer = await send("jump", where);
    if (answer.now) showTime(answer);
    said.textContent = answer.sentence ?? words.jumped;
  } catch {
    said.textContent = words.failed;
  } finally {
    panel.removeAttribute("aria-busy");
  }
}
