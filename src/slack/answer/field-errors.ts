import type { FieldErrors } from "../../domain/answers.ts";
import type { Scene } from "./scene.ts";

/**
 * Says in the form that was sent in what must be filled in differently. What concerns no field of it stands at the first.
 * @returns false when Slack no longer waits for that, or the form has no field to say it at: it must be drawn anew
 */
export async function fieldErrors(scene: Scene, errors: FieldErrors): Promise<boolean> {
  const [first] = scene.act.where.fields ?? [];
  const told = Object.entries(errors).filter(([, error]) => error !== "");
  if (scene.act.kind !== "form" || first === undefined || told.length === 0) return false;
  const byField: Record<string, string> = {};
  for (const [name, error] of told) {
    const field = scene.act.where.fields?.includes(name) ? name : first;
    byField[field] = byField[field] === undefined ? error : `${byField[field]}\n${error}`;
  }
  if (!(await scene.turn.answer({ response_action: "errors", errors: byField }))) return false;
  scene.inView = true;
  return true;
}
