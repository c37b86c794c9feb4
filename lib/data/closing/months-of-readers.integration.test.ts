import fc from "fast-check";
import { expect, test } from "vitest";
import type { MonthLine } from "@/lib/contracts/closing";
import { wholeOf } from "@/lib/contracts/expenditure";
import type { Actor } from "@/lib/domain/access/actor";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { decimalOf, minus, sumOf, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { customerActor, permit } from "../budget/governance.fixture";
import { importRows } from "../delivery/delivery.fixture";
import { type ChargeWorld, chargeRows, makeChargeWorld } from "../expenditure/charge-world.fixture";
import { naiveSums, readCharges } from "../expenditure/naive-sums.fixture";
import { close, codesOf, month } from "./closing.fixture";
import { getMonth } from "./get-month";
import { listMonths } from "./list-months";

const database = await openTestDatabase();

const RUNS = process.env["PARTNER_CENTER_LONG"] ? 20 : 3;
const CLOSED = ["2025-02", "2025-03", "2025-04"].map(month);

const readersOf = (world: ChargeWorld): readonly Actor[] => [
  world.distributor,
  world.reseller,
  world.otherReseller,
  ...Object.values(world.managers),
  ...world.customerIds.map((id) => customerActor(world, id)),
];

const read = (reader: Actor) => listMonths(permit(reader, "expenditure.read"));
const lineOf = (lines: readonly MonthLine[], wanted: string): MonthLine => {
  const found = lines.find((line) => line.month === wanted);
  if (!found) throw new Error(`no ${wanted}`);
  return found;
};

test("whoever reads, a month stands at what anybody would add up, and closed at what it showed then", async () => {
  await fc.assert(
    fc.asyncProperty(chargeRows, chargeRows, async (rows, late) => {
      const world = await makeChargeWorld(database.url, rows);
      const readers = readersOf(world);
      for (const one of CLOSED) expect(codesOf(await close(world.distributor, one))).toEqual(["saved"]);
      const before = new Map<Actor, readonly MonthLine[]>();
      for (const reader of readers) before.set(reader, (await read(reader)).months);
      await importRows(
        world.distributor,
        late.map((row) => ({
          ...row,
          SubAccountId: world.customerIds[Number(row["SubAccountId"])] ?? "nobody",
          BillingAccountId: `late ${row["BillingAccountId"]}`,
        })),
      );
      for (const reader of readers) {
        const facts = await readCharges(world, reader);
        const { months } = await read(reader);
        for (const one of CLOSED) {
          const line = lineOf(months, one);
          const filter = wholeOf(monthRangeOf({ first: one, last: one }), "expenditure");
          const naive = [...naiveSums(facts, reader, filter, []).values()][0]?.spent ?? ZERO;
          expect(decimalOf(line.spent)).toBe(decimalOf(naive));
          const then = lineOf(before.get(reader) ?? [], one);
          expect(decimalOf(minus(line.spent, line.changes.spent))).toBe(decimalOf(then.spent));
          expect(decimalOf(minus(line.counted, line.changes.counted))).toBe(decimalOf(then.counted));
          const { changes } = await getMonth(permit(reader, "expenditure.read"), one, undefined, 1000);
          expect(changes.rows).toHaveLength(line.changes.count);
          expect(sumOf(changes.rows.map(({ spent }) => spent))).toBe(line.changes.spent);
        }
      }
    }),
    { numRuns: RUNS },
  );
}, 600_000);
