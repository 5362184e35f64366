/** What was filled in, by field name, as it was handed over: nothing here has been checked. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What must be filled in differently, by field name. */
export type FieldErrors<Problem = string> = Readonly<Record<string, Problem>>;
