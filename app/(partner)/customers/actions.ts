"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { SetBudgetInput } from "@/lib/contracts/budget";
import { BatchMode, type BatchResult, BatchSelection } from "@/lib/contracts/budget-batch";
import { NEW_CODE_FIELD } from "@/lib/contracts/code-fields";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { setBudgets } from "@/lib/data/budget/set-budgets";
import { listCustomerNames } from "@/lib/data/customer/list-customer-names";
import type { Permit } from "@/lib/domain/access/permit";
import { withVerification } from "../../with-verification";
import { runSheet } from "./batch";

type BatchState = FormState<never, never, BatchResult>;

export async function setBudgetsAction(_previous: BatchState, form: FormData): Promise<BatchState> {
  const permit = await requirePermit("budget.set");
  const { selected, mode, ...wish } = objectOf(form);
  const chosen = BatchSelection.safeParse(selected);
  if (!chosen.success) return invalid(chosen.error);
  const dryRun = isDryRun(mode, form);
  const inputs = chosen.data.map((customer) => SetBudgetInput.safeParse({ ...wish, ...customer }));
  const [wrong] = inputs.flatMap(({ error }) => (error ? [error] : []));
  if (wrong) return invalid(wrong);

  const rows = inputs.flatMap(({ data }) => (data ? [data] : []));
  if (dryRun) return answerRows(permit, rows, true);
  return withVerification(permit, "set-budgets", form, async () => {
    const answered = await answerRows(permit, rows, false);
    refresh();
    return answered;
  });
}

async function answerRows(
  permit: Permit<"budget.set">,
  rows: readonly SetBudgetInput[],
  dryRun: boolean,
): Promise<BatchState> {
  const answers = await setBudgets(permit, { rows, dryRun });
  const names = await listCustomerNames(
    permit,
    rows.map(({ customerId }) => customerId),
  );
  return {
    status: "saved",
    saved: {
      dryRun,
      rows: answers.map(({ customerId, answer }) => ({
        id: customerId,
        customerId,
        line: null,
        name: names.get(customerId) ?? customerId,
        answer,
      })),
    },
  };
}

// Asking for a new code is part of saving, whatever button says so.
function isDryRun(mode: unknown, form: FormData): boolean {
  return BatchMode.safeParse(mode).data !== "save" && !form.has(NEW_CODE_FIELD);
}

export async function setBudgetsFromSheetAction(_previous: BatchState, form: FormData): Promise<BatchState> {
  const permit = await requirePermit("budget.set");
  const { file, mode, confirmed } = objectOf(form);
  if (!(file instanceof File) || file.size === 0) return { status: "invalid", fieldErrors: { file: ["file-missing"] } };
  const dryRun = isDryRun(mode, form);
  const text = await file.text();
  const answer = async (): Promise<BatchState> => {
    const run = await runSheet(permit, text, { dryRun, confirmed: confirmed === "on" });
    if (run.status === "refused") return { status: "invalid", fieldErrors: { file: [run.problem] } };
    return { status: "saved", saved: { dryRun, rows: run.rows } };
  };
  return dryRun ? answer() : withVerification(permit, "set-budgets-from-sheet", form, answer);
}
