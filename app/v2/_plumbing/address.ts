import { type Address, findAddressed, isOwnReseller } from "@/lib/data/customer/addressed";
import { findCustomerIds } from "@/lib/data/customer/find-customer-ids";
import type { Action, Permit } from "@/lib/domain/access/permit";
import { type VendorError, vendorError } from "./answer";

type Named = { readonly indirect_partner_id?: string | undefined };

/** Whose customers the call addresses: a distributor's own unless it names one of its resellers. */
export async function addressOf(
  permit: Permit<Action>,
  { indirect_partner_id: named }: Named,
): Promise<Address | VendorError> {
  if (permit.actor.company.kind !== "distributor" || named === undefined) return { resellerId: null };
  const resellerId = named.toLowerCase();
  return (await isOwnReseller(permit, resellerId)) ? { resellerId } : vendorError("CBC.99000037");
}

/** A customer of the caller's, whoever its partner is: for a call that has no field to name a reseller in. */
export async function ownCustomerOf(
  permit: Permit<Action>,
  sent: string,
): Promise<{ readonly customerId: string } | VendorError> {
  const id = sent.toLowerCase();
  const customerId = (await findCustomerIds(permit, [id])).get(id);
  return customerId === id ? { customerId } : vendorError("CBC.0151");
}

/** The one customer a call addresses; another company's and one that there is not are told alike. */
export async function customerOf(
  permit: Permit<Action>,
  sent: Named & { readonly customer_id: string },
): Promise<{ readonly customerId: string } | VendorError> {
  const address = await addressOf(permit, sent);
  if ("code" in address) return address;
  const [customerId] = await findAddressed(permit, [sent.customer_id], address);
  return customerId === undefined ? vendorError("CBC.0151") : { customerId };
}
