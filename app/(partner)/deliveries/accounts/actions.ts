"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { type AccountReason, CreateCustomersInput } from "@/lib/contracts/account";
import { MapAccountsInput } from "@/lib/contracts/delivery-view";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { isUuid } from "@/lib/contracts/is-uuid";
import { createCustomersFromAccounts } from "@/lib/data/account/create-customers-from-accounts";
import { undoMapping } from "@/lib/data/account/undo-mapping";
import { mapSeveral } from "./map-several";

type State = FormState<
  AccountReason,
  never,
  readonly {
    readonly accountId: string;
    readonly customerId: string | null;
    readonly name: string;
    readonly reason: AccountReason | null;
  }[]
>;

export async function createCustomersAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("account.map");
  const input = CreateCustomersInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  // Without a choice the command would take every parked account.
  if (input.data.accountIds === null) return { status: "refused", reasons: [{ code: "account.none-parked" }] };

  const answer = await createCustomersFromAccounts(permit, input.data);
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };

  refresh();
  return { status: "saved", saved: answer.created.map((created) => ({ ...created, reason: null })) };
}

export async function mapAccountsAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("account.map");
  const input = MapAccountsInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  const saved = await mapSeveral(permit, input.data);
  if (saved === null) return { status: "refused", reasons: [{ code: "account.customer-unknown" }] };

  refresh();
  return { status: "saved", saved };
}

export async function undoMappingAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("account.map");
  const mappingId = String(objectOf(form)["mappingId"]);
  const isId = isUuid(mappingId);
  if (!isId) return { status: "refused", reasons: [{ code: "account.mapping-unknown" }] };

  const decision = await undoMapping(permit, { mappingId, reason: null });
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };

  refresh();
  return { status: "saved" };
}
