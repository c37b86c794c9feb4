import postgres from "postgres";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, permit } from "../budget/governance.fixture";
import { openSecret } from "../end/sealed-secret";
import { createAccessKey } from "./create-access-key";
import { createApiKey } from "./create-api-key";
import { findAccessKey, findApiKeyActor } from "./find-api-key";
import { listApiKeys } from "./list-api-keys";
import { revokeApiKey } from "./revoke-api-key";
import { rotateAccessKey } from "./rotate-access-key";

const { url } = await openTestDatabase();
const owner = postgres(url, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

const REQUEST = { requestId: "request", ip: null };
const UNKNOWN = { allowed: false, reasons: [{ code: "api-key.unknown" }] };
const world = await makeWorld();
const { distributor, reseller, otherReseller, otherDistributor } = world;
const may = permit(reseller, "api-key.manage");

async function newKey() {
  const created = await createAccessKey(may, { name: "Shop", scopes: ["customers", "orders"] });
  if (!created.allowed) throw new Error(JSON.stringify(created.reasons));
  return created;
}

let key: Awaited<ReturnType<typeof newKey>>;
beforeEach(async () => {
  key = await newKey();
});

const secretsOf = async () => (await findAccessKey(key.accessKeyId, REQUEST))?.secrets;
const rowOf = async (keyId: string) => (await owner`select * from api_keys where id = ${keyId}`)[0] ?? {};
const entriesOf = (keyId: string) =>
  owner`select action, before, after from audit_entries where subject_id = ${keyId} order by at, id`;

async function rotate() {
  const answer = await rotateAccessKey(may, { keyId: key.keyId });
  if (!answer.allowed) throw new Error(JSON.stringify(answer.reasons));
  return answer;
}

describe("created", () => {
  test("it is found by its id, acts for its company with its scopes, and signs with the secret shown", async () => {
    expect(key).toMatchObject({
      accessKeyId: expect.stringMatching(/^[A-Z0-9]{20}$/),
      secret: expect.stringMatching(/^[A-Za-z0-9]{40}$/),
    });
    expect(await findAccessKey(key.accessKeyId, REQUEST)).toMatchObject({
      keyId: key.keyId,
      secrets: [key.secret],
      actor: {
        distributorId: distributor.distributorId,
        company: reseller.company,
        via: { kind: "key", keyId: key.keyId, name: "Shop", scopes: ["customers", "orders"] },
      },
    });
    expect((await listApiKeys(may)).find(({ id }) => id === key.keyId)).toMatchObject({
      accessKeyId: key.accessKeyId,
      formerSecretUntil: null,
      revokedAt: null,
    });
    expect(await entriesOf(key.keyId)).toMatchObject([
      { action: "api-key.created", after: { kind: "access-key", scopes: ["customers", "orders"] } },
    ]);
  });

  test("its secret is kept sealed: nothing holds it, and in another row it does not open", async () => {
    const rows = JSON.stringify([
      await rowOf(key.keyId),
      ...(await owner`select * from credentials`),
      ...(await entriesOf(key.keyId)),
    ]);
    expect(rows).not.toContain(key.secret);
    const { secret: sealed } = await rowOf(key.keyId);
    const other = await newKey();
    await owner`update api_keys set secret = ${sealed} where id = ${other.keyId}`;
    expect((await findAccessKey(other.accessKeyId, REQUEST))?.secrets).toEqual([]);
    const place = { distributorId: distributor.distributorId, id: key.keyId };
    expect(openSecret(place, sealed)).toBe(key.secret);
    expect(openSecret({ ...place, distributorId: otherDistributor.distributorId }, sealed)).toBeNull();
  });

  test("an unknown id, a secret as an id, or an id as a bearer key finds nobody", async () => {
    for (const unknown of ["A".repeat(20), "", key.secret, key.accessKeyId.toLowerCase()]) {
      expect(await findAccessKey(unknown, REQUEST), unknown).toBeNull();
    }
    expect(await findApiKeyActor(key.accessKeyId, REQUEST)).toBeNull();
    const bearer = await createApiKey(may, { name: "Own", scopes: ["customers"] });
    if (!bearer.allowed) throw new Error(JSON.stringify(bearer.reasons));
    expect(await findAccessKey(bearer.key, REQUEST)).toBeNull();
  });

  test("it cannot have what its company cannot", async () => {
    expect(await createAccessKey(may, { name: "Shop", scopes: ["usage"] })).toEqual({
      allowed: false,
      reasons: [{ code: "api-key.scope-not-for-company", scopes: ["usage"] }],
    });
    expect(await createAccessKey(may, { name: "Shop", scopes: [] })).toMatchObject({
      reasons: [{ code: "api-key.no-scope" }],
    });
  });
});

describe("rotated", () => {
  test("both secrets sign until a day has passed, then the new one alone", async () => {
    const before = Date.now();
    const rotated = await rotate();
    expect(rotated.accessKeyId).toBe(key.accessKeyId);
    expect(rotated.secret).not.toBe(key.secret);
    expect(Math.abs(rotated.formerUntil.getTime() - before - 86_400_000)).toBeLessThan(60_000);
    expect(await secretsOf()).toEqual([rotated.secret, key.secret]);
    expect((await listApiKeys(may)).find(({ id }) => id === key.keyId)?.formerSecretUntil).toEqual(rotated.formerUntil);

    const move = (seconds: number) =>
      owner`update api_keys set former_secret_until = now() + ${seconds} * interval '1 second' where id = ${key.keyId}`;
    await move(5);
    expect(await secretsOf()).toEqual([rotated.secret, key.secret]);
    await move(-1);
    expect(await secretsOf()).toEqual([rotated.secret]);
    expect(await entriesOf(key.keyId)).toMatchObject([
      { action: "api-key.created" },
      { action: "api-key.secret-rotated", after: { formerSecretUntil: rotated.formerUntil.toISOString() } },
    ]);
  });

  test("again within the day, the secret before the former one ends at once", async () => {
    const second = await rotate();
    const third = await rotate();
    expect(await secretsOf()).toEqual([third.secret, second.secret]);
  });

  test("twice at the same moment, the last answer and the one before it sign", async () => {
    const both = await Promise.all([rotate(), rotate()]);
    expect((await secretsOf())?.toSorted()).toEqual(both.map(({ secret }) => secret).toSorted());
  });

  test("a bearer key cannot be, nor one that was revoked", async () => {
    const bearer = await createApiKey(may, { name: "Own", scopes: ["customers"] });
    if (!bearer.allowed) throw new Error(JSON.stringify(bearer.reasons));
    expect(await rotateAccessKey(may, { keyId: bearer.keyId })).toEqual(UNKNOWN);
    expect(await findApiKeyActor(bearer.key, REQUEST)).not.toBeNull();
    await revokeApiKey(may, { keyId: key.keyId });
    expect(await rotateAccessKey(may, { keyId: key.keyId })).toEqual(UNKNOWN);
  });
});

test("revoked, neither secret signs from the next request on, and again there is nothing to revoke", async () => {
  await rotate();
  expect(await secretsOf()).toHaveLength(2);
  expect(await revokeApiKey(may, { keyId: key.keyId })).toEqual({ allowed: true });
  expect(await findAccessKey(key.accessKeyId, REQUEST)).toBeNull();
  expect(await revokeApiKey(may, { keyId: key.keyId })).toEqual(UNKNOWN);
});

test("no other company can rotate, revoke or list it, its distributor and another tenant included", async () => {
  const before = await rowOf(key.keyId);
  for (const other of [distributor, otherReseller, otherDistributor]) {
    const theirs = permit(other, "api-key.manage");
    expect(await rotateAccessKey(theirs, { keyId: key.keyId })).toEqual(UNKNOWN);
    expect(await revokeApiKey(theirs, { keyId: key.keyId })).toEqual(UNKNOWN);
    expect((await listApiKeys(theirs)).map(({ id }) => id)).not.toContain(key.keyId);
  }
  expect(await rowOf(key.keyId)).toEqual(before);
  expect(await secretsOf()).toEqual([key.secret]);
  expect(await entriesOf(key.keyId)).toHaveLength(1);
});
