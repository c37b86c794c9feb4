"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { SetBudgetInput } from "@/lib/contracts/budget";
import { BatchMode, type BatchResult, BatchSelection } from "@/lib/contracts/budget-batch";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { setBudgets } from "@/lib/data/budget/set-budgets";
import { listCustomerNames } from "@/lib/data/customer/list-customer-names";
import { runSheet } from "./batch";

type BatchState = FormState<never, never, BatchResult>;

export async function setBudgetsAction(_previous: BatchState, form: FormData): Promise<BatchState> {
  const permit = await requirePermit("budget.set");
  const { selected, mode, ...wish } = objectOf(form);
  const chosen = BatchSelection.safeParse(selected);
  const dryRun = BatchMode.safeParse(mode).data !== "save";
  if (!chosen.success) return invalid(chosen.error);
  const inputs = chosen.data.map((customer) => SetBudgetInput.safeParse({ ...wish, ...customer }));
  const [wrong] = inputs.flatMap(({ error }) => (error ? [error] : []));
  if (wrong) return invalid(wrong);

  const rows = inputs.flatMap(({ data }) => (data ? [data] : []));
  const answers = await setBudgets(permit, { rows, dryRun });
  const names = await listCustomerNames(
    permit,
    rows.map(({ customerId }) => customerId),
  );

  if (!dryRun) refresh();
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

export async function setBudgetsFromSheetAction(_previous: BatchState, form: FormData): Promise<BatchState> {
  const permit = await requirePermit("budget.set");
  const { file, mode, confirmed } = objectOf(form);
  if (!(file instanceof File) || file.size === 0) return { status: "invalid", fieldErrors: { file: ["file-missing"] } };
  const dryRun = BatchMode.safeParse(mode).data !== "save";
  const run = await runSheet(permit, await file.text(), { dryRun, confirmed: confirmed === "on" });
  if (run.status === "refused") return { status: "invalid", fieldErrors: { file: [run.problem] } };
  return { status: "saved", saved: { dryRun, rows: run.rows } };
}
