import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";

const CHUNK_BYTES = 256 * 1024;

export type FilePrint = { readonly sha256: string; readonly bytes: number };

/** sha256 and size of the bytes as given, read once as a stream. */
export async function printOf(path: string): Promise<FilePrint> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest("hex"), bytes };
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** The file's text in pieces, unzipped if its first bytes say gzip, without a byte order mark. */
export async function* textOf(path: string): AsyncGenerator<string> {
  const bytes = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const plain: Readable = (await isGzip(path))
    ? // A failure on either side destroys both and surfaces in the loop below.
      pipeline(bytes, createGunzip({ chunkSize: CHUNK_BYTES }), () => {})
    : bytes;
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of plain) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
