import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { auditEntries, outbox } from "@/db/schema";
import { START } from "@/lib/contracts/page";
import { QuestionListQuery } from "@/lib/contracts/question";
import type { Actor } from "@/lib/domain/access/actor";
import { OPEN_QUESTIONS_MAX, QUESTIONS_A_DAY_MAX } from "@/lib/domain/question/question";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, assign, joinOwn } from "../assignment/assignment.fixture";
import { moveCustomer } from "../association/move-customer";
import {
  charge,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
} from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { toldToCompanyOf } from "../message/message.fixture";
import { buyer, sell } from "../order/order.fixture";
import { inTenant } from "../tenant";
import { answerQuestion, closeQuestion } from "./answer-question";
import { countOpenQuestions } from "./count-open-questions";
import { listCustomerQuestions, listOwnQuestions, listQuestions } from "./list-questions";
import { ask, codesOf, TEXT } from "./question.fixture";

const database = await openTestDatabase();
const world = await makeWorld();
const { distributor, reseller, otherReseller, otherDistributor } = world;

beforeAll(() => addColleague(reseller));

const reading = (actor: Actor) => permit(actor, "question.read");
const answering = (actor: Actor) => permit(actor, "question.answer");
const ofCustomer = (actor: Actor, customerId: string) => listCustomerQuestions(reading(actor), customerId);
const own = (customerId: string) => listOwnQuestions(permit(customerActor(world, customerId), "portal.read"));

async function newestOf(customerId: string): Promise<string> {
  const [first] = await own(customerId);
  if (!first) throw new Error("nothing was asked");
  return first.id;
}

const actionsOf = (customerId: string) =>
  inTenant(distributor, async (tx) => {
    const rows = await tx
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.customerId, customerId))
      .orderBy(auditEntries.id);
    return rows.map(({ action }) => action).filter((action) => action.startsWith("question."));
  });

test("a refused customer asks its reseller with the facts as they stand; they stay so while the world moves on", async () => {
  const offerId = await sell(world);
  const customerId = await buyer(world, "50");
  await charge(world, customerId, "40.000000000001");
  const order = { about: "order", offerId, periods: 2, quantity: 1, account: null, text: TEXT } as const;
  expect((await ask(world, customerId, order)).allowed).toBe(true);
  await charge(world, customerId, "30");
  const [asked, ...more] = await ofCustomer(reseller, customerId);
  expect(more).toEqual([]);
  expect(asked).toMatchObject({
    text: TEXT,
    by: "Person of c",
    state: "open",
    answer: null,
    decided: null,
    facts: {
      about: { kind: "order", offerId, periods: 2, quantity: 1, amount: money("66.66"), mode: "yearly-monthly" },
      reasons: [
        {
          code: "purchase.budget-insufficient",
          remaining: money("9.999999999999"),
          needed: money("66.66"),
          restoresAt: expect.any(Date),
        },
      ],
      currency: "USD",
      accountName: "c",
      asOf: expect.any(Date),
    },
  });
  expect(await actionsOf(customerId)).toEqual(["question.asked"]);
});

test("what is open, or only the customer's own to mend, is no question; nothing is written for it", async () => {
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  expect(codesOf(await ask(world, customerId))).toEqual(["question.nothing-to-ask"]);
  const order = { about: "order", offerId, periods: 1, quantity: 1, text: TEXT } as const;
  const another = { ...order, account: "of somebody else" };
  expect(codesOf(await ask(world, customerId, another))).toEqual(["question.nothing-to-ask"]);
  const unknown = { ...order, offerId: customerId, account: null };
  expect(codesOf(await ask(world, customerId, unknown))).toEqual(["question.offer-unknown"]);
  expect(await own(customerId)).toEqual([]);
  expect(await actionsOf(customerId)).toEqual([]);
});

test("only the partner that was asked reads and answers it; for all others it is not there", async () => {
  const customerId = await joinCustomer(world);
  await ask(world, customerId);
  const questionId = await newestOf(customerId);
  const before = await actionsOf(customerId);
  const stranger = await addColleague(reseller, ["account-manager"]);
  for (const actor of [distributor, otherReseller, otherDistributor, stranger]) {
    expect(await ofCustomer(actor, customerId)).toEqual([]);
    const page = await listQuestions(reading(actor), QuestionListQuery.parse({ state: "all" }));
    expect(page.rows.map(({ id }) => id)).not.toContain(questionId);
    expect(codesOf(await answerQuestion(answering(actor), { questionId, text: "Hm" }))).toEqual(["question.unknown"]);
    expect(codesOf(await closeQuestion(answering(actor), { questionId }))).toEqual(["question.unknown"]);
  }
  const neighbour = await joinCustomer(world);
  expect(await own(neighbour)).toEqual([]);
  expect(
    await listOwnQuestions(
      permit(customerActor({ ...world, distributor: otherDistributor }, customerId), "portal.read"),
    ),
  ).toEqual([]);
  expect(await actionsOf(customerId)).toEqual(before);

  // Once it looks after the customer, the account manager reads it and answers.
  await assign(reseller, stranger, [customerId]);
  expect(await countOpenQuestions(reading(stranger))).toMatchObject({ count: 1, onlyCustomerId: customerId });
  expect(await answerQuestion(answering(stranger), { questionId, text: "It is set." })).toEqual({ allowed: true });
});

test("an answer is kept, audited and told the customer; nobody answers or closes twice", async () => {
  const customerId = await joinCustomer(world);
  await ask(world, customerId);
  await ask(world, customerId, { about: "eligibility", amount: money("10"), text: "Or less?" });
  const [second, first] = await own(customerId);
  if (!first || !second) throw new Error("two were asked");
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      answerQuestion(answering(reseller), { questionId: first.id, text: `Answer ${index}` }),
    ),
  );
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
  expect(await closeQuestion(answering(reseller), { questionId: second.id })).toEqual({ allowed: true });
  expect(codesOf(await closeQuestion(answering(reseller), { questionId: first.id }))).toEqual(["question.not-open"]);
  const lines = await own(customerId);
  expect(lines.map(({ state }) => state).toSorted()).toEqual(["answered", "closed"]);
  const answered = lines.find(({ state }) => state === "answered");
  expect(answered).toMatchObject({
    id: first.id,
    decided: { by: reseller.via.kind === "person" ? reseller.via.name : "" },
  });
  expect(await actionsOf(customerId)).toEqual([
    "question.asked",
    "question.asked",
    "question.answered",
    "question.closed",
  ]);
  const told = await toldToCompanyOf(customerActor(world, customerId));
  expect(told.slice(0, 2)).toMatchObject([
    { kind: "question-closed", facts: { partner: reseller.company.name, text: null } },
    { kind: "question-answered", facts: { partner: reseller.company.name, text: answered?.answer } },
  ]);
});

test("thirty-two at once, and exactly five are put; another customer's do not count", async () => {
  const [customerId, neighbour] = [await joinCustomer(world), await joinCustomer(world)];
  await ask(world, neighbour);
  const answers = await Promise.all(Array.from({ length: 32 }, () => ask(world, customerId)));
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(OPEN_QUESTIONS_MAX);
  for (const answer of answers) expect(["", "question.too-many-open"]).toContain(codesOf(answer).join());
  expect(await own(customerId)).toHaveLength(OPEN_QUESTIONS_MAX);
  expect(await actionsOf(customerId)).toHaveLength(OPEN_QUESTIONS_MAX);
  await closeQuestion(answering(reseller), { questionId: await newestOf(customerId) });
  const again = await Promise.all(Array.from({ length: 8 }, () => ask(world, customerId)));
  expect(again.filter(({ allowed }) => allowed)).toHaveLength(1);
});

test("twenty a day in GMT+08:00, answered ones included, also when the last come at once; the next day begins anew", async () => {
  const customerId = await joinCustomer(world);
  const noon = new Date("2031-05-10T04:00:00Z");
  await turnClockTo(database.url, noon);
  try {
    for (let put = 0; put < QUESTIONS_A_DAY_MAX - 2; put += 1) {
      expect((await ask(world, customerId)).allowed).toBe(true);
      await closeQuestion(answering(reseller), { questionId: await newestOf(customerId) });
    }
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(world, customerId)));
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(2);
    const refused = answers.find(({ allowed }) => !allowed);
    expect(refused).toEqual({
      allowed: false,
      reasons: [
        { code: "question.too-many-today", max: QUESTIONS_A_DAY_MAX, againAt: new Date("2031-05-10T16:00:00Z") },
      ],
    });
    await turnClockTo(database.url, new Date("2031-05-10T16:00:01Z"));
    expect((await ask(world, customerId)).allowed).toBe(true);
  } finally {
    await turnClockTo(database.url, new Date());
  }
});

test("with another partner an open question is ended, answered by nobody and counted no more", async () => {
  const customerId = await joinCustomer(world);
  for (let put = 0; put < OPEN_QUESTIONS_MAX; put += 1) await ask(world, customerId);
  const questionId = await newestOf(customerId);
  const moving = { customerId, resellerId: otherReseller.company.id, reason: "As agreed" };
  expect((await moveCustomer(permit(distributor, "customer.move"), moving)).allowed).toBe(true);
  expect((await own(customerId)).map(({ state }) => state)).toEqual(Array(OPEN_QUESTIONS_MAX).fill("ended"));
  expect(codesOf(await answerQuestion(answering(reseller), { questionId, text: "Hm" }))).toEqual([
    "question.association-ended",
  ]);
  expect((await countOpenQuestions(reading(otherReseller))).count).toBe(0);
  expect((await ask(world, customerId)).allowed).toBe(true);
  expect(await ofCustomer(otherReseller, customerId)).toHaveLength(1);
});

test("a customer without a reseller asks the distributor; a frozen partner answers nothing", async () => {
  const customerId = await joinOwn(world);
  await ask(world, customerId);
  expect(await ofCustomer(distributor, customerId)).toHaveLength(1);
  expect((await countOpenQuestions(reading(distributor))).count).toBe(1);

  const below = await joinCustomer(world);
  await ask(world, below);
  const questionId = await newestOf(below);
  await turnTo(reseller, "frozen");
  expect(codesOf(await answerQuestion(answering(reseller), { questionId, text: "Hm" }))).toEqual([
    "question.company-suspended",
  ]);
  await turnTo(reseller, "active");
});

test("the pages of what was asked hold each question once, the newest first", async () => {
  const elsewhere = await makeWorld();
  const ids = [];
  for (let joined = 0; joined < 6; joined += 1) ids.push(await joinCustomer(elsewhere));
  for (const id of ids) for (let put = 0; put < 4; put += 1) await ask(elsewhere, id);
  const seen: string[] = [];
  let place: { after: string | null; before: string | null } = START;
  do {
    const page = await listQuestions(reading(elsewhere.reseller), QuestionListQuery.parse(place));
    seen.push(...page.rows.map(({ id }) => id));
    place = { after: page.after, before: null };
  } while (place.after !== null);
  expect(seen).toHaveLength(24);
  expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
});

test("without a contact's address nothing is mailed, and the question waits all the same", async () => {
  const customerId = await joinCustomer(world);
  const mails = () => inTenant(distributor, (tx) => tx.$count(outbox, eq(outbox.kind, "mail")));
  const before = await mails();
  expect((await ask(world, customerId)).allowed).toBe(true);
  expect(await mails()).toBe(before);
});
