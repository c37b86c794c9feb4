import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseInvariants } from "@/db/check-invariants";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { budgetInput, charge, joinCustomer, makeWorld, money, permit } from "./governance.fixture";
import { setBudget } from "./set-budget";

const database = await openTestDatabase();
const owner = postgres(database.url, { max: 1, onnotice: () => {} });

beforeAll(async () => {
  const world = await makeWorld();
  const [customerId] = [await joinCustomer(world), await joinCustomer(world)];
  const wish = { amount: money("100"), type: "one-time", action: "freeze-account" } as const;
  await setBudget(permit(world.distributor, "budget.set"), budgetInput(customerId, wish));
  await charge(world, customerId, "80");
});

afterAll(() => owner.end());

const PLANTED = [
  [
    "a customer that joined without a budget is still frozen by its association",
    "update freeze_causes set ended_at = since, ended_by = by, end_change_id = change_id where origin = 'association-default'",
  ],
  ["every budget is the newest of its adjustment records", "update budgets set amount = amount + 1"],
  ["a one-time sum exists exactly while the budget is one-time, from the same month", "delete from one_time_usage"],
  ["the present budget's mark is not below what its usage has reached", "delete from budget_marks"],
  ["at most one alert per threshold of a mark, and none above the mark", "update alerts set threshold = 999"],
  ["an alert of a budget is sent exactly once", "update outbox set alert_id = null"],
  [
    "another alert is told no more often than it came, came back or got worse, and its end no more often than it ended",
    "update outbox set kind = 'alert-resolved' where alert_id is not null",
  ],
  [
    "an alert that stands is with a company that is to deal with it, or each has dealt with it",
    "update alert_handlings set resolved_at = opened_at",
  ],
  [
    "an alert whose cause is gone stands with no company",
    "update alerts set state = 'resolved', resolved_at = opened_at",
  ],
  ["what was raised was raised with somebody", "delete from alert_steps; delete from alert_handlings"],
  [
    "what stands with a company has its steps, the first of them that it was raised",
    "update alert_steps set kind = 'noted'",
  ],
  ["an outbox row is waiting, delivered with its instant, or dead with its error", "update outbox set state = 'dead'"],
  [
    "an e-mail that has left or was given up holds no link and no code",
    `update outbox set kind = 'mail', state = 'delivered', delivered_at = created_at, payload = '{"secret":{"code":"1"}}'`,
  ],
  ["every change of a budget has its audit entry with the same change id", "update budget_records set change_id = id"],
  [
    "every freeze and its end have their audit entries with the same change ids",
    "update freeze_causes set change_id = id",
  ],
  [
    "every budget, freeze, lift and block was done by the party that held the authority then",
    `update budget_records set by = jsonb_set(by, '{companyKind}', '"reseller"')`,
  ],
  [
    "only an exhausted budget's cause has a month or goes, and no cause ends before it began",
    "update freeze_causes set month = '2026-01'",
  ],
] as const;

const STATEMENTS = parseInvariants(readFileSync(join(process.cwd(), "db/invariants.sql"), "utf8"));

class Undone extends Error {}

test.each(PLANTED)("the invariant speaks up when it is broken: %s", async (name, breaking) => {
  const statement = STATEMENTS.find((one) => one.name === name);
  if (!statement) throw new Error("no such invariant");
  expect(await owner.unsafe(statement.sql)).toHaveLength(0);
  const planted = owner.begin(async (tx) => {
    await tx.unsafe(breaking);
    expect((await tx.unsafe(statement.sql)).length).toBeGreaterThan(0);
    throw new Undone();
  });
  await expect(planted).rejects.toThrow(Undone);
});
