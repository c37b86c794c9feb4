import { expect, test } from "vitest";
import { type Page, type PagePlace, START } from "@/lib/contracts/page";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { importRows, makeCustomer, makeDistributor, permitOf } from "../delivery/delivery.fixture";
import { listImports } from "../delivery/list-imports";
import { newId } from "../new-id";
import { listMappings } from "./list-mappings";
import { listParkedAccounts } from "./list-parked-accounts";
import { mapAccount } from "./map-account";
import { undoMapping } from "./undo-mapping";

await openTestDatabase();

/** Walks to the end and back again; answers the pages of both ways. */
async function walk<Row>(read: (place: PagePlace) => Promise<Page<Row>>) {
  const [onward, back]: [Row[][], Row[][]] = [[], []];
  let page = await read(START);
  expect(page.before).toBeNull();
  for (; page.after !== null; page = await read({ after: page.after, before: null })) onward.push([...page.rows]);
  onward.push([...page.rows]);
  for (; page.before !== null; page = await read({ after: null, before: page.before })) back.unshift([...page.rows]);
  back.unshift([...page.rows]);
  return { onward, back };
}

const ACCOUNTS = ["account-1", "account-2", "account-3", "account-4", "account-5"];

async function withAccounts() {
  const actor = await makeDistributor();
  await importRows(
    actor,
    ACCOUNTS.map((SubAccountId) => ({ SubAccountId })),
  );
  return actor;
}

test("parked accounts are walked page by page both ways, counted whole, and are nobody else's", async () => {
  const actor = await withAccounts();
  const permit = permitOf(actor, "account.read");
  const { onward, back } = await walk((place) => listParkedAccounts(permit, place, 2));
  expect(onward.map((rows) => rows.map(({ accountId }) => accountId))).toEqual([
    ["account-1", "account-2"],
    ["account-3", "account-4"],
    ["account-5"],
  ]);
  expect(back).toEqual(onward);
  expect(await listParkedAccounts(permit, START, 2)).toMatchObject({ accounts: 5, amount: 5_000_000_000_000n });

  const other = permitOf(await makeDistributor(), "account.read");
  expect(await listParkedAccounts(other, { after: "account-1", before: null }, 2)).toMatchObject({
    rows: [],
    accounts: 0,
  });
});

test("when the accounts of the last page have found their customer, the list begins anew", async () => {
  const actor = await withAccounts();
  const permit = permitOf(actor, "account.read");
  const customerId = await makeCustomer(actor);
  await mapAccount(permitOf(actor, "account.map"), { accountId: "account-5", customerId, fromDay: null });
  const page = await listParkedAccounts(permit, { after: "account-4", before: null }, 2);
  expect(page.rows.map(({ accountId }) => accountId)).toEqual(["account-1", "account-2"]);
  expect(page.before).toBeNull();
});

test("mappings in force are walked both ways, also past one undone meanwhile, and are nobody else's", async () => {
  const actor = await withAccounts();
  const [permit, mapping] = [permitOf(actor, "account.read"), permitOf(actor, "account.map")];
  const customerId = await makeCustomer(actor);
  for (const accountId of ACCOUNTS) await mapAccount(mapping, { accountId, customerId, fromDay: null });
  const { onward, back } = await walk((place) => listMappings(permit, place, 2));
  expect(onward.flat().map(({ accountId }) => accountId)).toEqual(ACCOUNTS.toReversed());
  expect(onward.map((rows) => rows.length)).toEqual([2, 2, 1]);
  expect(back).toEqual(onward);

  const [, second] = onward[0] ?? [];
  const mappingId = second?.id ?? "";
  expect(await undoMapping(mapping, { mappingId, reason: null })).toMatchObject({ allowed: true });
  const next = await listMappings(permit, { after: mappingId, before: null }, 2);
  expect(next.rows).toEqual(onward[1]);

  const other = permitOf(await makeDistributor(), "account.read");
  expect((await listMappings(other, { after: mappingId, before: null }, 2)).rows).toEqual([]);
  expect((await listMappings(permit, { after: newId(), before: null }, 2)).rows).toHaveLength(2);
});

test("imports are walked both ways, newest first, and are nobody else's", async () => {
  const actor = await makeDistributor();
  for (const ListCost of ["1", "2", "3"]) await importRows(actor, [{ ListCost }]);
  const permit = permitOf(actor, "delivery.read");
  const { onward, back } = await walk((place) => listImports(permit, place, 2));
  const times = onward.flat().map(({ startedAt }) => startedAt.getTime());
  expect(times).toEqual(times.toSorted((left, right) => right - left));
  expect(onward.map((rows) => rows.length)).toEqual([2, 1]);
  expect(back).toEqual(onward);

  const other = permitOf(await makeDistributor(), "delivery.read");
  expect(await listImports(other, { after: null, before: onward[1]?.[0]?.id ?? null }, 2)).toEqual({
    rows: [],
    before: null,
    after: null,
  });
});
