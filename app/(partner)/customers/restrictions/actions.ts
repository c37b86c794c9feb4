"use server";

import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { type PieceAnswers, RestrictionPiece, type SheetPlan } from "@/lib/contracts/restriction-batch";
import { readRestrictionSheet } from "@/lib/contracts/restriction-sheet";
import { planRestrictions } from "@/lib/data/restriction/plan-restrictions";
import { restrictCustomers } from "@/lib/data/restriction/restrict-customers";
import { withVerification } from "../../../with-verification";

type PlanState = FormState<never, never, SheetPlan>;
type PieceState = FormState<never, never, PieceAnswers>;

/** Reads a sheet and finds its customers; changes nothing. */
export async function planRestrictionsAction(_previous: PlanState, form: FormData): Promise<PlanState> {
  const permit = await requirePermit("restriction.batch");
  const { file } = objectOf(form);
  if (!(file instanceof File) || file.size === 0) return { status: "invalid", fieldErrors: { file: ["file-missing"] } };
  const sheet = readRestrictionSheet(await file.text());
  if (sheet.status === "refused") return { status: "invalid", fieldErrors: { file: [sheet.problem] } };
  return { status: "saved", saved: { rows: await planRestrictions(permit, sheet.lines) } };
}

/** One piece of a batch, tried or carried out, with an answer a row. */
export async function restrictCustomersAction(_previous: PieceState, form: FormData): Promise<PieceState> {
  const permit = await requirePermit("restriction.batch");
  const piece = RestrictionPiece.safeParse(objectOf(form));
  if (!piece.success) return invalid(piece.error);

  const { mode, ...batch } = piece.data;
  const dryRun = mode === "dry-run";
  const answer = async (): Promise<PieceState> => {
    const rows = await restrictCustomers(permit, { ...batch, dryRun });
    return { status: "saved", saved: { rows } };
  };
  return dryRun ? answer() : withVerification(permit, "restrict-customers", form, answer);
}
