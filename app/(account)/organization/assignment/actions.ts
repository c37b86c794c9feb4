"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { AssignCustomersInput, AssignResellersInput } from "@/lib/contracts/assignment";
import type { AssignmentOutcome } from "@/lib/contracts/assignment-view";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { assignCustomers } from "@/lib/data/assignment/assign-customers";
import { assignResellers } from "@/lib/data/assignment/assign-resellers";

type State = FormState<never, never, readonly AssignmentOutcome[]>;

export async function assignCustomersAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("customer.assign");
  const input = AssignCustomersInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const rows = await assignCustomers(permit, input.data);
  refresh();
  return { status: "saved", saved: rows };
}

export async function assignResellersAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("reseller.assign");
  const input = AssignResellersInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const rows = await assignResellers(permit, input.data);
  refresh();
  return { status: "saved", saved: rows };
}
