import { expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { decimalOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { getMonth } from "../closing/get-month";
import { writeClosing } from "../closing/write-closing";
import {
  auditActions,
  customerCount,
  importRows,
  makeCustomer,
  makeDistributor,
  map,
  newestImport,
  permitOf,
  sumsOf,
} from "../delivery/delivery.fixture";
import { getImport } from "../delivery/get-import";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { createCustomersFromAccounts } from "./create-customers-from-accounts";
import { listMappings } from "./list-mappings";
import { undoMapping } from "./undo-mapping";

await openTestDatabase();

test("parked charges apply when mapped, from a day if wanted, and come back when it is undone", async () => {
  const actor = await makeDistributor();
  const [early, late] = [await makeCustomer(actor), await makeCustomer(actor)];
  const at = (day: string) => ({
    ChargePeriodStart: `2024-09-${day} 00:00:00`,
    ChargePeriodEnd: `2024-09-${day} 01:00:00`,
  });
  await importRows(actor, [
    { ListCost: "1", ...at("05") },
    { ListCost: "2", ...at("15") },
  ]);
  const first = await map(actor, "account-1", early);
  expect(await sumsOf(actor, early)).toEqual({ "2024-09": ["3", "3"] });
  await map(actor, "account-1", late, "2024-09-15");
  expect([await sumsOf(actor, early), await sumsOf(actor, late)]).toEqual([
    { "2024-09": ["1", "1"] },
    { "2024-09": ["2", "2"] },
  ]);
  expect(await map(actor, "account-1", late, "2024-09-15")).toMatchObject({
    reasons: [{ code: "account.already-mapped" }],
  });

  const mappingId = first.allowed ? first.mappingId : "";
  const other = await makeDistributor();
  const undo = { mappingId, reason: null };
  expect(await undoMapping(permitOf(other, "account.map"), undo)).toMatchObject({
    reasons: [{ code: "account.mapping-unknown" }],
  });
  expect(await undoMapping(permitOf(actor, "account.map"), undo)).toEqual({ allowed: true });
  expect(await sumsOf(actor, early)).toEqual({});
  expect(await auditActions(actor)).toEqual(expect.arrayContaining(["account.mapped", "account.mapping-undone"]));
});

test("accounts of another distributor are nobody's to map", async () => {
  const [actor, other] = [await makeDistributor(), await makeDistributor()];
  const [customer, foreign] = [await makeCustomer(actor), await makeCustomer(other)];
  await importRows(actor, [{}]);
  const audited = await auditActions(other);
  expect(await map(other, "account-1", foreign)).toMatchObject({ reasons: [{ code: "account.unknown" }] });
  expect(await map(actor, "account-1", foreign)).toMatchObject({ reasons: [{ code: "account.customer-unknown" }] });
  expect(await sumsOf(actor, customer)).toEqual({});
  expect(await auditActions(other)).toEqual(audited);
  expect(await getImport(permitOf(other, "delivery.read"), await newestImport(actor))).toBeNull();
});

test("accounts make customers frozen and associated since their first charge, even when an earlier one comes later", async () => {
  const actor = await makeDistributor();
  await importRows(actor, [{ ListCost: "2" }]);
  const made = await createCustomersFromAccounts(permitOf(actor, "account.map"), {
    resellerId: null,
    accountIds: null,
  });
  const customer = made.allowed ? (made.created[0]?.customerId ?? "") : "";
  await importRows(actor, [{ ListCost: "2" }, { ListCost: "1", ChargePeriodStart: "2024-08-01 00:00:00" }]);
  expect(await sumsOf(actor, customer)).toEqual({ "2024-08": ["1", "1"], "2024-09": ["2", "2"] });
  expect(
    await createCustomersFromAccounts(permitOf(actor, "account.map"), { resellerId: null, accountIds: null }),
  ).toMatchObject({
    reasons: [{ code: "account.none-parked" }],
  });
  expect(await customerCount(actor)).toBe(1);
});

test("charges from before the association of the customer they are mapped to spend without counting", async () => {
  const actor = await makeDistributor();
  const customer = await makeCustomer(actor, new Date("2024-09-09T00:00:00Z"));
  const before = { ChargePeriodStart: "2024-09-08 00:00:00", ChargePeriodEnd: "2024-09-08 01:00:00" };
  await importRows(actor, [{ ListCost: "1" }, { ListCost: "2", ...before }]);
  await map(actor, "account-1", customer);
  expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["3", "1"] });
});

test("the mappings that hold are listed newest first, to their own distributor only", async () => {
  const [actor, other] = [await makeDistributor(), await makeDistributor()];
  const customer = await makeCustomer(actor);
  await importRows(actor, [{}, { SubAccountId: "account-2", SubAccountName: "Two" }]);
  await map(actor, "account-1", customer);
  const second = await map(actor, "account-2", customer, "2024-09-15");
  const list = async (of: Actor) => (await listMappings(permitOf(of, "account.read"))).rows;
  const mappings = await list(actor);
  expect(mappings).toMatchObject([
    { accountId: "account-2", accountName: "Two", customerId: customer, fromDay: "2024-09-15" },
    { accountId: "account-1", accountName: "One", customerId: customer, fromDay: null },
  ]);
  expect(await list(other)).toEqual([]);
  expect(issuePermit({ ...actor, company: { ...actor.company, kind: "reseller" } }, "account.read")).toBeNull();

  const undo = { mappingId: second.allowed ? second.mappingId : "", reason: null };
  expect(await undoMapping(permitOf(actor, "account.map"), undo)).toEqual({ allowed: true });
  expect((await list(actor)).map(({ accountId }) => accountId)).toEqual(["account-1"]);
});

test("an account goes to another customer from a day on and back, what it moves of closed months kept", async () => {
  const actor = await makeDistributor();
  const [former, next] = [await makeCustomer(actor), await makeCustomer(actor)];
  const on = (day: string) => ({ ChargePeriodStart: `${day} 00:00:00`, ChargePeriodEnd: `${day} 01:00:00` });
  await importRows(actor, [
    { ListCost: "1", ...on("2024-09-05") },
    { ListCost: "2", ...on("2024-09-25") },
  ]);
  await map(actor, "account-1", former);
  await inTenant(actor, async (tx) => writeClosing(tx, actor, "2024-09" as BillingMonth, await instantOf(tx)));
  const mapped = await map(actor, "account-1", next, "2024-09-20");
  expect([await sumsOf(actor, former), await sumsOf(actor, next)]).toEqual([
    { "2024-09": ["1", "1"] },
    { "2024-09": ["2", "2"] },
  ]);
  const changes = async () => {
    const month = await getMonth(permitOf(actor, "expenditure.read"), "2024-09" as BillingMonth);
    return month.changes.rows.map(({ customerId, cause, spent }) => [customerId, cause, decimalOf(spent)]);
  };
  const moved = [
    [former, "ownership", "-2"],
    [next, "ownership", "2"],
  ];
  expect((await changes()).toSorted()).toEqual(moved.toSorted());
  const mappingId = mapped.allowed ? mapped.mappingId : "";
  expect(await undoMapping(permitOf(actor, "account.map"), { mappingId, reason: null })).toEqual({ allowed: true });
  expect([await sumsOf(actor, former), await sumsOf(actor, next)]).toEqual([{ "2024-09": ["3", "3"] }, {}]);
  const back = [
    [former, "ownership", "2"],
    [next, "ownership", "-2"],
  ];
  expect((await changes()).toSorted()).toEqual([...moved, ...back].toSorted());
});
