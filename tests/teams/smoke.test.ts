import { expect, it } from "vitest";
import { say } from "../../src/messages/message.ts";
import { teamsRig } from "../support/teams-rig.ts";
it("smoke", async () => {
  const rig = await teamsRig();
  rig.bot.on("kurs", [{ type: "reply", message: say("Du er påmeldt."), to: "asker" }]);
  console.log(await rig.send(rig.activity("personal-text")));
  console.log(JSON.stringify(rig.bot.handled), JSON.stringify(rig.connector.calls, null, 1), rig.logged);
  console.log(JSON.stringify((await rig.send(rig.activity("execute"))).body), rig.logged);
  console.log(JSON.stringify(await rig.send(rig.activity("channel-mention"))), JSON.stringify(rig.bot.handled), JSON.stringify(rig.connector.calls.slice(2), null, 1), rig.logged);
  rig.connector.members.set("29:x", {id:"29:x",name:"Operatør 1",email:"x@example.org",userPrincipalName:"u", userRole:"user", tenantId:"t", aadObjectId:"o"});
  console.log(await rig.platform.profile({platform:"teams",workspace:"00000000-0000-4000-8000-0000000000f1",user:"29:x"}));
  await rig.close();
});
