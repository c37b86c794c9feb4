import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { UsageEventInput } from "@/lib/contracts/usage-event";
import type { Actor } from "@/lib/domain/access/actor";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { mapAccount } from "../account/map-account";
import {
  auditActions,
  importRows,
  makeCustomer,
  makeDistributor,
  permitOf,
  sumsOf,
} from "../delivery/delivery.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { recordUsageEvents } from "./record-usage-events";

await openTestDatabase();

function event(listCost: string, more: Partial<UsageEventInput> = {}): UsageEventInput {
  return {
    id: newId(),
    source: "meter",
    account: "account-1",
    start: "2024-09-10T04:00:00Z",
    service: "Compute",
    listCost: parseMoney(listCost) ?? ZERO,
    currency: "USD",
    ...more,
  };
}

function record(actor: Actor, events: readonly UsageEventInput[]) {
  return recordUsageEvents(permitOf(actor, "usage.record"), events);
}

async function mappedCustomer(actor: Actor, accountId = "account-1"): Promise<string> {
  const customerId = await makeCustomer(actor);
  await record(actor, [event("0", { account: accountId })]);
  await mapAccount(permitOf(actor, "account.map"), { accountId, customerId, fromDay: null });
  return customerId;
}

test("an event counts once, in any order, however often it is sent; other content under its id is refused", async () => {
  const actor = await makeDistributor();
  const customer = await mappedCustomer(actor);
  const [one, two] = [event("1.5"), event("2", { start: "2024-08-01T00:00:00Z" })];
  expect((await record(actor, [two, one, one])).map(({ status }) => status)).toEqual(["taken", "taken", "known"]);
  expect((await record(actor, [one, two])).map(({ status }) => status)).toEqual(["known", "known"]);
  expect(await record(actor, [{ ...one, listCost: parseMoney("9") ?? ZERO }])).toMatchObject([
    { status: "refused", code: "usage.conflict" },
  ]);
  expect(await sumsOf(actor, customer)).toEqual({ "2024-08": ["2", "2"], "2024-09": ["1.5", "1.5"] });
  expect((await auditActions(actor)).filter((action) => action === "usage.recorded")).toHaveLength(2);
});

test("a bad event refuses itself alone, an unknown account parks", async () => {
  const actor = await makeDistributor();
  const answers = await record(actor, [
    event("1", { currency: "EUR" }),
    event("1", { start: "1999-01-01T00:00:00Z" }),
    event("1", { end: "2024-09-10T03:59:59Z" }),
    event("1"),
  ]);
  expect(answers).toMatchObject([
    { code: "usage.other-currency" },
    { code: "usage.not-a-time" },
    { code: "usage.period-reversed" },
    { status: "parked" },
  ]);
});

test("of another distributor move nothing here", async () => {
  const [actor, other] = [await makeDistributor(), await makeDistributor()];
  const customer = await mappedCustomer(actor);
  const audited = await auditActions(actor);
  expect(await record(other, [event("5")])).toMatchObject([{ status: "parked" }]);
  expect(await sumsOf(actor, customer)).toEqual({});
  expect(await auditActions(actor)).toEqual(audited);
});

test("estimates give way on covered days and return when coverage goes", async () => {
  const actor = await makeDistributor();
  const customer = await mappedCustomer(actor);
  const days = { ChargePeriodEnd: "2024-10-02 00:00:00" };
  await record(actor, [event("10"), event("20", { start: "2024-10-05T00:00:00Z" })]);
  await importRows(actor, [{ ListCost: "7", ...days }]);
  // The month is over, so all of it is covered; October is not.
  expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["7", "7"], "2024-10": ["20", "20"] });
  expect(await record(actor, [event("30")])).toMatchObject([{ status: "taken" }]);
  expect(await sumsOf(actor, customer)).toMatchObject({ "2024-09": ["7", "7"] });
  await importRows(actor, [{ ListCost: "7", SubAccountId: "account-2", ...days }], { accept: true });
  expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["40", "40"], "2024-10": ["20", "20"] });
});

test("32 concurrent calls and imports on one customer leave exact sums", async () => {
  const actor = await makeDistributor();
  const customer = await mappedCustomer(actor);
  const shared = Array.from({ length: 4 }, () => event("0.1", { start: "2024-11-03T00:00:00Z" }));
  const calls = Array.from({ length: 32 }, (_, index) => {
    if (index % 8 === 7) {
      const rows = [{ ListCost: "1", BillingAccountId: `bill-${index}` }];
      return importRows(actor, rows, { source: `source-${index}` });
    }
    const own = Array.from({ length: 10 }, () => event("0.000000000001", { start: "2024-11-04T00:00:00Z" }));
    return record(
      actor,
      [...own, ...shared].toSorted(() => (index % 2 === 0 ? 1 : -1)),
    );
  });
  await Promise.all(calls);
  expect(await sumsOf(actor, customer)).toEqual({
    "2024-09": ["4", "4"],
    "2024-11": ["0.40000000028", "0.40000000028"],
  });
});

test("many accounts and customers at once never wait for each other in a circle", async () => {
  const actor = await makeDistributor();
  const accounts = Array.from({ length: 6 }, (_, index) => `account-${index}`);
  const customers = await Promise.all(accounts.map((account) => mappedCustomer(actor, account)));
  const orders = [accounts, accounts.toReversed()];
  await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      record(
        actor,
        (orders[index % 2] ?? []).map((account) => event("1", { account })),
      ),
    ),
  );
  for (const customer of customers) expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["16", "16"] });
});

test("what the database keeps of a parked event is what was sent", async () => {
  const actor = await makeDistributor();
  await record(actor, [event("0.3", { product: "Big", region: "eu", chargingMode: "spot" })]);
  const [row] = await inTenant(actor, (tx) =>
    tx.execute(sql`select service, region, charging_mode, day::text, details, customer_id from charges`),
  );
  expect(row).toMatchObject({
    service: "Compute",
    region: "eu",
    charging_mode: "spot",
    day: "2024-09-10",
    customer_id: null,
  });
});
