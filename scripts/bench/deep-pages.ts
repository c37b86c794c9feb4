import postgres from "postgres";
import { encodeCursor } from "@/lib/contracts/cursor";
import { ExpenditureDetailsQuery } from "@/lib/contracts/expenditure-query";
import { type AuditCursor, type AuditFilter, listAuditEntries } from "@/lib/data/audit-log/list-audit-entries";
import { createDistributor } from "@/lib/data/company/create-distributor";
import { listExpenditureDetails } from "@/lib/data/expenditure/list-details";
import { distributorPermit } from "../distributor-permit";
import { makeCharges } from "./made-charges";
import { inPairs, type Measured, type Pair, ratioOf, secondsOf, shortOf, sidesOf } from "./measure";

const NAME = "bench-pages";
const DETAILS_NAME = "bench-details";
const DAYS = 28;
const PAGE = 50;
/** How deep the page lies. */
const DEEP = 10_000;
const REPEATS = 20;

const EVERYTHING: AuditFilter = {
  from: null,
  toExclusive: null,
  person: null,
  company: null,
  family: null,
  action: null,
  object: null,
  reason: null,
  request: null,
  customer: null,
  change: null,
};

/** An operation log one page longer than it is read, a second apart; where the page before the deep one ends. */
async function makeLog(databaseUrl: string, distributorId: string): Promise<AuditCursor> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`
      insert into audit_entries (distributor_id, id, at, change_id, request_id, "by", action, subject_kind, subject_id,
        subject_name, company_id, position, hash)
      select ${distributorId}, uuidv7(), clock_timestamp() - make_interval(secs => n), gen_random_uuid(),
        gen_random_uuid(), '{"kind":"system","company":"Bench","companyKind":"distributor","accountName":"bench","name":"Bench"}',
        'budget.set', 'customer', gen_random_uuid(), 'Customer ' || n, ${distributorId},
        n, encode(sha256(n::text::bytea), 'hex')
      from generate_series(1, ${(DEEP + 1) * PAGE}::int) n`;
    await sql`vacuum analyze audit_entries`;
    const [row] = await sql<{ at: Date; id: string }[]>`
      select at, id from audit_entries where distributor_id = ${distributorId}
      order by at desc, id desc offset ${(DEEP - 1) * PAGE - 1}::int limit 1`;
    if (!row) throw new Error("the log is too short");
    return row;
  } finally {
    await sql.end();
  }
}

async function measureLog(databaseUrl: string, pairs: number): Promise<Measured> {
  const made = await createDistributor({ name: "Bench", accountName: NAME, currency: "USD" });
  if (!made.allowed) throw new Error("the distributor was refused");
  const deep = await makeLog(databaseUrl, made.distributorId);
  const permit = await distributorPermit(NAME, "operation-log.read");
  const read = (after: AuditCursor | null) =>
    secondsOf(async () => {
      for (let repeat = 0; repeat < REPEATS; repeat++) {
        const { entries } = await listAuditEntries(permit, EVERYTHING, after, PAGE);
        if (entries.length !== PAGE) throw new Error("a page was not full");
      }
    });
  const found = await inPairs(
    pairs,
    () => read(deep),
    () => read(null),
  );
  return measured("the operation log", found);
}

/** A month of charges as long, and where the page before the deep one ends. */
async function makeMonth(databaseUrl: string): Promise<readonly [day: string, id: string]> {
  const charges = (DEEP + 1) * PAGE;
  const { distributorId } = await makeCharges(databaseUrl, DETAILS_NAME, { charges, months: 1, days: DAYS });
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ day: string; id: string }[]>`
      select day::text, id from charges where distributor_id = ${distributorId}
      order by day desc, id desc offset ${(DEEP - 1) * PAGE - 1}::int limit 1`;
    if (!row) throw new Error("the month is too short");
    return [row.day, row.id];
  } finally {
    await sql.end();
  }
}

async function measureDetails(databaseUrl: string, pairs: number): Promise<Measured> {
  const deep = encodeCursor([...(await makeMonth(databaseUrl))]);
  const permit = await distributorPermit(DETAILS_NAME, "expenditure.read");
  const read = (after: string | null) =>
    secondsOf(async () => {
      const query = ExpenditureDetailsQuery.parse({ after });
      for (let repeat = 0; repeat < REPEATS; repeat++) {
        const { page } = await listExpenditureDetails(permit, query, PAGE);
        if (page.rows.length !== PAGE) throw new Error("a page was not full");
      }
    });
  const found = await inPairs(
    pairs,
    () => read(deep),
    () => read(null),
  );
  return measured("a month's charges", found);
}

function measured(what: string, found: readonly Pair[]): Measured {
  return {
    id: "R12",
    what: `page ${shortOf(DEEP)} of ${what} / the first page (time)`,
    ratio: ratioOf(found),
    pairs: found.length,
    sides: sidesOf(found, `s for ${REPEATS} pages of ${PAGE}`),
    goal: { first: 1.2, last: 1.05, better: "lower" },
    note: `keyset; ${shortOf((DEEP + 1) * PAGE)} made rows`,
  };
}

/** A page by keyset, wherever it lies. */
export async function measureR12(databaseUrl: string, pairs: number): Promise<readonly Measured[]> {
  return [await measureLog(databaseUrl, pairs), await measureDetails(databaseUrl, pairs)];
}
