import { once } from "node:events";
import { PgDialect } from "drizzle-orm/pg-core";
import { closeDatabases, database } from "@/lib/data/database";
import { rawConnectionOf } from "@/lib/data/delivery/raw-connection";
import { claimExport } from "@/lib/data/export/claim-export";
import { listExports } from "@/lib/data/export/list-exports";
import { requestExport } from "@/lib/data/export/request-export";
import { EXPORT_SOURCES } from "@/lib/data/export/sources";
import { actorOf } from "@/lib/data/member/actor-of";
import { findMembership } from "@/lib/data/member/find-membership";
import { findDistributor } from "@/lib/data/system-actor";
import { inSnapshot } from "@/lib/data/tenant";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import type { ExportKind } from "@/lib/domain/export/export";
import { exportWords } from "@/lib/jobs/export-words";
import { runExport } from "@/lib/jobs/run-export";
import { secondsOf } from "./measure";

/** A process that exports and nothing else, so that its memory is the export's. Told: tenant, member, kind, month, pairs. */
const [distributorId = "", memberId = "", kind = "", month = "", pairs = "5"] = process.argv.slice(2);
const NEVER = new AbortController().signal;
const EVERY_MS = 20;

async function reader(): Promise<Actor> {
  const membership = await findMembership({ distributorId, memberId });
  if (!membership) throw new Error("no member");
  return actorOf({ id: membership.userId, name: "Bench", email: "bench@example.test" }, membership, {
    requestId: memberId,
    ip: null,
  });
}

async function exportOnce(
  actor: Actor,
  query: Readonly<Record<string, string>>,
): Promise<{ rows: number; seconds: number }> {
  const permit = issuePermit(actor, "export.create");
  if (!permit) throw new Error("no permit");
  const asked = await requestExport(permit, { kind: kind as ExportKind, format: "csv", locale: "en", query });
  if (!asked.allowed) throw new Error(asked.reasons[0].code);
  const seconds = await secondsOf(async () => {
    const run = await claimExport(distributorId);
    if (!run) throw new Error("nothing waits");
    await runExport(run, NEVER);
  });
  const { rows } = await listExports(permit);
  const done = rows.find(({ id }) => id === asked.exportId);
  if (done?.state !== "done") throw new Error(`the export is ${done?.state}: ${done?.failure}`);
  return { rows: done.rows, seconds };
}

/** The same query given out by the database alone. */
async function copyOnce(actor: Actor): Promise<number> {
  return inSnapshot(actor, async (tx) => {
    const distributor = await findDistributor(tx, distributorId);
    const asked = {
      actor,
      query: { month, amount: "all" },
      at: new Date(),
      currency: distributor?.currency ?? "",
      say: exportWords("en"),
      ownDayStart: () => null,
    };
    const content = await EXPORT_SOURCES[kind as ExportKind](tx, asked);
    if (!("lines" in content)) throw new Error("not an export of lines");
    const { sql: text } = new PgDialect({ casing: "snake_case" }).sqlToQuery(content.lines.inlineParams());
    return secondsOf(async () => {
      const out = await rawConnectionOf(tx).unsafe(`copy (${text}) to stdout`).readable();
      out.resume();
      await once(out, "end");
    });
  });
}

const actor = await reader();
await exportOnce(actor, { month: "2000-01", amount: "all" });
await copyOnce(actor);
globalThis.gc?.();
const before = process.memoryUsage().rss;
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, EVERY_MS);
const turns: { exported: number; copied: number }[] = [];
let growth = 0;
let rows = 0;
for (let turn = 0; turn < Number(pairs); turn++) {
  const copyFirst = turn % 2 === 1 ? await copyOnce(actor) : null;
  const exported = await exportOnce(actor, { month, amount: "all" });
  growth = Math.max(growth, peak - before);
  const copied = copyFirst ?? (await copyOnce(actor));
  rows = exported.rows;
  turns.push({ exported: rows / exported.seconds, copied: rows / copied });
}
clearInterval(watch);
await database().$client`select 1`;
process.stdout.write(`${JSON.stringify({ rows, turns, growthMb: growth / 1_000_000 })}\n`);
await closeDatabases();
process.exit(0);
