import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, permit } from "../budget/governance.fixture";
import { createAccessKey } from "./create-access-key";
import { takeSignature } from "./take-signature";

const { url } = await openTestDatabase();
const owner = postgres(url, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

const { distributor } = await makeWorld();
const MINUTE_MS = 60_000;

async function newKeyId(): Promise<string> {
  const created = await createAccessKey(permit(distributor, "api-key.manage"), { name: "Shop", scopes: ["orders"] });
  if (!created.allowed) throw new Error(JSON.stringify(created.reasons));
  return created.keyId;
}

const keyId = await newKeyId();
let made = 0;
const newSignature = () => `signature-${made++}`;

const take = (signature: string, isWrite: boolean, signedAt = new Date()) =>
  takeSignature(distributor, { keyId, signature, signedAt, isWrite });

const remembered = async (signature: string) =>
  (await owner`select count(*)::int as count from signed_requests where signature = ${signature}`)[0]?.["count"];

const age = (signature: string, seconds: number) =>
  owner`update signed_requests set at = at - ${seconds} * interval '1 second' where signature = ${signature}`;

test("a write is taken once", async () => {
  const signature = newSignature();
  expect(await take(signature, true)).toBe("taken");
  expect(await take(signature, true)).toBe("replayed");
  expect(await remembered(signature)).toBe(1);
});

test("an equal read is taken within five seconds of the first and refused later", async () => {
  const signature = newSignature();
  expect(await take(signature, false)).toBe("taken");
  expect(await take(signature, false)).toBe("taken");
  await age(signature, 6);
  expect(await take(signature, false)).toBe("replayed");
});

test("an equal signature of another key is another one", async () => {
  const signature = newSignature();
  expect(await take(signature, true)).toBe("taken");
  const other = { keyId: await newKeyId(), signature, signedAt: new Date(), isWrite: true };
  expect(await takeSignature(distributor, other)).toBe("taken");
});

test("a date more than 15 minutes away is refused and not remembered; one just within is taken", async () => {
  for (const minutes of [-16, 16]) {
    const signature = newSignature();
    const signedAt = new Date(Date.now() + minutes * MINUTE_MS);
    expect(await take(signature, true, signedAt)).toBe("out-of-time");
    expect(await remembered(signature)).toBe(0);
  }
  for (const minutes of [-14, 14]) {
    expect(await take(newSignature(), true, new Date(Date.now() + minutes * MINUTE_MS))).toBe("taken");
  }
});

test("of eight equal writes at once exactly one is taken", async () => {
  const signature = newSignature();
  const answers = await Promise.all(Array.from({ length: 8 }, () => take(signature, true)));
  expect(answers.filter((answer) => answer === "taken")).toHaveLength(1);
  expect(answers.filter((answer) => answer === "replayed")).toHaveLength(7);
});
