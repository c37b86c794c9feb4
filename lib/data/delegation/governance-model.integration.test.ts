import fc from "fast-check";
import { test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { joinCustomer, makeWorld, turnClockTo } from "../budget/governance.fixture";
import { COMMANDS, CUSTOMERS, HOUR_MS, opening, START } from "./governance-commands.fixture";
import { newModel } from "./model.fixture";

const RUNS = process.env["PARTNER_CENTER_LONG"] === "1" ? 2000 : 100;

const database = await openTestDatabase();

test(
  "whatever distributor and reseller do in whatever order, the product answers as its rules say",
  async () => {
    await fc.assert(
      fc.asyncProperty(opening, fc.commands(COMMANDS, { maxCommands: 40, size: "max" }), async (first, steps) => {
        await turnClockTo(database.url, START);
        const world = await makeWorld();
        const ids: string[] = [];
        for (let index = 0; index < CUSTOMERS; index++) ids.push(await joinCustomer(world));
        const [model, real] = [newModel(START, CUSTOMERS), { ownerUrl: database.url, world, ids }];
        for (const step of first) await step.run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), steps);
      }),
      { numRuns: RUNS, endOnFailure: process.env["PARTNER_CENTER_LONG"] !== "1" },
    );
    // The runs shared one clock that went back between them; seen from after all of them, each month is over.
    await turnClockTo(database.url, new Date(START.getTime() + 400 * 24 * HOUR_MS));
  },
  30 * 60 * 1000,
);
