"use server";

import { requirePermit } from "@/lib/auth/session";
import { type BaseOutcome, BasePieceInput } from "@/lib/contracts/base";
import { BASE_MAX } from "@/lib/contracts/base-columns";
import { objectOf } from "@/lib/contracts/fields";
import type { FieldErrors, FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { bringOver } from "@/lib/data/base/bring-over";
import { planBringOver } from "@/lib/data/base/plan-bring-over";
import { type BaseLine, outcomesOf, readableOf, readBaseFile } from "@/lib/data/base/read-base-file";
import { invitationLink } from "../../../invitation-link";
import { withVerification } from "../../../with-verification";

type State = FormState<never, never, { readonly rows: readonly BaseOutcome[] }>;

/** The dry run of a whole file; changes nothing. */
export async function planBringOverAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("base.bring-over");
  const read = await linesIn(objectOf(form)["file"]);
  if ("errors" in read) return { status: "invalid", fieldErrors: read.errors };
  const rows = readableOf(read.lines);
  const answers = await planBringOver(permit, rows);
  return { status: "saved", saved: { rows: outcomesOf(read.lines, answers) } };
}

/** One piece of bringing a file over: the same file, from a row on. */
export async function bringOverAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("base.bring-over");
  const fields = objectOf(form);
  const piece = BasePieceInput.safeParse(fields);
  if (!piece.success) return invalid(piece.error);
  const read = await linesIn(fields["file"]);
  if ("errors" in read) return { status: "invalid", fieldErrors: read.errors };
  const { from, count } = piece.data;
  const rows = readableOf(read.lines).slice(from, from + count);
  if (rows.length === 0) return { status: "invalid", fieldErrors: { from: ["from"] } };
  return withVerification(permit, "bring-over-base", form, async (): Promise<State> => {
    const answers = await bringOver(permit, { rows, address: invitationLink("") });
    const answered = outcomesOf(read.lines, answers, from).filter(({ answer }) => answer !== null);
    return { status: "saved", saved: { rows: answered } };
  });
}

async function linesIn(
  file: unknown,
): Promise<{ readonly lines: readonly BaseLine[] } | { readonly errors: FieldErrors }> {
  if (!(file instanceof File) || file.size === 0) return { errors: { file: ["missing"] } };
  const read = await readBaseFile(new Uint8Array(await file.arrayBuffer()), BASE_MAX);
  return read.status === "read" ? read : { errors: { file: [read.problem], what: [read.what] } };
}
