import type { LookupAddress } from "node:dns";
import { afterAll, beforeEach, expect, test, vi } from "vitest";

const names = vi.hoisted(() => ({ answers: [] as LookupAddress[][], asked: 0 }));
vi.mock("node:dns", () => ({
  lookup: (_name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) => {
    names.asked += 1;
    callback(null, names.answers.shift() ?? []);
  },
}));

// Other files of the same process have read these with the real names, or will.
vi.resetModules();
const { publicLookup } = await import("./checked-address");
const { postToEnd } = await import("./post-to-end");
afterAll(() => vi.resetModules());

const PUBLIC = { address: "192.88.98.1", family: 4 };
const PRIVATE = { address: "10.0.0.1", family: 4 };
const LOOPBACK = { address: "::1", family: 6 };

beforeEach(() => {
  names.answers = [];
  names.asked = 0;
});

const looked = (all: boolean) =>
  new Promise<unknown>((resolve) =>
    publicLookup("end.example", { all }, (error, address) => resolve(error ? error.message : address)),
  );

test("of several addresses only the public ones are handed on", async () => {
  names.answers = [
    [PRIVATE, PUBLIC, LOOPBACK],
    [PRIVATE, PUBLIC, LOOPBACK],
  ];
  expect(await looked(true)).toEqual([PUBLIC]);
  expect(await looked(false)).toBe(PUBLIC.address);
});

test("a name with private addresses alone is not called, and asked for once a call", async () => {
  names.answers = [[PRIVATE, LOOPBACK], [PUBLIC]];
  const call = { url: "https://end.example/", headers: {}, body: "{}", allowsPrivate: false };
  expect(await postToEnd(call)).toEqual({ status: null, error: "private-address" });
  // What it would answer the next time is never asked: the address that was checked is the one that is called.
  expect(names.asked).toBe(1);
});
