import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { moveCustomer } from "../association/move-customer";
import {
  budgetInput,
  charge,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { turnTo } from "../company/suspension.fixture";
import { stopPurchases } from "../delegation/stop-purchases";
import { buy, buyer, cancel, idOf, pay, prepare, sell, submit } from "../order/order.fixture";
import { answerQuestion } from "../question/answer-question";
import { listOwnQuestions } from "../question/list-questions";
import { ask } from "../question/question.fixture";
import { blockPayPerUse } from "../restriction/block-pay-per-use";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { getStanding, standingIn } from "./get-standing";

await openTestDatabase();
const world = await makeWorld();
const offerId = await sell(world);

const standingOf = (customerId: string, of = world) =>
  getStanding(permit(customerActor(of, customerId), "portal.read"));
const markOf = async (customerId: string) => (await standingOf(customerId))?.mark;
const act = { reason: "asked by phone", messageToCustomer: null };

test("the mark stands while nothing happens, and every act of a partner and every charge and order moves it", async () => {
  const customerId = await buyer(world, "1000");
  const { distributor, otherReseller } = world;
  let prepared = "";
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    charge: () => charge(world, customerId, "12"),
    order: () => buy(world, customerId, offerId),
    prepare: async () => {
      prepared = idOf(await prepare(world.reseller, customerId, offerId));
    },
    "take back": () => cancel(world.reseller, prepared),
    submit: async () => {
      prepared = idOf(await submit(world, customerId, offerId));
    },
    pay: () => pay(world, customerId, prepared),
    budget: () =>
      setBudget(permit(distributor, "budget.set"), budgetInput(customerId, { amount: money("2000"), version: 1 })),
    freeze: () =>
      freezeCustomer(permit(distributor, "restriction.freeze"), {
        ...act,
        customerId,
        level: "account",
        agreementVersion: FREEZE_AGREEMENT_VERSION,
      }),
    lift: () => liftFreeze(permit(distributor, "restriction.lift"), { ...act, customerId, origins: ["manual"] }),
    block: () => blockPayPerUse(permit(distributor, "restriction.block-pay-per-use"), { ...act, customerId }),
    ask: () => ask(world, customerId),
    answer: async () => {
      const [first] = await listOwnQuestions(permit(customerActor(world, customerId), "portal.read"));
      await answerQuestion(permit(world.reseller, "question.answer"), { questionId: first?.id ?? "", text: "Soon" });
    },
    stop: () =>
      stopPurchases(permit(distributor, "reseller.stop"), { resellerId: world.reseller.company.id, reason: "x" }),
    suspend: () => turnTo(world.reseller, "restricted"),
    move: () =>
      moveCustomer(permit(distributor, "customer.move"), {
        customerId,
        resellerId: otherReseller.company.id,
        reason: "x",
      }),
  };
  for (const [name, done] of Object.entries(acts)) {
    const before = await markOf(customerId);
    expect(await markOf(customerId), name).toBe(before);
    await done();
    expect(await markOf(customerId), name).not.toBe(before);
  }
});

test("what happens to another customer moves nothing, and nobody stands under another distributor", async () => {
  const [own, other] = [await joinCustomer(world), await joinCustomer(world)];
  const before = await markOf(own);
  await charge(world, other, "12");
  expect(await markOf(own)).toBe(before);
  expect(await standingOf(own, await makeWorld())).toBeNull();
});

test("asking reads as many rows after a hundred charges, ten orders and five questions as before", async () => {
  const customerId = await buyer(world, "100000");
  const buyOne = () => buy(world, customerId, offerId);
  await buyOne();
  await charge(world, customerId, "1");
  const askOne = () => ask(world, customerId, { about: "eligibility", amount: money("900000"), text: "How?" });
  await askOne();
  const before = await rowsRead(customerId);
  expect(before).toBeGreaterThan(0);
  for (let done = 0; done < 100; done += 1) await charge(world, customerId, "1");
  for (let done = 0; done < 9; done += 1) await buyOne();
  for (let done = 0; done < 4; done += 1) expect(await askOne()).toEqual({ allowed: true });
  expect(await rowsRead(customerId)).toBe(before);
});

/** Rows that asking reads from tables and indexes, all of them. */
async function rowsRead(customerId: string): Promise<number> {
  const actor = customerActor(world, customerId);
  return inTenant(actor, async (tx) => {
    // Row reads must come from keys alone, whatever the few rows of a test would let the planner prefer.
    await tx.execute(sql`set local enable_seqscan = off`);
    const count = async () => {
      const [row] = await tx.execute<{ read: string }>(
        sql`select sum(seq_tup_read + idx_tup_fetch) as read from pg_stat_xact_user_tables`,
      );
      return Number(row?.read ?? 0);
    };
    const before = await count();
    await standingIn(tx, actor);
    return (await count()) - before;
  });
}
