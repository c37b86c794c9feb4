"use server";

import { requirePermit } from "@/lib/auth/session";
import { MoveInput, type MoveState } from "@/lib/contracts/association";
import { objectOf } from "@/lib/contracts/fields";
import { invalid } from "@/lib/contracts/invalid";
import { moveCustomers } from "@/lib/data/association/move-customer";
import { withVerification } from "../../../with-verification";

// The page stays as it was before, so that the result of each row stands beside what was announced.
export async function moveCustomersAction(_previous: MoveState, form: FormData): Promise<MoveState> {
  const permit = await requirePermit("customer.move");
  const input = MoveInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  return withVerification(permit, "move-customers", form, async (): Promise<MoveState> => {
    return { status: "saved", saved: { rows: await moveCustomers(permit, input.data) } };
  });
}
