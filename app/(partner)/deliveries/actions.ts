"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import type { DeliveryReason } from "@/lib/contracts/delivery";
import { HeldInput } from "@/lib/contracts/delivery-view";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { acceptDelivery } from "@/lib/data/delivery/accept-delivery";
import { discardDelivery } from "@/lib/data/delivery/discard-delivery";

type State = FormState<DeliveryReason>;

export async function decideHeldAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("delivery.accept");
  const input = HeldInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const decide = input.data.decision === "accept" ? acceptDelivery : discardDelivery;
  const decision = await decide(permit, input.data);
  refresh();
  return decision.allowed ? { status: "saved" } : { status: "refused", reasons: decision.reasons };
}
