import type { Language } from "../domain/person.ts";
import { Page } from "../web/layout.tsx";
import { addressOf } from "./addresses.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import type { RoomProps } from "./room-props.ts";
import { RoomSide } from "./room-side.tsx";
import { botNameIn } from "./room-words.ts";

/** The chat: who one is and where to the side, what has been said, and a line to write on. The scripts fill the log. */
export function RoomPage(props: RoomProps) {
  const { adapterWords, visit, words } = props;
  const { language, persona, place } = visit;
  const toSelf = (to: Language) => addressOf({ user: persona.user, conversation: place.conversation, language: to });
  const settings = {
    user: persona.user,
    conversation: place.conversation,
    language,
    words: { ...words.script, working: adapterWords.working, failed: adapterWords.failed },
  };
  return (
    <Page
      language={language}
      title={`${place.kind === "channel" ? "#" : ""}${place.title}`}
      site={words.site}
      home="/sandkasse"
      words={words}
      assets={props.assets}
      styles={["sandbox-side.css", "sandbox-log.css", "sandbox.css", "sandbox-cards.css"]}
      scripts={["adaptivecards.js"]}
      modules={["sandbox.js"]}
      aside={
        <LanguageSwitch
          language={language}
          words={words.language}
          href={toSelf}
          {...(persona.role !== "stranger" && { note: words.language.pageOnly })}
        />
      }
      fills
    >
      <div class="room" id="room" data-settings={JSON.stringify(settings)}>
        <RoomSide {...props} />
        <section class="room-main" aria-labelledby="room-title">
          <RoomHead {...props} />
          <div class="room-scroll" id="scroll">
            <noscript>
              <p class="ds-alert" data-color="warning">
                {words.room.needsScript}
              </p>
            </noscript>
            <p class="room-empty" id="empty" hidden>
              {words.room.empty}
            </p>
            <div
              class="log"
              id="log"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
              tabIndex={0}
              role="log"
              aria-live="polite"
              aria-label={words.room.log}
              aria-busy="true"
            />
            <button class="ds-button newer" id="newer" type="button" data-size="sm" hidden>
              {words.script.newMessages}
            </button>
          </div>
          <p class="room-status" id="status" role="status" />
          <Composer {...props} />
        </section>
        <dialog class="ds-dialog form-dialog" id="form" aria-labelledby="form-title" />
      </div>
    </Page>
  );
}

function RoomHead({ visit, words }: RoomProps) {
  const { persona, place } = visit;
  const channel = place.kind === "channel";
  return (
    <div class="room-head">
      <div>
        <h1 class="ds-heading" data-size="2xs" id="room-title">
          {channel ? <span class="hash">#</span> : null}
          {place.title}
        </h1>
        <p class="room-about">
          <span class="room-what">{channel ? words.room.channelAbout : words.room.directAbout}</span>
          <span class="room-as">
            {words.side.you} {persona.name}
          </span>
        </p>
      </div>
      <button
        class="ds-button room-menu"
        id="menu"
        data-variant="secondary"
        data-size="sm"
        type="button"
        popovertarget="side"
      >
        {words.side.menu}
      </button>
    </div>
  );
}

function Composer({ visit, words }: RoomProps) {
  const { persona, place } = visit;
  const channel = place.kind === "channel";
  const suggestions = channel ? words.composer.tryChannel : words.composer.tryDirect[persona.role];
  return (
    <div class="composer">
      <ul class="suggestions" aria-label={words.composer.suggestions}>
        {suggestions.map((line) => (
          <li key={line}>
            <button class="ds-chip" type="button" data-say={botNameIn(line, visit)}>
              {botNameIn(line, visit)}
            </button>
          </li>
        ))}
      </ul>
      <form class="composer-line" id="composer">
        <label class="ds-sr-only" for="line">
          {words.composer.label({ title: `${channel ? "#" : ""}${place.title}` })}
        </label>
        <textarea
          class="ds-input"
          id="line"
          name="line"
          rows={1}
          maxLength={4000}
          autocomplete="off"
          spellcheck={false}
          placeholder={words.composer.label({ title: `${channel ? "#" : ""}${place.title}` })}
          aria-describedby="line-hint"
        />
        <button class="ds-button" type="submit">
          {words.composer.send}
        </button>
      </form>
      <p class="composer-hint" id="line-hint">
        {channel ? words.composer.hintChannel : words.composer.hintDirect}
      </p>
    </div>
  );
}
