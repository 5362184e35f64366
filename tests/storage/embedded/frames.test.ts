import fc from "fast-check";
import { expect, it } from "vitest";
import { createFrameReader, queryFrame, syncFrame } from "../../../src/storage/embedded/frames.mjs";

const startup = Buffer.from([0, 0, 0, 13, 0, 3, 0, 0, 0x61, 0, 0x62, 0, 0]);
const encryption = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const message = (type: string) => {
  const bytes = queryFrame("body");
  bytes.write(type, 0);
  return bytes;
};

function read(bytes: Buffer, cuts: readonly number[] = []) {
  const reader = createFrameReader();
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  return places.flatMap((end, at) => reader.push(bytes.subarray(at === 0 ? 0 : places[at - 1], end)));
}

it("keeps Parse, Bind and Execute together until the client waits", () => {
  const extended = Buffer.concat([message("P"), message("B"), message("E"), syncFrame()]);
  const batches = read(Buffer.concat([encryption, startup, extended, queryFrame("SELECT 1")]));
  expect(batches).toEqual([
    { kind: "encryption-request" },
    { kind: "startup", bytes: startup },
    { kind: "messages", bytes: extended, open: false },
    { kind: "messages", bytes: queryFrame("SELECT 1"), open: false },
  ]);
});

it("marks a batch that ends in Flush as unfinished", () => {
  const flush = message("H");
  expect(read(Buffer.concat([startup, flush]))[1]).toEqual({ kind: "messages", bytes: flush, open: true });
});

it("reads the same batches however the bytes arrive", () => {
  const bytes = Buffer.concat([startup, message("P"), message("B"), syncFrame(), queryFrame("SELECT 1"), message("X")]);
  const whole = read(bytes);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 20 }), (cuts) => {
      expect(read(bytes, cuts)).toEqual(whole);
    }),
  );
});

it("refuses what is not PostgreSQL's protocol", () => {
  expect(() => read(Buffer.from("GET / HTTP/1.1\r\n\r\n"))).toThrow("not a PostgreSQL start-up packet");
});
