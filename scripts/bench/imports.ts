import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import { createCustomersFromAccounts } from "@/lib/data/account/create-customers-from-accounts";
import { setBudgets } from "@/lib/data/budget/set-budgets";
import { createDistributor } from "@/lib/data/company/create-distributor";
import { importFiles } from "@/lib/data/delivery/import-files";
import { addMonths, type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import { distributorPermit } from "../distributor-permit";
import { MADE_COLUMNS, writeMadeBill } from "./made-bill";
import { type Measured, type Pair, ratioOf, secondsOf, shortOf, sidesOf, spreadOf } from "./measure";

const ACCOUNTS = 50;
const NAME = "bench-imports";

async function importOf(path: string): Promise<void> {
  const permit = await distributorPermit(NAME, "delivery.import");
  const report = await importFiles(permit, {
    files: [{ name: "made.csv", path }],
    source: null,
    dryRun: false,
    strict: false,
    accept: true,
  });
  if (report.problems.length > 0 || report.refused > 0) throw new Error(JSON.stringify(report.problems));
}

/** Every account a customer with a monthly budget, so that the import has somebody to count for and to warn. */
async function prepare(directory: string, month: BillingMonth): Promise<void> {
  await createDistributor({ name: "Bench", accountName: NAME, currency: "USD" });
  const path = join(directory, "first.csv");
  await writeMadeBill({ path, month, rows: ACCOUNTS, accounts: ACCOUNTS });
  await importOf(path);
  const mapper = await distributorPermit(NAME, "account.map");
  const answer = await createCustomersFromAccounts(mapper, { resellerId: null, accountIds: null });
  if (!answer.allowed) throw new Error("no customers were made");
  const amount = parseMoney("1000") ?? ZERO;
  const rows = answer.created.map(({ customerId }) => ({
    customerId,
    version: 0,
    type: "monthly" as const,
    amount,
    lift: [],
    reason: "bench",
    confirmed: true,
  }));
  await setBudgets(await distributorPermit(NAME, "budget.set"), { rows, dryRun: false });
}

async function rawCopy(databaseUrl: string, path: string): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`create table raw_copy (${MADE_COLUMNS.map((name) => `"${name}" text`).join(", ")})`);
    return await secondsOf(async () => {
      const into = await sql.unsafe("copy raw_copy from stdin with (format csv, header true)").writable();
      await pipeline(createReadStream(path), into);
    });
  } finally {
    await sql.unsafe("drop table if exists raw_copy");
    await sql.end();
  }
}

type Turn = { readonly first: number; readonly again: number; readonly copy: number };

/** R5 and R6 of the same imports: each file is new, of a month of its own, then given once more. */
export async function measureImports(databaseUrl: string, pairs: number, rows: number): Promise<readonly Measured[]> {
  const directory = mkdtempSync(join(tmpdir(), "partner-center-bench-"));
  const running = billingMonthOf(new Date());
  const turns: Turn[] = [];
  try {
    await prepare(directory, addMonths(running, -1));
    for (let turn = 0; turn <= pairs; turn++) {
      const path = join(directory, `${turn}.csv`);
      await writeMadeBill({ path, month: addMonths(running, -2 - turn), rows, accounts: ACCOUNTS });
      const before = turn % 2 === 0 ? await rawCopy(databaseUrl, path) : null;
      const first = await secondsOf(() => importOf(path));
      const again = await secondsOf(() => importOf(path));
      turns.push({ first, again, copy: before ?? (await rawCopy(databaseUrl, path)) });
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  return resultsOf(turns.slice(1), rows);
}

function resultsOf(turns: readonly Turn[], rows: number): readonly Measured[] {
  const rates: Pair[] = turns.map(({ first, copy }) => ({ numerator: rows / first, denominator: rows / copy }));
  const times: Pair[] = turns.map(({ first, again }) => ({ numerator: again, denominator: first }));
  const note = `made file of ${shortOf(rows)} rows, ${ACCOUNTS} accounts, each a customer with a budget`;
  return [
    {
      id: "R5",
      what: "billing-file import rows/s / raw COPY of the same rows into an unindexed table",
      ratio: ratioOf(rates),
      pairs: turns.length,
      sides: sidesOf(rates, "rows/s"),
      goal: { first: 0.05, last: 0.25, better: "higher" },
      note,
    },
    {
      id: "R6",
      what: "importing the same file again / the first time (time)",
      ratio: spreadOf(times.map(({ numerator, denominator }) => numerator / denominator)),
      pairs: turns.length,
      sides: sidesOf(times, "s"),
      goal: { first: 0.3, last: 0.02, better: "lower" },
      note,
    },
  ];
}
