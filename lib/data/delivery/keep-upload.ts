import "server-only";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Permit } from "@/lib/domain/access/permit";

const ROOT = join(tmpdir(), "partner-center-uploads");
const FILES_MAX = 100;
const LEFT_OVER_AFTER_MS = 24 * 60 * 60 * 1000;

export type KeptPiece =
  | { readonly status: "kept"; readonly bytes: number }
  /** The file is so long already; go on from there. */
  | { readonly status: "elsewhere"; readonly bytes: number }
  | { readonly status: "too-large" }
  | { readonly status: "malformed" };

// Named by who uploads, so that nobody can add to or import another person's files.
function folderOf({ actor }: Permit<"delivery.import">, uploadId: string): string | null {
  const person = actor.via.kind === "person" ? actor.via.memberId : null;
  return person !== null && isUuid(uploadId) ? join(ROOT, actor.distributorId, person, uploadId) : null;
}

/** Where the files of an upload lie, one a number; null for an upload that cannot be this person's. */
export function uploadPath(permit: Permit<"delivery.import">, uploadId: string, index: number): string | null {
  const folder = folderOf(permit, uploadId);
  return folder !== null && Number.isInteger(index) && index >= 0 && index < FILES_MAX
    ? join(folder, `${index}`)
    : null;
}

export async function uploadedBytes(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Appends one piece of a file; memory stays at a few buffers whatever the file's size. */
export async function keepPiece(
  path: string,
  body: ReadableStream<Uint8Array>,
  { offset, bytesMax }: { readonly offset: number; readonly bytesMax: number },
): Promise<KeptPiece> {
  if (!Number.isSafeInteger(offset) || offset < 0) return { status: "malformed" };
  await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
  const present = await uploadedBytes(path);
  if (present !== offset) return { status: "elsewhere", bytes: present };
  let bytes = 0;
  const limited = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      bytes += piece.byteLength;
      done(bytes > bytesMax ? new TooLarge() : null, piece);
    },
  });
  try {
    await pipeline(Readable.fromWeb(body), limited, createWriteStream(path, { flags: "a", mode: 0o600 }));
  } catch (thrown) {
    if (thrown instanceof TooLarge) return { status: "too-large" };
    throw thrown;
  }
  return { status: "kept", bytes: offset + bytes };
}

class TooLarge extends Error {}

/** Removes an upload when its import is done. */
export async function dropUpload(permit: Permit<"delivery.import">, uploadId: string): Promise<void> {
  const folder = folderOf(permit, uploadId);
  if (folder !== null) await rm(folder, { recursive: true, force: true });
}

/** Removes what this person uploaded and never imported; `at` is now. */
export async function dropLeftOvers(permit: Permit<"delivery.import">, uploadId: string, at: Date): Promise<void> {
  const folder = folderOf(permit, uploadId);
  if (folder === null) return;
  const parent = join(folder, "..");
  for (const name of await readdir(parent).catch(() => [])) {
    const found = await stat(join(parent, name)).catch(() => null);
    const isOld = found !== null && at.getTime() - found.mtimeMs > LEFT_OVER_AFTER_MS;
    if (isOld && isUuid(name)) await rm(join(parent, name), { recursive: true, force: true });
  }
}
