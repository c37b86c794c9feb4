import { findAddressed } from "@/lib/data/customer/addressed";
import type { Action, Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { restrictionReasonWords } from "@/lib/format/restriction-reason";
import { addressOf } from "./address";
import { DONE, messageOf, type VendorAnswer, type VendorError, vendorError } from "./answer";
import type { VendorCall } from "./operation";
import { refusalOf } from "./refusal";

type Named = { readonly customer_ids: readonly string[]; readonly indirect_partner_id?: string | undefined };
type Failed = { readonly id: string; readonly error: VendorError };

/** One act for each customer, each by itself; told of each it failed for, and an error only where it did for all. */
export async function restrictEach<A extends Action>(
  { permit, input, say }: VendorCall<A, Named>,
  act: (permit: Permit<A>, customerId: string) => Promise<Decision<RestrictionReason>>,
): Promise<VendorAnswer> {
  const address = await addressOf(permit, input);
  if ("code" in address) return address;
  const ids = [...new Set(input.customer_ids)];
  const addressed = new Set(await findAddressed(permit, ids, address));
  const failed: Failed[] = [];
  for (const id of ids) {
    const customerId = id.toLowerCase();
    const error = addressed.has(customerId) ? errorOf(await act(permit, customerId)) : vendorError("CBC.0151");
    if (error) failed.push({ id, error });
  }
  const details = failed.map(({ id, error }) => ({ error_code: error.code, error_msg: messageOf(error, say), id }));
  const [first] = failed;
  if (!first) return DONE;
  if (failed.length < ids.length) return { body: { error_details: details } };
  return { ...first.error, beside: { error_details: details } };
}

function errorOf(decision: Decision<RestrictionReason>): VendorError | null {
  return decision.allowed ? null : refusalOf(decision.reasons, restrictionReasonWords);
}
