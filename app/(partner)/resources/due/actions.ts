"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { ReleaseOrderInput } from "@/lib/contracts/resource";
import { orderRelease } from "@/lib/data/resource/order-release";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { withVerification } from "../../../with-verification";

type State = FormState<RestrictionReason>;

export async function orderReleaseAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("resource.release");
  const input = ReleaseOrderInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  return withVerification(permit, "release-resources", form, async (): Promise<State> => {
    const decision = await orderRelease(permit, input.data);
    // Also when refused: the page then shows what is due now.
    refresh();
    return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
  });
}
