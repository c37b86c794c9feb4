"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { DeleteViewInput, RenameViewInput, SaveViewInput, ShareViewInput } from "@/lib/contracts/view";
import { deleteView } from "@/lib/data/view/delete-view";
import { renameView } from "@/lib/data/view/rename-view";
import { saveView } from "@/lib/data/view/save-view";
import { shareView } from "@/lib/data/view/share-view";
import type { Decision } from "@/lib/domain/decision";
import type { ViewReason } from "@/lib/domain/view/decide-view";

type State = FormState<ViewReason>;

function stateOf(decision: Decision<ViewReason>): State {
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function saveViewAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("view.save");
  const input = SaveViewInput.safeParse(objectOf(form));
  return input.success ? stateOf(await saveView(permit, input.data)) : invalid(input.error);
}

export async function renameViewAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("view.save");
  const input = RenameViewInput.safeParse(objectOf(form));
  return input.success ? stateOf(await renameView(permit, input.data)) : invalid(input.error);
}

export async function shareViewAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("view.save");
  const input = ShareViewInput.safeParse(objectOf(form));
  return input.success ? stateOf(await shareView(permit, input.data)) : invalid(input.error);
}

export async function deleteViewAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("view.save");
  const input = DeleteViewInput.safeParse(objectOf(form));
  return input.success ? stateOf(await deleteView(permit, input.data)) : invalid(input.error);
}
