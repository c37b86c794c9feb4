import { createHash } from "node:crypto";
import { plainOf } from "@/lib/data/audit";
import { importCatalogueIn } from "@/lib/data/catalogue/import-catalogue";
import { ensurePartitions } from "@/lib/data/charge/ensure-partitions";
import { addMonths } from "@/lib/domain/calendar/billing-month";
import { insertAccounts, insertBills } from "./bills";
import { demoCatalogue } from "./catalogue";
import { insertCharges } from "./charges";
import { insertClosings, noteClosings } from "./closings";
import { composeDemo, type Demo } from "./compose";
import { insertCoupons } from "./coupons";
import { insertCredit } from "./credit";
import { insertCompanies } from "./identity";
import { insertOrders } from "./orders";
import { insertRecords } from "./records";
import { insertResources } from "./resources";
import { type Owner, openOwner } from "./rows";
import { insertSums } from "./sums";

const LOCAL_HOSTS = ["localhost", "127.0.0.1", "::1", "[::1]", ""];

/** Two first starts at once agree on one. */
const LOCK = 7_261_931;

/**
 * Fills an empty database with the demo world, relative to the database's own instant or to `at`.
 * The owner's URL of a local server; a database with any company in it is left alone.
 */
export async function seedDemo(url: string, at?: Date): Promise<{ seeded: boolean }> {
  assertLocal(url);
  const owner = openOwner(url);
  try {
    await owner.client`select pg_advisory_lock(${LOCK})`;
    if (await hasCompany(owner)) return { seeded: false };
    const demo = await composeDemo(at ?? (await instantOf(owner)));
    await ensurePartitions(demo.world.span.months, owner.db);
    await owner.client`begin`;
    await insertWorld(owner, demo);
    await insertCatalogue(owner, demo);
    await insertResources(owner, demo.world.distributor.id, demo.running);
    await insertOrders(owner, demo);
    await owner.client`commit`;
    await owner.client`analyze`;
    return { seeded: true };
  } finally {
    await owner.client.end();
  }
}

function assertLocal(url: string): void {
  const { hostname } = new URL(url);
  if (!LOCAL_HOSTS.includes(hostname)) {
    throw new Error(`The demo world is only made in a database on this machine, not on ${hostname}.`);
  }
}

async function hasCompany({ client }: Owner): Promise<boolean> {
  const rows = await client`select 1 from directory limit 1`;
  return rows.length > 0;
}

async function instantOf({ client }: Owner): Promise<Date> {
  const [row] = await client<{ ms: string }[]>`
    select floor(extract(epoch from clock_timestamp() + (select ahead from clock)) * 1000)::text as ms`;
  return new Date(Number(row?.ms));
}

async function insertWorld(owner: Owner, { world, people, book, parked, arrivals }: Demo): Promise<void> {
  // Row-level security is forced on the owner too, unless it is a superuser.
  await owner.client.unsafe(`set local app.distributor = '${world.distributor.id}'`);
  await insertCompanies(owner, world, people);
  await insertAccounts(owner, book, parked);
  await insertBills(owner, book, arrivals);
  await insertCharges(owner, world, arrivals);
  noteClosings(book);
  await insertRecords(owner, book.records);
  await insertSums(owner, world.span.now);
  await insertClosings(owner, book);
  await insertCoupons(owner, book);
  await insertCredit(owner, book);
}

/** By the operator's own import, so that the demo's prices are as every catalogue's. */
async function insertCatalogue({ db }: Owner, { world: { span } }: Demo): Promise<void> {
  const rows = demoCatalogue(span.months[0] ?? span.running, addMonths(span.running, -5), addMonths(span.running, 1));
  const lines = rows.map(({ line, ...row }) => ({ line, product: row.product.code, row, problems: [] }));
  const sha256 = createHash("sha256")
    .update(JSON.stringify(plainOf(rows)))
    .digest("hex");
  const report = await importCatalogueIn(db, { fileName: "demo-catalogue.json", sha256, lines, dryRun: false });
  if (!report.written) throw new Error("the demo's catalogue was refused");
}
