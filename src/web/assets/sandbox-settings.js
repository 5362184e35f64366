// @ts-check

/**
 * What the server wrote into the page: who this tab is, where, and the words its scripts say.
 * @typedef {{
 *   user: string, conversation: string, language: string,
 *   words: {
 *     onlyYou: string, edited: string, newMessages: string, reconnecting: string, jumping: string, jumped: string,
 *     close: string, problems: string, working: string, failed: string,
 *   },
 * }} Settings
 */

/** @returns {Settings} */
function read() {
  return JSON.parse(byId("room").dataset.settings ?? "{}");
}

/**
 * An element the server always draws.
 * @param {string} id
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

export const settings = read();
