import { parse } from "csv-parse/sync";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exportJobs, exportParts, members } from "@/db/schema";
import { addColleague, memberIdOf } from "@/lib/data/assignment/assignment.fixture";
import { customerActor, joinCustomer, makeWorld, permit, turnClockTo } from "@/lib/data/budget/governance.fixture";
import { database as pool } from "@/lib/data/database";
import { importRows, map } from "@/lib/data/delivery/delivery.fixture";
import { claimExport } from "@/lib/data/export/claim-export";
import { clearExports } from "@/lib/data/export/clear-exports";
import { keepPart, LostRun } from "@/lib/data/export/keep-run";
import { listExports } from "@/lib/data/export/list-exports";
import { openExport } from "@/lib/data/export/open-export";
import { requestExport } from "@/lib/data/export/request-export";
import { inTenant } from "@/lib/data/tenant";
import type { Actor, MemberRole } from "@/lib/domain/access/actor";
import { EXPORT_LIFE_MS, EXPORT_SILENCE_MS } from "@/lib/domain/export/export";
import { csvLine } from "@/lib/format/csv";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { askExport, exported, exportOf, NEVER, runWaiting, textOf } from "./export.fixture";
import { runExport } from "./run-export";

const database = await openTestDatabase();
const NOW = new Date("2026-11-20T10:00:00+08:00");
await turnClockTo(database.url, NOW);

const open = (by: Actor, id: string) => openExport(permit(by, "export.create"), id);
const partsOf = (of: Actor, id: string) => inTenant(of, (tx) => tx.$count(exportParts, eq(exportParts.exportId, id)));

async function setRoles(of: Actor, roles: MemberRole[]): Promise<void> {
  await inTenant(of, (tx) =>
    tx
      .update(members)
      .set({ roles })
      .where(eq(members.id, memberIdOf(of))),
  );
}

test("a cell of the database's lines is the cell a reader of CSV gets from ours", async () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !text.includes("\0")),
    fc.constantFrom("=1+1", "-5", "-5.2e-7", "+1", "@x", "\tx", '"', 'a"b', "a,b", "a\r\nb", ""),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 20 }), async (cells) => {
      const rows = await pool().execute<{ cell: string }>(
        sql`select csv_text(value) as cell from jsonb_array_elements_text(${JSON.stringify(cells.map((text) => text.toWellFormed()))}::jsonb)`,
      );
      const line = `${rows.map((row) => row.cell).join(",")},end\r\n`;
      expect(parse(line)).toEqual(parse(csvLine([...cells.map((text) => text.toWellFormed()), "end"])));
    }),
    { numRuns: 60 },
  );
});

test("an export ends after seven days to the millisecond, and its content is cleared then", async () => {
  const world = await makeWorld();
  await joinCustomer(world);
  const by = await addColleague(world.distributor);
  const id = await askExport(by, "customers");
  await runWaiting(by);
  const { endsAt } = await exportOf(by, id);
  if (endsAt === null) throw new Error("not done");
  await inTenant(by, (tx) =>
    tx
      .update(exportJobs)
      .set({ finishedAt: new Date(NOW.getTime() + 60_000) })
      .where(eq(exportJobs.id, id)),
  );
  const end = NOW.getTime() + 60_000 + EXPORT_LIFE_MS;
  // The clock goes on while the test asks: a minute before it can be fetched, and from the very instant on no more.
  await turnClockTo(database.url, new Date(end - 60_000));
  expect(await open(by, id)).not.toBeNull();
  expect(await clearExports(by.distributorId)).toBe(0);
  await turnClockTo(database.url, new Date(end));
  expect(await open(by, id)).toBeNull();
  expect((await exportOf(by, id)).state).toBe("expired");
  expect(await partsOf(by, id)).toBeGreaterThan(0);
  expect(await clearExports(by.distributorId)).toBe(1);
  expect(await partsOf(by, id)).toBe(0);
  await turnClockTo(database.url, NOW);
});

test("one's own exports are seen by oneself and by the company's administrators, by nobody else", async () => {
  const world = await makeWorld();
  const customer = await joinCustomer(world);
  const viewer = await addColleague(world.reseller, ["viewer"]);
  const id = await askExport(viewer, "orders");
  await runWaiting(viewer);
  const readers = [viewer, await addColleague(world.reseller)];
  const strangers = [
    await addColleague(world.reseller, ["viewer"]),
    await addColleague(world.distributor),
    await addColleague(world.otherReseller),
    await addColleague(world.otherDistributor),
    await addColleague(customerActor(world, customer)),
  ];
  for (const reader of readers) expect(await open(reader, id)).not.toBeNull();
  for (const stranger of strangers) {
    expect(await open(stranger, id)).toBeNull();
    const { rows } = await listExports(permit(stranger, "export.create"));
    expect(rows.map((row) => row.id)).not.toContain(id);
  }
});

test("what a member may no longer take, or who is gone, fails the export with a code", async () => {
  const world = await makeWorld();
  const [demoted, gone] = [await addColleague(world.distributor), await addColleague(world.distributor)];
  const [first, second] = [await askExport(demoted, "customers"), await askExport(gone, "orders")];
  await setRoles(demoted, ["viewer"]);
  await inTenant(gone, (tx) =>
    tx
      .update(members)
      .set({ removedAt: NOW })
      .where(eq(members.id, memberIdOf(gone))),
  );
  const administrator = await addColleague(world.distributor);
  await runWaiting(administrator);
  expect(await exportOf(administrator, first)).toMatchObject({ state: "failed", failure: "export.not-allowed" });
  expect(await exportOf(administrator, second)).toMatchObject({ state: "failed", failure: "export.member-gone" });
  const refused = await requestExport(
    permit({ ...demoted, via: { ...demoted.via, roles: ["viewer"] } as Actor["via"] }, "export.create"),
    {
      kind: "customers",
      format: "csv",
      locale: "en",
      query: {},
    },
  );
  expect(refused).toEqual({ allowed: false, reasons: [{ code: "export.not-allowed" }] });
});

test("people are made unreadable in what leaves, companies are not", async () => {
  const world = await makeWorld();
  const customer = await joinCustomer(world);
  await inTenant(world.distributor, (tx) =>
    tx.execute(
      sql`update customers set email = 'ann@one.example', phone = '+86 138 0013 8000', name = '=Orchard' where id = ${customer}`,
    ),
  );
  const [row] = await exported(await addColleague(world.distributor), "customers");
  expect(row).toMatchObject({ Customer: "'=Orchard", "E-mail": "a•••@one.example", Phone: "••• 8000" });
});

test("a run that leaves puts its export back into line, and one taken over writes nothing any more", async () => {
  const world = await makeWorld();
  const customer = await joinCustomer(world);
  await importRows(
    world.distributor,
    Array.from({ length: 1500 }, (_, index) => ({ ResourceId: `r-${index}` })),
  );
  await map(world.distributor, "account-1", customer);
  const by = await addColleague(world.distributor);
  const id = await askExport(by, "focus", { month: "2024-09" });
  const leaving = new AbortController();
  leaving.abort();
  const left = await claimExport(by.distributorId);
  if (!left) throw new Error("nothing waits");
  await runExport(left, leaving.signal);
  expect(await exportOf(by, id)).toMatchObject({ state: "queued", rows: 0 });
  const silent = await claimExport(by.distributorId);
  if (!silent) throw new Error("nothing waits");
  expect(await claimExport(by.distributorId)).toBeNull();
  await keepPart(silent, { number: 0, content: new Uint8Array([1]), rowsDone: 1 });
  await turnClockTo(database.url, new Date(NOW.getTime() + EXPORT_SILENCE_MS + 60 * 60_000));
  const next = await claimExport(by.distributorId);
  if (!next) throw new Error("nobody takes it over");
  expect(await partsOf(by, id)).toBe(0);
  await expect(keepPart(silent, { number: 1, content: new Uint8Array([1]), rowsDone: 2 })).rejects.toThrow(LostRun);
  await runExport(next, NEVER);
  expect((await exportOf(by, id)).rows).toBe(1500);
  expect(parse(await textOf(by, id), { columns: true })).toHaveLength(1500);
  await turnClockTo(database.url, NOW);
});
