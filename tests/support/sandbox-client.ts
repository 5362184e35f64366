import type { ShownForm, ShownMessage } from "../../src/sandbox/render.ts";

/** The sandbox's services as its page uses them, without a browser. */
export type SandboxClient = {
  say(text: string, key?: string): Promise<{ readonly status: number; readonly forms: readonly ShownForm[] }>;
  press(
    data: unknown,
    card?: string,
    key?: string,
  ): Promise<{ readonly status: number; readonly forms: readonly ShownForm[] }>;
  jump(where: object): Promise<{ readonly status: number; readonly now?: string; readonly sentence?: string }>;
  messages(): Promise<readonly ShownMessage[]>;
  post(name: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Events heard so far and from now on; `lastHeard` as a browser that comes back says it. */
  events(lastHeard?: string): Promise<HeardEvents>;
};

export type HeardEvent = { readonly id?: string; readonly event?: string; readonly data?: unknown };
export type HeardEvents = {
  readonly heard: HeardEvent[];
  /** Waits for an event that `matches`; throws after three seconds. */
  until(matches: (event: HeardEvent) => boolean): Promise<HeardEvent>;
  close(): void;
};

let keys = 0;

export function sandboxClient(url: string, user: string, conversation = `direct:${user}`): SandboxClient {
  const query = new URLSearchParams({ som: user, samtale: conversation });
  const address = (name: string) => `${url}/sandkasse/api/${name}?${query}`;
  const newKey = () => `key-${String(++keys).padStart(6, "0")}`;

  async function post(name: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    return fetch(address(name), {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, ...headers },
      body: JSON.stringify(body),
    });
  }

  async function answered(response: Response) {
    return { status: response.status, ...((await response.json()) as object) };
  }

  return {
    post,
    say: async (text, key = newKey()) => answered(await post("say", { conversation, text, key })) as never,
    press: async (data, card, key = newKey()) =>
      answered(await post("press", { conversation, data, key, ...(card && { card }) })) as never,
    jump: async (where) => answered(await post("jump", where)),
    async messages() {
      const { messages } = (await (await fetch(address("messages"))).json()) as { messages: ShownMessage[] };
      return messages;
    },
    async events(lastHeard) {
      const stop = new AbortController();
      const response = await fetch(address("events"), {
        signal: stop.signal,
        headers: lastHeard === undefined ? {} : { "last-event-id": lastHeard },
      });
      const heard: HeardEvent[] = [];
      readEvents(response, heard).catch(() => {});
      return {
        heard,
        close: () => stop.abort(),
        async until(matches) {
          for (const end = Date.now() + 3_000; Date.now() < end; ) {
            const found = heard.find(matches);
            if (found) return found;
            await new Promise((resolve) => setTimeout(resolve, 10));
          }
          throw new Error(`Heard only ${JSON.stringify(heard)}`);
        },
      };
    },
  };
}

async function readEvents(response: Response, heard: HeardEvent[]): Promise<void> {
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) heard.push(eventOf(block));
  }
}

function eventOf(block: string): HeardEvent {
  const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
  return { ...fields, ...(fields.data !== undefined && { data: JSON.parse(fields.data) }) };
}
