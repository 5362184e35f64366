import { Application, TurnState } from "@microsoft/teams-ai";
import { ActivityTypes, type TurnContext } from "botbuilder";
import type { TeamsActivity } from "./inbound/activity.ts";
import type { Turns } from "./inbound/turns.ts";
import type { VerifiedAdapter } from "./verified-adapter.ts";

type Selector = (context: TurnContext) => Promise<boolean>;

/**
 * Microsoft's application with our turns as its routes. What it would do by itself is off: a typing sign is a call that can
 * fail, and its way of removing the mention leaves other people's behind.
 * @returns runs one turn; an invoke none of the routes knows is answered 501 by the SDK
 */
export function application(adapter: VerifiedAdapter, turns: Turns): (context: TurnContext) => Promise<void> {
  const app = new Application<TurnState>({
    adapter,
    removeRecipientMention: false,
    startTypingTimer: false,
    turnStateFactory: () => new TurnState(),
  });

  app.activity(ActivityTypes.Message, (context) => turns.message(told(context)));
  app.activity(ActivityTypes.InstallationUpdate, (context) => turns.installation(told(context)));
  app.activity(ActivityTypes.ConversationUpdate, (context) => turns.installation(told(context)));

  app.adaptiveCards.actionExecute(invokeNamed("adaptiveCard/action"), async (context) => {
    await respond(context, await turns.pressed(told(context)));
    return "";
  });
  app.taskModules.fetch(invokeNamed("task/fetch"), async (context) => {
    await respond(context, await turns.dialog(told(context), "fetch"));
    return "";
  });
  app.taskModules.submit(invokeNamed("task/submit"), async (context) => {
    await respond(context, await turns.dialog(told(context), "submit"));
    // Anything false makes the SDK answer once more, over ours.
    return "answered";
  });

  return async (context) => {
    await app.run(context);
  };
}

function invokeNamed(name: string): Selector {
  return async ({ activity }) => {
    if (activity.type !== ActivityTypes.Invoke || activity.name !== name) return false;
    return name !== "adaptiveCard/action" || activity.value?.action?.type === "Action.Execute";
  };
}

function told(context: TurnContext): TeamsActivity {
  return context.activity as unknown as TeamsActivity;
}

async function respond(context: TurnContext, body: object | undefined): Promise<void> {
  await context.sendActivity({
    type: ActivityTypes.InvokeResponse,
    value: body ? { status: 200, body } : { status: 200 },
  });
}
