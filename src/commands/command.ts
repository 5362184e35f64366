import type { z } from "zod";
import type { Permission, Person } from "../domain/person.ts";
import type { Effect } from "../messages/effect.ts";
import type { Incoming } from "../ports/bot.ts";
import type { Documents, FileLinks } from "../ports/documents.ts";
import type { Deps } from "../services/deps.ts";
import type { Asker } from "../services/identify.ts";
import type { Texts } from "../texts/texts.ts";

/** What commands have at hand beside the services. */
export type CommandDeps = Deps & { readonly documents: Documents; readonly links: FileLinks };

/** One act of one person. */
export type Context = {
  readonly incoming: Incoming;
  readonly asker: Asker;
  readonly t: Texts;
  readonly now: Date;
  readonly deps: CommandDeps;
  /** every command, for the help */
  readonly commands: readonly Command[];
};

/** The same when the asker has been recognised. */
export type MemberContext = Context & { readonly person: Person };

/**
 * What people can type, in one declaration: routing, help and permission are made of it.
 * @property name the words, as the help shows them: `kurs meld-på`
 * @property aliases other words for the same; spelling, case and hyphens need none
 * @property usage what follows the name
 * @property hidden left out of the help: reached by buttons
 */
type Declaration = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly usage?: string;
  readonly example?: string;
  readonly allowed: Permission;
  readonly hidden?: boolean;
  readonly summary: (t: Texts) => string;
};

export type Command = Declaration & {
  /** Runs the command with the words that follow its name. */
  readonly run: (words: readonly string[], context: Context) => Promise<Outcome>;
};

/** What to do, or the words could not be read. */
type Outcome = readonly Effect[] | "usage" | "not-recognised";

type Words<Args> = z.ZodType<Args, readonly string[]>;

/** Declares a command for recognised people. `args` reads the words that follow the name, at the border and only there. */
export function defineCommand<Args>(
  declaration: Omit<Declaration, "allowed"> & {
    readonly allowed: Exclude<Permission, "anyone">;
    readonly args: Words<Args>;
    readonly run: (args: Args, context: MemberContext) => Promise<readonly Effect[]>;
  },
): Command {
  return {
    ...declaration,
    async run(words, context) {
      const { person } = context.asker;
      if (!person) return "not-recognised";
      const args = declaration.args.safeParse(words);
      return args.success ? declaration.run(args.data, { ...context, person }) : "usage";
    },
  };
}

/** Declares one of the few commands that also those may use who have not been let in. */
export function defineOpenCommand<Args>(
  declaration: Omit<Declaration, "allowed"> & {
    readonly args: Words<Args>;
    readonly run: (args: Args, context: Context) => Promise<readonly Effect[]>;
  },
): Command {
  return {
    ...declaration,
    allowed: "anyone",
    async run(words, context) {
      const args = declaration.args.safeParse(words);
      return args.success ? declaration.run(args.data, context) : "usage";
    },
  };
}
