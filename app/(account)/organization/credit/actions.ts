"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { CreditInput, type CreditOutcome, CreditRuleInput, readCreditSheet } from "@/lib/contracts/credit";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { recordCredits } from "@/lib/data/credit/record-credits";
import { setCreditRule } from "@/lib/data/credit/set-credit-rule";
import type { CreditReason } from "@/lib/domain/credit/decide-credit";
import { withVerification } from "../../../with-verification";

type Recorded = FormState<CreditReason, never, { readonly status: "written" | "stands" }>;
type Imported = FormState<CreditReason, never, { readonly dryRun: boolean; readonly lines: readonly CreditOutcome[] }>;
type Ruled = FormState<CreditReason>;

export async function recordCreditAction(_previous: Recorded, form: FormData): Promise<Recorded> {
  const permit = await requirePermit("credit.record");
  const input = CreditInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const kept = await recordCredits(permit, { records: [input.data], source: "recorded", dryRun: false });
  refresh();
  if (!kept.allowed) return { status: "refused", reasons: kept.reasons };
  const [answer] = kept.answers;
  if (!answer) throw new Error("a record has an answer");
  return answer.status === "refused"
    ? { status: "refused", reasons: answer.reasons }
    : { status: "saved", saved: { status: answer.status } };
}

/** Records of a file; `mode` save writes what is right in it, anything else only tells what would become of it. */
export async function importCreditsAction(_previous: Imported, form: FormData): Promise<Imported> {
  const permit = await requirePermit("credit.record");
  const { file, mode } = objectOf(form);
  if (!(file instanceof File) || file.size === 0) return { status: "invalid", fieldErrors: { file: ["file-missing"] } };
  const sheet = readCreditSheet(await file.text());
  if (sheet.status === "refused") return { status: "invalid", fieldErrors: { file: [sheet.problem] } };

  const dryRun = mode !== "save";
  const records = sheet.lines.flatMap(({ input }) => (input ? [input] : []));
  const kept = await recordCredits(permit, { records, source: "imported", dryRun });
  if (!kept.allowed) return { status: "refused", reasons: kept.reasons };
  if (!dryRun) refresh();
  const answers = kept.answers.values();
  const lines = sheet.lines.map(({ line, problems, input }) => ({
    line,
    problems,
    answer: input ? (answers.next().value ?? null) : null,
  }));
  return { status: "saved", saved: { dryRun, lines } };
}

export async function setCreditRuleAction(_previous: Ruled, form: FormData): Promise<Ruled> {
  const permit = await requirePermit("credit-rule.set");
  const input = CreditRuleInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const state = await withVerification(permit, "set-credit-rule", form, async (): Promise<Ruled> => {
    const decision = await setCreditRule(permit, input.data);
    return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
  });
  refresh();
  return state;
}
