import { expect, test } from "vitest";
import { scopesOf } from "@/lib/domain/access/key-scope";
import { pc } from "@/scripts/integration/command-line";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, permit } from "../budget/governance.fixture";
import { findAccessKey } from "./find-api-key";
import { listApiKeys } from "./list-api-keys";

await openTestDatabase();
const { reseller } = await makeWorld();
const { accountName } = reseller.company;
const REQUEST = { requestId: "request", ip: null };

const create = (...more: readonly string[]) => pc("create-access-key", "--company", accountName, ...more);
const keys = () => listApiKeys(permit(reseller, "api-key.manage"));

test("prints AK and SK a line each: a key that signs for the company, with every scope it can have", async () => {
  const { code, lines } = await create();
  expect(code).toBe(0);
  const [ak = "", sk, ...rest] = lines;
  expect(rest).toEqual([]);
  expect(await findAccessKey(ak, REQUEST)).toMatchObject({
    secrets: [sk],
    actor: { company: reseller.company, via: { name: "Command line", scopes: scopesOf("reseller") } },
  });
});

test("prints one object with --json, and takes name and scopes", async () => {
  const { code, lines } = await create("--name", "Shop", "--scopes", "customers, orders", "--json");
  expect(code).toBe(0);
  const { ak, sk, ...rest } = JSON.parse(lines.at(-1) ?? "");
  const found = await findAccessKey(ak, REQUEST);
  expect(found).toMatchObject({ secrets: [sk], actor: { via: { name: "Shop", scopes: ["customers", "orders"] } } });
  expect(rest).toEqual({ id: found?.keyId, company: accountName, scopes: ["customers", "orders"] });
});

test("refuses an unknown scope, one the company cannot have, and an unknown company; nothing is made", async () => {
  const before = await keys();
  const refused = await Promise.all([
    create("--scopes", "everything"),
    create("--scopes", "customers,usage"),
    pc("create-access-key", "--company", "never-heard-of"),
  ]);
  expect(refused).toMatchObject([
    { code: 1, said: expect.stringContaining('"everything" is no scope') },
    { code: 1, said: expect.stringContaining("A reseller's key cannot have all of these scopes: customers, usage.") },
    { code: 1, said: expect.stringContaining("No company has the account name never-heard-of.") },
  ]);
  expect(await keys()).toEqual(before);
});
