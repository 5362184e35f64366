// @ts-check
import { byId, settings } from "./sandbox-settings.js";

/**
 * Counts a message in a conversation that is not the one shown.
 * @param {{ conversation: string, edited: boolean, author: { kind: string } }} message
 */
export function markNew({ author, conversation, edited }) {
  if (edited || author.kind === "self") return;
  for (const place of document.querySelectorAll("[data-conversation]")) {
    if (place.getAttribute("data-conversation") !== conversation) continue;
    const mark = /** @type {HTMLElement | null} */ (place.querySelector(".place-new"));
    if (!mark) continue;
    const count = Number(mark.dataset.count ?? "0") + 1;
    mark.dataset.count = String(count);
    mark.textContent = String(count);
    mark.setAttribute("aria-label", `${settings.words.newMessages}: ${count}`);
    mark.hidden = false;
    byId("menu").dataset.new = "true";
  }
}
