import type { Router } from "express";
import type { Bot } from "../ports/bot.ts";
import type { ChatPlatform } from "../ports/chat-platform.ts";
import { type InFlight, inFlight } from "./inbound/in-flight.ts";
import { recentAnswers } from "./inbound/recent-answers.ts";
import { type RouterDeps, teamsRouter } from "./inbound/router.ts";
import { turns } from "./inbound/turns.ts";
import { signingKeys } from "./login/signing-keys.ts";
import { MICROSOFT, type TeamsOptions, type TeamsRegistration } from "./options.ts";
import { messageActivities } from "./outbound/activities.ts";
import { deliverer } from "./outbound/deliver.ts";
import { outbound } from "./outbound/outbound.ts";
import { pacing } from "./outbound/pacing.ts";
import { places } from "./outbound/places.ts";
import { askProfile } from "./outbound/profile.ts";
import { troubles } from "./outbound/troubles.ts";

const STOP_MS = 8_000;

/**
 * Microsoft Teams, for every registration at once. The SDK (about a second and 110 MB) is loaded here and not before, so
 * call this only where Teams is configured.
 * @returns the platform, and the router to mount at `/api/messages`; it answers 503 until the platform is started
 * @throws {RangeError} no registrations, one without app id, secret or tenant, or two for one tenant
 */
export async function teamsPlatform(options: TeamsOptions): Promise<{ platform: ChatPlatform; router: Router }> {
  checkRegistrations(options);
  const { log, now = () => new Date() } = options;
  const registrations = options.registrations.map(inLowerCase);
  const home = registrations[0]?.tenantId ?? "";
  const login = options.login ?? MICROSOFT.login;
  const serviceUrls = options.serviceUrls ?? MICROSOFT.serviceUrls;
  const patience = { ...MICROSOFT.patience, ...options.patience };
  const { createLine } = await import("./line.ts");

  const lines = registrations.map((registration) => createLine(registration, options.accessToken, patience.call));
  const known = places(lines, options.conversations, serviceUrls);
  const keys = signingKeys(login.openIdMetadataUrl, now, log);
  const trouble = troubles();
  const out = outbound(known, pacing(options.pace ?? MICROSOFT.pace, now), now, trouble.report);
  const working: InFlight = inFlight();
  let receive: ReturnType<RouterDeps["receive"]>;

  function hear(bot: Bot): void {
    const shared = { bot, words: options.words, places: known, inFlight: working, patience, log };
    const deliver = deliverer(out, log, now);
    const running = lines.map((line) => {
      const { tenantId: tenant } = line.registration;
      return { ...line, run: line.runs(turns({ ...shared, tenant, deliver, recent: recentAnswers(now) })) };
    });
    receive = async (activity, to) => {
      const line = running.find(({ registration }) => registration.appId === to.appId);
      return line && working.track(line.run(activity));
    };
  }

  const platform: ChatPlatform = {
    name: "teams",
    async start(bot) {
      hear(bot);
    },
    async stop() {
      receive = undefined;
      if (!(await working.settled(STOP_MS))) log.warn("stopped with activities of Teams still being handled");
    },
    trouble: () => keys.trouble() ?? trouble.current(),
    profile: (account) => askProfile(account, home, known, now),
    post: async (to, message, key) => out.post(to, messageActivities(message), key),
    update: async (posted, message) => out.update(posted, messageActivities(message)),
    remove: (posted) => out.remove(posted),
  };

  const rules = { login, keys, registrations, now };
  const router = teamsRouter({ ...rules, allowedServiceUrls: serviceUrls.allowed, receive: () => receive, log });
  return { platform, router };
}

/** Ids are shown in either case where they are copied from, and sent in lower case. */
function inLowerCase({ appId, appPassword, tenantId }: TeamsRegistration): TeamsRegistration {
  return { appId: appId.toLowerCase(), appPassword, tenantId: tenantId.toLowerCase() };
}

/** An empty app id is where the SDK stops asking who calls, and a tenant with two bots would not know which one writes. */
function checkRegistrations({ registrations }: TeamsOptions): void {
  if (registrations.length === 0) throw new RangeError("no Teams registration");
  for (const { appId, appPassword, tenantId } of registrations) {
    if (!appId.trim() || !appPassword.trim() || !tenantId.trim())
      throw new RangeError("an incomplete Teams registration");
  }
  for (const name of ["appId", "tenantId"] as const) {
    if (new Set(registrations.map((one) => one[name].toLowerCase())).size < registrations.length) {
      throw new RangeError(`two Teams registrations with one ${name}`);
    }
  }
}
