import type { Sentences } from "../texts/nb.ts";

/** The few words an adapter says itself, in the reader's language; everything else comes from the commands. */
export type AdapterWords = Sentences["adapterWords"];
