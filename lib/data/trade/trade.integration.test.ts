import fc from "fast-check";
import postgres from "postgres";
import { afterAll, test } from "vitest";
import { monthEndExclusive, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld } from "../budget/governance.fixture";
import { buyer } from "../order/order.fixture";
import { BUYING } from "./buying.fixture";
import { CUSTOMERS, GOVERNING } from "./governing.fixture";
import { customerOf, HOUR_MS, newModel, units } from "./model.fixture";
import { opening } from "./opening.fixture";
import type { Real } from "./real.fixture";
import { RELEASING } from "./releasing.fixture";
import { RESERVING } from "./reserving.fixture";
import { RUNNING } from "./running.fixture";
import { openShop } from "./shop.fixture";
import { TERMS } from "./terms.fixture";
import { WAITING } from "./waiting.fixture";

const IS_LONG = process.env["PARTNER_CENTER_LONG"] === "1";
const COMMANDS = [...GOVERNING, ...BUYING, ...RESERVING, ...WAITING, ...RUNNING, ...TERMS, ...RELEASING];

const month = toBillingMonth("2027-01");
if (month === null) throw new Error("not a month");
// Some days before the month's end, and off the hour, so that no jump of hours lands on an instant that matters.
const START = new Date(monthEndExclusive(month).getTime() - 76.4 * HOUR_MS);

const database = await openTestDatabase();
const owner = postgres(database.url, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

async function turnClockTo(instant: Date): Promise<void> {
  await owner`update clock set ahead = ${instant.toISOString()}::timestamptz - clock_timestamp()`;
}

async function open(): Promise<Real> {
  const world = await makeWorld();
  const offers = await openShop(world);
  const ids: string[] = [];
  for (let index = 0; index < CUSTOMERS; index++) ids.push(await buyer(world, "200"));
  return { world, ids, offers, turnClockTo };
}

test(
  "whatever customers buy, set aside and give back in whatever order, the product answers as its rules say",
  async () => {
    try {
      await fc.assert(
        fc.asyncProperty(opening, fc.commands(COMMANDS, { maxCommands: 40, size: "max" }), async (first, steps) => {
          await turnClockTo(START);
          const real = await open();
          const model = newModel(START, CUSTOMERS);
          for (let index = 0; index < CUSTOMERS; index++) {
            const set = customerOf(model, index);
            Object.assign(set, { version: 1, budget: { type: "monthly", amount: units(200), from: month } });
          }
          for (const step of first) if (step.check(model)) await step.run(model, real);
          await fc.asyncModelRun(() => ({ model, real }), steps);
        }),
        { numRuns: IS_LONG ? 2000 : 40, endOnFailure: !IS_LONG },
      );
    } finally {
      // The runs shared one clock that went back between them; seen from after all of them, everything is over.
      await turnClockTo(new Date(START.getTime() + 2000 * 24 * HOUR_MS));
    }
  },
  2 * 60 * 60 * 1000,
);
