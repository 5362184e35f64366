/** A conversation as Teams must be told of it: enough to write there without having just been written to. */
export type Reference = { readonly serviceUrl: string; readonly conversation: string; readonly bot: string };

/** An activity of ours: cards or text, never both, since a notification then loses the text. */
export type OutgoingActivity = {
  readonly type: "message";
  readonly summary: string;
  readonly attachmentLayout: "list";
  readonly attachments: readonly {
    readonly contentType: "application/vnd.microsoft.card.adaptive";
    readonly content: unknown;
  }[];
};

/** What Teams says of a member of a conversation; any of it may be missing. */
export type Member = {
  readonly id?: string;
  readonly name?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly userRole?: string;
  readonly tenantId?: string;
  readonly aadObjectId?: string;
};

/**
 * The calls we make, each attempted exactly once and given up after the configured time.
 * Every one throws what the SDK throws; `deliveryError` tells what that means.
 */
export type Connector = {
  /** @returns the id of the activity */
  post(to: Reference, activity: OutgoingActivity): Promise<string>;
  update(at: Reference, id: string, activity: OutgoingActivity): Promise<void>;
  remove(at: Reference, id: string): Promise<void>;
  /** The direct conversation with `user`, which is made if there is none. @returns its id */
  createDirect(serviceUrl: string, user: string): Promise<string>;
  member(of: Reference, user: string): Promise<Member>;
};
