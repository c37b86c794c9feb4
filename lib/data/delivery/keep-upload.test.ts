import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { newId } from "../new-id";
import { dropLeftOvers, dropUpload, keepPiece, uploadedBytes, uploadPath } from "./keep-upload";

type Uploading = Permit<"delivery.import">;

function person(distributorId: string, via?: Actor["via"]): Uploading {
  const actor: Actor = {
    distributorId,
    company: { kind: "distributor", id: distributorId, name: "north", accountName: "north" },
    companyState: "active",
    via: via ?? {
      kind: "person",
      userId: newId(),
      memberId: newId(),
      name: "Ada",
      email: "ada@north.test",
      roles: ["finance"],
    },
    requestId: newId(),
    ip: null,
  };
  const permit = issuePermit(actor, "delivery.import");
  if (!permit) throw new Error("may not import");
  return permit;
}

const UPLOAD = "0199aaaa-0000-7000-8000-000000000000";
const [north, south] = [newId(), newId()];
const [mine, colleague, stranger] = [person(north), person(north), person(south)];

function pathOf(permit: Uploading, uploadId: string, index = 0): string {
  const path = uploadPath(permit, uploadId, index);
  if (path === null) throw new Error("no such upload");
  return path;
}

afterAll(async () => {
  for (const permit of [mine, stranger])
    await rm(join(pathOf(permit, newId()), "../../.."), { recursive: true, force: true });
});

const piece = (text: string) => Readable.toWeb(Readable.from([Buffer.from(text)])) as ReadableStream<Uint8Array>;
const keep = (path: string, text: string, offset = 0, bytesMax = 100) =>
  keepPiece(path, piece(text), { offset, bytesMax });

test("pieces that follow each other make the file; one from elsewhere hears how long it is", async () => {
  const path = pathOf(mine, newId());
  expect(await keep(path, "first,")).toEqual({ status: "kept", bytes: 6 });
  expect(await keep(path, "first,")).toEqual({ status: "elsewhere", bytes: 6 });
  expect(await keep(path, "second", 6)).toEqual({ status: "kept", bytes: 12 });
  expect(readFileSync(path, "utf8")).toBe("first,second");
});

test("a piece that is too large or begins nowhere is refused", async () => {
  const path = pathOf(mine, newId());
  expect(await keep(path, "too long", 0, 4)).toEqual({ status: "too-large" });
  for (const offset of [-1, 0.5, Number.NaN]) expect(await keep(path, "x", offset)).toEqual({ status: "malformed" });
});

test.each(["", "..", "../..", `${UPLOAD}/..`, UPLOAD.toUpperCase()])("%j is no upload", (uploadId) => {
  expect(uploadPath(mine, uploadId, 0)).toBeNull();
});

test("an upload has at most a hundred files", () => {
  for (const index of [-1, 100, 0.5, Number.NaN]) expect(uploadPath(mine, newId(), index)).toBeNull();
  expect(uploadPath(mine, newId(), 99)).not.toBeNull();
});

test("a colleague and another distributor neither find nor remove an upload by its id; no person, no upload", async () => {
  const uploadId = newId();
  const path = pathOf(mine, uploadId);
  await keep(path, "mine");
  for (const other of [colleague, stranger]) {
    expect(await uploadedBytes(pathOf(other, uploadId))).toBe(0);
    await dropUpload(other, uploadId);
    await dropLeftOvers(other, newId(), new Date("9999-01-01"));
    expect(await uploadedBytes(path)).toBe(4);
  }
  expect(uploadPath(person(north, { kind: "operator" }), uploadId, 0)).toBeNull();
  await dropUpload(mine, uploadId);
  expect(await uploadedBytes(path)).toBe(0);
});

test("what was uploaded more than a day ago and never imported is removed with the next upload", async () => {
  const old = newId();
  await keep(pathOf(mine, old), "old");
  await dropLeftOvers(mine, newId(), new Date());
  expect(await uploadedBytes(pathOf(mine, old))).toBe(3);
  await dropLeftOvers(mine, newId(), new Date(Date.now() + 25 * 60 * 60 * 1000));
  expect(await uploadedBytes(pathOf(mine, old))).toBe(0);
});
