import type { Role } from "./page-words.ts";

const colors: { readonly [R in Role]: string } = {
  operator: "accent",
  contact: "brand2",
  "group-leader": "success",
  secretariat: "brand1",
  stranger: "neutral",
};

/** A round mark, one colour to a role: decoration only, the role is always written beside it. */
export function PersonaMark({ role, size = "md" }: { readonly role: Role; readonly size?: "xs" | "sm" | "md" }) {
  return <span class="ds-avatar" data-color={colors[role]} data-size={size} aria-hidden="true" />;
}
