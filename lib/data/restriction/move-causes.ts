import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { Budget } from "@/lib/domain/budget/budget";
import { type CauseMove, causeMoveOf, exhaustionMonthOf } from "@/lib/domain/restriction/cause";
import { freezeLevelOf } from "@/lib/domain/restriction/freeze";
import { stampOf } from "../actor-stamp";
import { type Telling, writeNotices } from "../alert/write-notices";
import { type AuditNote, recordAudit } from "../audit";
import type { Governance, OpenBlock, OpenFreeze } from "../budget/load-governance";
import type { LockedCustomer } from "../customer/lock-customer";
import { knownOf } from "./known-facts";
import {
  type CauseTable,
  type Change,
  endCauses,
  markGone,
  openBlocks,
  openFreezes,
  rekeyCauses,
} from "./write-causes";

export type Moving = {
  readonly customer: Pick<LockedCustomer, "id" | "name" | "resellerId">;
  /** As it stands now: causes already ended are not in it. */
  readonly governance: Governance;
  readonly budget: Pick<Budget, "type" | "liftWhenRestored">;
  readonly exhausted: boolean;
};

type Step = Moving & {
  readonly table: CauseTable;
  readonly cause: OpenFreeze | OpenBlock;
  readonly move: Exclude<CauseMove, "stays">;
};

const NOTED = {
  goes: "restriction.cause-gone",
  ends: "restriction.lifted",
  returns: "restriction.cause-returned",
  rekeys: "restriction.cause-moved",
} as const satisfies Record<Step["move"], string>;

/** Lets the open budget-exhausted causes follow usage and budget: gone, ended, returned, rekeyed (G6). */
export async function moveCauses(
  tx: Transaction,
  system: Actor,
  { changeId, at }: { readonly changeId: string; readonly at: Date },
  moving: readonly Moving[],
): Promise<void> {
  const steps = moving.flatMap((one) => stepsOf(one, at));
  if (steps.length === 0) return;
  const change = { distributorId: system.distributorId, changeId, at, by: stampOf(system) };
  for (const table of ["freeze", "block"] as const) {
    await applySteps(
      tx,
      table,
      change,
      steps.filter((step) => step.table === table),
    );
  }
  await recordAudit(
    tx,
    system,
    steps.map((step) => noteOf(step, changeId, at)),
  );
  const ended = steps.filter(({ move }) => move === "ends");
  await writeNotices(tx, system.distributorId, at, ended.map(tellingOf));
}

function stepsOf(moving: Moving, at: Date): readonly Step[] {
  const { governance, budget, exhausted } = moving;
  const month = exhaustionMonthOf(budget.type, at);
  const stepOf = (table: CauseTable) => (cause: OpenFreeze | OpenBlock) => {
    if (cause.origin !== "budget-exhausted") return [];
    const move = causeMoveOf(cause, { exhausted, liftWhenRestored: budget.liftWhenRestored, month }, at);
    return move === "stays" ? [] : [{ ...moving, table, cause, move }];
  };
  return [...governance.freezes.flatMap(stepOf("freeze")), ...governance.blocks.flatMap(stepOf("block"))];
}

async function applySteps(tx: Transaction, table: CauseTable, change: Change, steps: readonly Step[]): Promise<void> {
  const { at } = change;
  const idsOf = (move: Step["move"], month?: string | null) =>
    steps
      .filter(
        (step) => step.move === move && (month === undefined || exhaustionMonthOf(step.budget.type, at) === month),
      )
      .map(({ cause }) => cause.id);

  await markGone(tx, table, change, idsOf("goes"));
  await endCauses(tx, table, change, { ids: idsOf("ends"), endedAt: at, reason: "budget-restored", gone: true });
  for (const type of ["monthly", "one-time"] as const) {
    const month = exhaustionMonthOf(type, at);
    await rekeyCauses(tx, table, change, idsOf("rekeys", month), month);
  }
  // A new row, so that the clock towards deletion starts anew instead of having run while it was gone.
  const returning = { ids: idsOf("returns"), endedAt: at, reason: "budget-used-up-again", replaced: true };
  await endCauses(tx, table, change, returning);
  await reopen(
    tx,
    table,
    change,
    steps.filter(({ move }) => move === "returns"),
  );
}

async function reopen(tx: Transaction, table: CauseTable, change: Change, steps: readonly Step[]): Promise<void> {
  const cause = ({ customer, governance, budget }: Step) => ({
    customerId: customer.id,
    origin: "budget-exhausted" as const,
    reason: "budget-used-up-again",
    messageToCustomer: null,
    month: exhaustionMonthOf(budget.type, change.at),
    known: knownOf(governance, change.at, []),
  });
  if (table === "block") return openBlocks(tx, change, steps.map(cause));
  return openFreezes(
    tx,
    change,
    steps.map((step) => ({
      ...cause(step),
      level: "level" in step.cause ? step.cause.level : "account",
      agreementVersion: null,
    })),
  );
}

function noteOf({ customer, table, cause, move, exhausted }: Step, changeId: string, at: Date): AuditNote {
  const lifted = table === "freeze" ? NOTED[move] : "restriction.pay-per-use-allowed";
  return {
    changeId,
    at,
    action: move === "ends" ? lifted : NOTED[move],
    subject: { kind: "customer", id: customer.id, name: customer.name },
    before: { table, ...cause },
    after: { origins: [cause.origin], exhausted },
    reason: exhausted ? "budget-used-up-again" : "budget-restored",
  };
}

function tellingOf({ customer, governance, table, cause }: Step): Telling {
  const told = {
    customer: customer.name,
    reason: null,
    automatic: "budget-restored",
    messageToCustomer: null,
  } as const;
  const origins = ["budget-exhausted"] as const;
  const left = governance.freezes.filter(({ id }) => id !== cause.id);
  const notice =
    table === "freeze"
      ? { kind: "freeze-lifted" as const, facts: { ...told, origins, level: freezeLevelOf(left) } }
      : {
          kind: "pay-per-use-allowed" as const,
          facts: { ...told, origins, blocked: governance.blocks.some(({ id }) => id !== cause.id) },
        };
  return { customer, notice, customerHears: true, alertId: null };
}
