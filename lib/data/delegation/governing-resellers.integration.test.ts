import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import type { CustomerListQuery } from "@/lib/contracts/customer-list";
import type { Delegation } from "@/lib/domain/delegation/authority";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import {
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { listCustomers } from "../customer/list-customers";
import { decidePurchases } from "../purchase/decide-purchases";
import { freezeCustomer } from "../restriction/freeze-customer";
import { ALL, actionsOf, codes, grantTo, recallOf, set, told } from "./delegation.fixture";
import { getDelegation } from "./get-delegation";
import { grantDelegations } from "./grant-delegations";
import { listDelegationRecords } from "./list-delegation-records";
import { previewRevocation } from "./preview-revocation";
import { revokeDelegation } from "./revoke-delegation";
import { resumePurchases, stopPurchases } from "./stop-purchases";

const database = await openTestDatabase();
let world: World;
let resellerId: string;

beforeEach(async () => {
  await turnClockTo(database.url, new Date());
  world = await makeWorld();
  resellerId = world.reseller.company.id;
});

afterEach(async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

const reason = "Payment overdue";
const grant = (wish: Partial<Delegation> = {}, version = 0) => grantTo(world, wish, version);

const recall = (customerIds: readonly string[] | null, more: object = {}, actor = world.distributor) =>
  recallOf(world, customerIds, more, actor);

test("a stop answers every purchase below the reseller until it is lifted", async () => {
  const id = await joinCustomer(world);
  await set(world.distributor, id, { amount: money("10"), lift: ["association-default"] });
  const ask = async () => {
    const asked = [{ customerId: id, operation: "buy-yearly-monthly", amount: money("1") }] as const;
    const [answer] = await decidePurchases(permit(customerActor(world, id), "purchase.decide"), [...asked]);
    return answer ? codes(answer.decision).includes("purchase.reseller-stopped") : null;
  };
  const stopping = permit(world.distributor, "reseller.stop");
  expect(await ask()).toBe(false);
  expect(codes(await stopPurchases(stopping, { resellerId, reason: null }))).toEqual(["delegation.reason-missing"]);
  expect(codes(await stopPurchases(stopping, { resellerId, reason }))).toEqual([]);
  expect(await ask()).toBe(true);
  expect(codes(await stopPurchases(stopping, { resellerId, reason }))).toEqual(["delegation.already-stopped"]);
  const seen = await getDelegation(permit(world.reseller, "delegation.read"), resellerId, new Date());
  expect(seen?.stopped?.reason).toBe(reason);
  expect(codes(await resumePurchases(stopping, { resellerId, reason }))).toEqual([]);
  expect(await ask()).toBe(false);
  expect([await actionsOf(world, "reseller.stopped"), await actionsOf(world, "reseller.resumed")]).toEqual([1, 1]);
  expect([await told(world, "purchases-stopped"), await told(world, "purchases-resumed")]).toEqual([2, 2]);
});

test("a batch of grants answers each reseller by itself", async () => {
  const id = await joinCustomer(world);
  await set(world.distributor, id, { amount: money("2000") });
  const rows = [resellerId, world.otherReseller.company.id, world.otherDistributor.company.id].map((one) => ({
    resellerId: one,
    version: 0,
    wish: ALL,
    reason: null,
  }));
  const answers = await grantDelegations(permit(world.distributor, "delegation.grant"), rows);
  expect(answers.map(({ decision }) => codes(decision))).toEqual([
    ["delegation.quota-below-taken"],
    [],
    ["delegation.reseller-unknown"],
  ]);
  expect(await actionsOf(world, "delegation.granted")).toBe(1);
});

test("a revocation is shown in numbers before it is done, and leaves what it said it leaves", async () => {
  const [one, two] = [await joinCustomer(world), await joinCustomer(world)];
  await grant();
  await set(world.reseller, one, { amount: money("300") });
  await recall([two]);
  const reading = permit(world.distributor, "delegation.read");
  const preview = await previewRevocation(reading, resellerId, new Date());
  expect(preview).toMatchObject({
    customers: 2,
    budgets: { monthly: 1, "one-time": 0 },
    recalled: 1,
    frozen: 2,
    pools: { monthly: { allocated: money("300"), available: money("700") } },
  });
  const revoke = { resellerId, version: 1, reason };
  expect(codes(await revokeDelegation(permit(world.distributor, "delegation.grant"), revoke))).toEqual([]);
  expect(await previewRevocation(reading, resellerId, new Date())).toBeNull();
  expect(await told(world, "delegation-revoked")).toBe(2);
  const records = await listDelegationRecords(permit(world.reseller, "delegation.read"), resellerId);
  expect(records.map(({ operation, monthlyTaken }) => [operation, monthlyTaken])).toEqual([
    ["revoked", money("300")],
    ["granted", money("0")],
  ]);
});

test("of a split grant whoever holds freeze-resources raises the other's freeze, which is no lift of it", async () => {
  const id = await joinCustomer(world);
  const freezing = permit(world.distributor, "restriction.freeze");
  const act = { customerId: id, reason, messageToCustomer: null };
  expect(codes(await freezeCustomer(freezing, { ...act, level: "account", agreementVersion: null }))).toEqual([]);
  expect(await grant({ permissions: ["freeze-account"], monthlyQuota: null, oneTimeQuota: null })).toEqual([]);
  const raise = { ...act, level: "account-and-resources", agreementVersion: FREEZE_AGREEMENT_VERSION } as const;
  expect(codes(await freezeCustomer(freezing, raise))).toEqual([]);
});

test("the customer list filters by what it shows: whether the reseller holds anything", async () => {
  const [one, two] = [await joinCustomer(world), await joinCustomer(world)];
  const list = async (authority: CustomerListQuery["authority"]) => {
    const query = { tab: "all", sort: "name", order: null, after: null, before: null, contacts: null } as const;
    const none = {
      q: null,
      reseller: null,
      status: null,
      frozen: null,
      manager: null,
      level: null,
      usedFrom: null,
      usedTo: null,
      use: null,
      from: null,
      to: null,
    };
    const page = await listCustomers(
      permit(world.distributor, "customer.read"),
      { ...query, ...none, authority },
      new Date(),
    );
    for (const { id } of page.rows) {
      const isHeld = Object.values(page.authorities.get(id) ?? {}).includes("reseller");
      if (authority !== null) expect(isHeld).toBe(authority === "authorised");
    }
    return page.rows.map(({ id }) => id).sort();
  };
  expect(await list("authorised")).toEqual([]);
  await grant();
  expect(await list("authorised")).toEqual([one, two].sort());
  await recall([one], { permissions: ["set-budget", "freeze-account"] });
  expect(await list("authorised")).toEqual([two]);
  expect(await list("not-authorised")).toEqual([one]);
  expect(await list(null)).toEqual([one, two].sort());
});
