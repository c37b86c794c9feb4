"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { DeleteResourceInput, RenameResourceInput } from "@/lib/contracts/resource";
import { deleteResource } from "@/lib/data/resource/delete-resource";
import { renameResource } from "@/lib/data/resource/rename-resource";
import type { ResourceReason } from "@/lib/domain/resource/decide-resource";

type State = FormState<ResourceReason>;

export async function renameResourceAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("resource.rename");
  const input = RenameResourceInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await renameResource(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}

export async function deleteResourceAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("resource.delete");
  const input = DeleteResourceInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await deleteResource(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
