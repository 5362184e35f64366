/** The few words an adapter says itself, in the reader's language; everything else comes from the commands. */
export type AdapterWords = {
  /** label of the button that opens a form where typing cannot */
  readonly openForm: string;
  /** stands over that button */
  readonly formWaits: (form: { readonly title: string }) => string;
  /** said in a channel when the answer concerned the asker alone and went to the direct conversation */
  readonly answeredDirectly: string;
  /** the same when there is no direct conversation yet */
  readonly writeToMeDirectly: string;
  /** while the answer takes longer than the platform waits */
  readonly working: string;
  /** shown where a form was when it has been taken care of */
  readonly done: string;
  readonly close: string;
  /** said by the client under a field that must be filled in, or filled in differently, before the form can be sent */
  readonly fillIn: string;
  /** something went wrong and nothing was changed */
  readonly failed: string;
  /** label of the button under a message that is longer than the platform shows at once */
  readonly continued: string;
};
