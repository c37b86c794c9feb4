"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { OwnChoicesInput } from "@/lib/contracts/notification";
import { setOwnChoices } from "@/lib/data/notification/set-own-choices";

type State = FormState<never>;

export async function setOwnChoicesAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("profile.manage");
  const input = OwnChoicesInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  await setOwnChoices(permit, input.data);
  refresh();
  return { status: "saved" };
}
