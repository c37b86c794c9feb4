import "server-only";
import type { Transaction } from "@/db/client";
import type { BaseAnswer } from "@/lib/contracts/base";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { BaseRow } from "@/lib/domain/base/base-row";
import type { BaseDecision } from "@/lib/domain/base/decide-row";
import { planBase } from "@/lib/domain/base/plan-base";
import type { Standing } from "@/lib/domain/base/standing";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { loadStanding } from "./load-standing";

// One statement has so many parameters at most; a base of any size is read by several.
const READ_ROWS = 5000;

/** The dry run: what bringing over would answer for each row, in the order given. Changes and locks nothing. */
export async function planBringOver(
  { actor }: Permit<"base.bring-over">,
  rows: readonly BaseRow[],
): Promise<readonly BaseAnswer[]> {
  const standing = await inTenant(actor, (tx) => standingOf(tx, actor, rows));
  const decided = planBase(rows, standing);
  return rows.map((row) => answerOf(decided.get(row)));
}

async function standingOf(tx: Transaction, actor: Actor, rows: readonly BaseRow[]): Promise<Standing> {
  const at = await instantOf(tx);
  let all = await loadStanding(tx, actor, rows.slice(0, READ_ROWS), at);
  for (let from = READ_ROWS; from < rows.length; from += READ_ROWS) {
    const more = await loadStanding(tx, actor, rows.slice(from, from + READ_ROWS), at);
    all = {
      ...all,
      companies: new Map([...all.companies, ...more.companies]),
      mappings: new Map([...all.mappings, ...more.mappings]),
      members: new Map([...all.members, ...more.members]),
      administered: new Set([...all.administered, ...more.administered]),
    };
  }
  return all;
}

function answerOf(decision: BaseDecision | undefined): BaseAnswer {
  if (!decision) throw new Error("every row is decided");
  return decision.status === "brings" ? { status: "brought" } : decision;
}
