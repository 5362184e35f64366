/**
 * The part of Adaptive Cards 1.5 that we draw with. `TextBlock` and `FactSet` are left out on purpose: clients parse their
 * text as markdown, and people's text must never format, link or mention. A `TextRun` is shown as it stands.
 */
export type AdaptiveCard = {
  readonly type: "AdaptiveCard";
  readonly $schema: string;
  readonly version: "1.5";
  readonly msteams?: { readonly width: "Full" };
  readonly body: readonly CardElement[];
};

/** What every element can carry; `isVisible: false` waits for an `Action.ToggleVisibility`. */
type Placed = {
  readonly id?: string;
  readonly spacing?: "None" | "Small" | "Default" | "Medium" | "Large";
  readonly separator?: boolean;
  readonly isVisible?: boolean;
};

export type TextRun = {
  readonly type: "TextRun";
  readonly text: string;
  readonly size?: "Small" | "Default" | "Medium" | "Large";
  readonly weight?: "Bolder";
  readonly isSubtle?: boolean;
  readonly color?: "Attention" | "Accent";
  readonly underline?: boolean;
  readonly selectAction?: { readonly type: "Action.OpenUrl"; readonly url: string };
};

export type RichTextBlock = Placed & { readonly type: "RichTextBlock"; readonly inlines: readonly TextRun[] };

type Container = Placed & {
  readonly type: "Container";
  readonly style?: "emphasis" | "attention";
  readonly items: readonly CardElement[];
};

type ColumnSet = Placed & {
  readonly type: "ColumnSet";
  readonly columns: readonly {
    readonly type: "Column";
    readonly width: number | "auto" | "stretch";
    readonly items: readonly CardElement[];
  }[];
};

export type ActionSet = Placed & { readonly type: "ActionSet"; readonly actions: readonly CardAction[] };

type ActionLook = { readonly title: string; readonly style?: "positive" | "destructive" };

export type CardAction =
  | (ActionLook & {
      readonly type: "Action.Execute";
      readonly verb: "line";
      readonly data: ActionData;
      readonly fallback?: CardAction;
    })
  | (ActionLook & { readonly type: "Action.Submit"; readonly data: ActionData })
  | (ActionLook & { readonly type: "Action.OpenUrl"; readonly url: string })
  | (ActionLook & { readonly type: "Action.ToggleVisibility"; readonly targetElements: readonly string[] });

/**
 * What comes back when an action is used, with the answers beside it (see `read-action.ts`).
 * @property line the command line the button carries, or the one a form's answers are handed to
 * @property msteams asks Teams to fetch a dialog rather than send a message
 */
type ActionData = {
  readonly line: string;
  readonly form?: true;
  readonly msteams?: { readonly type: "task/fetch" };
};

type InputCommon = Placed & {
  readonly id: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly errorMessage: string;
};

export type CardInput =
  | (InputCommon & {
      readonly type: "Input.Text";
      readonly isMultiline?: boolean;
      readonly maxLength: number;
      readonly value?: string;
    })
  | (InputCommon & {
      readonly type: "Input.Number";
      readonly min?: number;
      readonly max?: number;
      readonly value?: number;
    })
  | (InputCommon & {
      readonly type: "Input.ChoiceSet";
      readonly style: "compact" | "expanded";
      readonly isMultiSelect: boolean;
      readonly wrap: boolean;
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly value?: string;
    })
  | (InputCommon & { readonly type: "Input.Date"; readonly value?: string })
  | (InputCommon & { readonly type: "Input.Time"; readonly value?: string });

export type CardElement = RichTextBlock | Container | ColumnSet | ActionSet | CardInput;

/** A card of `body`, as wide as the conversation. */
export function cardOf(body: readonly CardElement[]): AdaptiveCard {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    msteams: { width: "Full" },
    body,
  };
}
