/** The part of a Bot Framework activity that Teams sends and we read. What is optional may be missing or null. */
export type TeamsActivity = {
  readonly type: string;
  readonly id: string;
  readonly name?: string;
  readonly action?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly replyToId?: string;
  readonly serviceUrl: string;
  readonly from: { readonly id: string };
  readonly recipient: { readonly id: string };
  readonly conversation: { readonly id: string; readonly conversationType?: string; readonly name?: string };
  readonly membersAdded?: readonly { readonly id: string }[];
  readonly membersRemoved?: readonly { readonly id: string }[];
  readonly entities?: readonly MentionEntity[];
  readonly channelData?: {
    readonly eventType?: string;
    readonly channel?: { readonly id?: string; readonly name?: string };
    readonly team?: { readonly id?: string };
  };
};

export type MentionEntity = {
  readonly type?: string;
  readonly text?: string;
  readonly mentioned?: { readonly id?: string };
};

/** Whether what the SDK will read is there: it fails with its own words on anything less. */
export function isActivity(body: unknown): body is TeamsActivity {
  const activity = body as Partial<TeamsActivity> | null;
  return (
    typeof activity?.type === "string" &&
    typeof activity.id === "string" &&
    activity.id !== "" &&
    typeof activity.from?.id === "string" &&
    typeof activity.recipient?.id === "string" &&
    typeof activity.conversation?.id === "string"
  );
}

/** A conversation between one person and the bot. */
export function isDirect(activity: TeamsActivity): boolean {
  return activity.conversation.conversationType === "personal";
}
