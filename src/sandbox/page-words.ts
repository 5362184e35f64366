import type { SandboxCast } from "../ports/sandbox-board.ts";

export type Role = SandboxCast["personas"][number]["role"];

/** Every word on the sandbox's pages that the bot itself does not say, in one language. */
export type PageWords = {
  readonly site: string;
  readonly skipToContent: string;
  readonly language: {
    readonly label: string;
    readonly nb: string;
    readonly nn: string;
    /** by the switch in the chat: it changes the page alone */
    readonly pageOnly: string;
  };
  readonly welcome: {
    readonly title: string;
    readonly lead: string;
    readonly whoTitle: string;
    readonly nobody: string;
  };
  readonly roles: { readonly [R in Role]: { readonly label: string; readonly description: string } };
  /** said of one of the cast instead of what is said of the role, where several have the role; by user */
  readonly personas: { readonly [user: string]: string };
  readonly side: {
    /** names the side; `menu` is on the button that shows it where there is little room */
    readonly open: string;
    readonly menu: string;
    readonly close: string;
    readonly you: string;
    readonly change: string;
    readonly conversations: string;
    readonly direct: string;
    readonly channels: string;
  };
  readonly room: {
    readonly direct: string;
    readonly directAbout: string;
    readonly channelAbout: string;
    readonly log: string;
    readonly empty: string;
    readonly needsScript: string;
  };
  readonly composer: {
    readonly label: (place: { readonly title: string }) => string;
    readonly send: string;
    readonly hintDirect: string;
    readonly hintChannel: string;
    readonly suggestions: string;
    /** lines a newcomer may want to try, by who they are */
    readonly tryDirect: { readonly [R in Role]: readonly string[] };
    readonly tryChannel: readonly string[];
  };
  readonly clock: {
    readonly title: string;
    readonly about: string;
    readonly tomorrow: string;
    readonly hour: string;
    readonly week: string;
    readonly chooseTitle: string;
    readonly day: string;
    readonly time: string;
    readonly go: string;
    readonly onlyForwards: (clock: { readonly now: string }) => string;
    readonly tooFar: string;
    readonly notATime: string;
  };
  /** what the page's scripts say */
  readonly script: {
    readonly onlyYou: string;
    readonly edited: string;
    readonly newMessages: string;
    readonly reconnecting: string;
    readonly jumping: string;
    readonly jumped: string;
    readonly close: string;
    readonly problems: string;
  };
  /** said by the card library under a field, were the page to check before the bot does */
  readonly fillIn: string;
  readonly fileGone: { readonly title: string; readonly text: string };
  readonly notHere: { readonly title: string; readonly text: string };
};
