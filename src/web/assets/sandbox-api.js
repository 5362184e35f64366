// @ts-check
import { settings } from "./sandbox-settings.js";

/** @typedef {{ title: string, card: object, cancel: string, wrong: string[], problems: string[] }} ShownForm */

/**
 * The address of one of the sandbox's services, for this tab's person and place.
 * @param {string} name
 */
export function address(name) {
  const query = new URLSearchParams({
    som: settings.user,
    samtale: settings.conversation,
    sprak: settings.language,
  });
  return `/sandkasse/api/${name}?${query}`;
}

/**
 * Sends `body`. A refusal the reader should see (422) is an answer too; anything else that is not well throws.
 * @param {string} name
 * @param {object} body
 * @returns {Promise<any>}
 */
export async function send(name, body) {
  const response = await fetch(address(name), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok && response.status !== 422) throw new Error(`${name} was answered with ${response.status}`);
  return response.json();
}

/** The key of one act: sent again with the same key, it is carried out once. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
