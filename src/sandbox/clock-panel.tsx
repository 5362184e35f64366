import type { PageWords } from "./page-words.ts";

/** The sandbox's time, and the ways to move it forwards. */
export function ClockPanel(props: { readonly now: string; readonly day: string; readonly words: PageWords["clock"] }) {
  const { words } = props;
  const jumps = [
    ["hour", words.hour],
    ["week", words.week],
    ["tomorrow", words.tomorrow],
  ] as const;
  return (
    <section class="clock" id="clock" aria-labelledby="clock-title">
      <h2 class="side-title" id="clock-title">
        {words.title}
      </h2>
      <p class="clock-now" id="clock-now">
        {props.now}
      </p>
      <p class="side-small">{words.about}</p>
      <div class="clock-jumps">
        {jumps.map(([to, label]) => (
          <button key={to} class="ds-button" data-variant="secondary" data-size="sm" type="button" data-jump={to}>
            {label}
          </button>
        ))}
      </div>
      <p class="clock-said" id="clock-said" role="status" />
      <details class="clock-choose">
        <summary>{words.chooseTitle}</summary>
        <form id="clock-form" noValidate>
          <label>
            <span>{words.day}</span>
            <input class="ds-input" type="date" name="day" min={props.day} defaultValue={props.day} />
          </label>
          <label>
            <span>{words.time}</span>
            <input class="ds-input" type="time" name="time" defaultValue="08:00" />
          </label>
          <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">
            {words.go}
          </button>
        </form>
      </details>
    </section>
  );
}
