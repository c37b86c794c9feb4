import fc from "fast-check";
import postgres from "postgres";
import { afterAll, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld } from "../budget/governance.fixture";
import { CUSTOMERS, GOVERNING, HOUR_MS, START } from "./governing-commands.fixture";
import { GRANTING } from "./granting-commands.fixture";
import { joinAll } from "./join-all.fixture";
import { newModel } from "./model.fixture";
import { opening } from "./opening.fixture";
import { PARTNERING } from "./partner-commands.fixture";
import { REQUESTING } from "./request-commands.fixture";

const IS_LONG = process.env["PARTNER_CENTER_LONG"] === "1";
const COMMANDS = [...GOVERNING, ...GRANTING, ...PARTNERING, ...REQUESTING];

const database = await openTestDatabase();
const owner = postgres(database.url, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

async function turnClockTo(instant: Date): Promise<void> {
  await owner`update clock set ahead = ${instant.toISOString()}::timestamptz - clock_timestamp()`;
}

test(
  "whatever distributor and resellers do in whatever order, the product answers as its rules say",
  async () => {
    await fc.assert(
      fc.asyncProperty(opening, fc.commands(COMMANDS, { maxCommands: 40, size: "max" }), async (first, steps) => {
        await turnClockTo(START);
        const world = await makeWorld();
        const ids = await joinAll(world, CUSTOMERS);
        const [model, real] = [newModel(START, CUSTOMERS), { world, ids, requestIds: [], turnClockTo }];
        for (const step of first) await step.run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), steps);
      }),
      { numRuns: IS_LONG ? 2000 : 100, endOnFailure: !IS_LONG },
    );
    // The runs shared one clock that went back between them; seen from after all of them, each month is over.
    await turnClockTo(new Date(START.getTime() + 400 * 24 * HOUR_MS));
  },
  2 * 60 * 60 * 1000,
);
