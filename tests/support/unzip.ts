import { inflateRawSync } from "node:zlib";

const entryMark = 0x02014b50;
const endMark = 0x06054b50;

/** The files of a .zip by path, as text. Bytes that are no UTF-8 come out as U+FFFD. */
export function unzipped(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const files = new Map<string, string>();
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== endMark) end--;
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(entry) !== entryMark) throw new Error("the .zip file's list of files is broken");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString("utf8", entry + 46, entry + 46 + nameLength);
    const local = zip.readUInt32LE(entry + 42);
    const begins = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(begins, begins + zip.readUInt32LE(entry + 20));
    const isDeflated = zip.readUInt16LE(entry + 10) === 8;
    files.set(name, (isDeflated ? inflateRawSync(packed) : packed).toString("utf8"));
    entry += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
