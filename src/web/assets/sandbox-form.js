// @ts-check
import { drawCard, lockedWhile } from "./sandbox-cards.js";
import { byId, settings } from "./sandbox-settings.js";

const dialog = /** @type {HTMLDialogElement} */ (byId("form"));

/**
 * Shows a form of the bot's in the dialog. It stays open while `onSubmit` answers with the form again (something must be
 * filled in differently), and closes when there is nothing more to ask.
 * @param {import("./sandbox-api.js").ShownForm} form
 * @param {(data: unknown) => Promise<import("./sandbox-api.js").ShownForm | undefined>} onSubmit
 */
export function openForm(form, onSubmit) {
  let problems = problemBox(form.problems);
  const { element, inputs } = drawCard(form.card, submit);
  const title = document.createElement("h2");
  title.className = "ds-heading";
  title.id = "form-title";
  title.append(form.title);
  dialog.replaceChildren(closeButton(), title, problems, element);
  lastButtons(element).append(cancelButton(form.cancel));
  element.addEventListener("keydown", submitOnEnter);
  if (!dialog.open) dialog.showModal();
  for (const id of form.wrong) mark(inputs.get(id));
  (inputs.get(form.wrong[0] ?? "") ?? [...inputs.values()][0])?.focus();

  /** @param {unknown} data */
  function submit(data) {
    void lockedWhile(dialog, async () => {
      try {
        const again = await onSubmit(data);
        if (again) openForm(again, onSubmit);
        else dialog.close();
      } catch {
        showProblems([settings.words.failed]);
      }
    });
  }

  /** @param {string[]} sentences */
  function showProblems(sentences) {
    const box = problemBox(sentences);
    problems.replaceWith(box);
    problems = box;
  }
}

/**
 * Ties a field to the sentence the card has right under it.
 * @param {HTMLElement | undefined} control
 */
function mark(control) {
  if (!control) return;
  control.setAttribute("aria-invalid", "true");
  const sentence = control.closest(".ac-input-container")?.parentElement?.nextElementSibling?.nextElementSibling;
  if (!sentence) return;
  sentence.id = `${control.id}-wrong`;
  sentence.classList.add("field-wrong");
  control.setAttribute("aria-describedby", sentence.id);
}

/** @param {KeyboardEvent} event */
function submitOnEnter(event) {
  const { target } = event;
  if (event.key !== "Enter" || !(target instanceof HTMLInputElement) || target.type === "checkbox") return;
  event.preventDefault();
  dialog.querySelector(".ac-pushButton")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
}

/** @param {string[]} sentences */
function problemBox(sentences) {
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  if (sentences.length === 0) return box;
  box.className = "ds-alert form-problems";
  box.dataset.color = "danger";
  for (const sentence of sentences) {
    const line = document.createElement("p");
    line.append(sentence);
    box.append(line);
  }
  return box;
}

function closeButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ds-button";
  button.dataset.variant = "tertiary";
  button.dataset.icon = "true";
  button.dataset.command = "close";
  button.setAttribute("aria-label", settings.words.close);
  button.addEventListener("click", () => dialog.close());
  return button;
}

/** @param {string} label */
function cancelButton(label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ac-pushButton";
  button.dataset.command = "close";
  button.append(label);
  button.addEventListener("click", () => dialog.close());
  return button;
}

/** @param {HTMLElement} card */
function lastButtons(card) {
  return [...card.querySelectorAll(".ac-actionSet")].at(-1) ?? card;
}
