import { addressOf } from "./addresses.ts";
import { ClockPanel } from "./clock-panel.tsx";
import { PersonaMark } from "./persona-mark.tsx";
import { type Place, roleLine } from "./places.ts";
import type { RoomProps } from "./room-props.ts";

/** Who one is, the conversations and the clock. Beside the chat where there is room, else a panel that opens over it. */
export function RoomSide(props: RoomProps) {
  const { visit, words } = props;
  const { persona, places } = visit;
  const role = words.roles[persona.role];
  const channels = places.filter(({ kind }) => kind === "channel");
  return (
    <aside class="room-side" id="side" popover="auto" aria-label={words.side.open}>
      <button
        class="ds-button side-close"
        data-variant="tertiary"
        data-size="sm"
        type="button"
        popovertarget="side"
        popovertargetaction="hide"
      >
        {words.side.close}
      </button>
      <section class="side-you" aria-label={words.side.you}>
        <PersonaMark role={persona.role} size="sm" />
        <p>
          <span class="side-small">{words.side.you}</span>
          <strong>{persona.name}</strong>
          <span class="side-small">{roleLine(role.label, persona)}</span>
          <a class="ds-link" href={addressOf({})}>
            {words.side.change}
          </a>
        </p>
      </section>
      <nav aria-label={words.side.conversations}>
        <h2 class="side-title">{words.side.direct}</h2>
        <PlaceList {...props} places={places.filter(({ kind }) => kind === "direct")} />
        {channels.length > 0 ? (
          <>
            <h2 class="side-title">{words.side.channels}</h2>
            <PlaceList {...props} places={channels} />
          </>
        ) : null}
      </nav>
      <ClockPanel now={props.now} day={props.day} words={words.clock} />
    </aside>
  );
}

function PlaceList({ visit, places }: RoomProps & { readonly places: readonly Place[] }) {
  const { language, persona, place: here } = visit;
  const chosen = language === persona.language ? {} : { language };
  return (
    <ul class="places">
      {places.map(({ conversation, kind, title }) => (
        <li key={conversation}>
          <a
            class="place"
            href={addressOf({ user: persona.user, conversation, ...chosen })}
            aria-current={conversation === here.conversation ? "page" : undefined}
            data-conversation={conversation}
          >
            <span class="hash" aria-hidden="true">
              {kind === "channel" ? "#" : "●"}
            </span>
            <span class="place-title">{title}</span>
            <span class="place-new" hidden />
          </a>
        </li>
      ))}
    </ul>
  );
}
