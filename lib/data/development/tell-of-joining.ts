import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { CompanyRef, CompanyTelling } from "../alert/write-notices";
import { tellCompanies } from "../alert/write-notices";
import type { LockedCustomer } from "../customer/lock-customer";
import type { Start } from "./start-customer";

type Joining = {
  /** With whom it is now. */
  readonly partner: CompanyRef & { readonly name: string };
  readonly customer: LockedCustomer;
  readonly start: Start;
  readonly at: Date;
};

/** Both sides hear of it: the partners who joined and with what, the customer whose it is now. */
export async function tellOfJoining(tx: Transaction, system: Actor, joining: Joining): Promise<void> {
  const { partner, customer, start, at } = joining;
  const { distributorId } = system;
  const above: CompanyRef = { kind: "distributor", id: distributorId };
  const partners = partner.kind === "reseller" ? [above, { kind: partner.kind, id: partner.id }] : [above];
  const facts = { customer: customer.name, partner: partner.name, start: start.kind };
  const customerId = customer.id;
  const tellings: CompanyTelling[] = [
    { to: partners, notice: { kind: "customer-joined", urgent: false, facts }, customerId },
    {
      to: [{ kind: "customer", id: customer.id }],
      notice: { kind: "association-started", urgent: false, facts: { partner: partner.name } },
      customerId,
    },
  ];
  if (start.kind === "refused") {
    const reasons = start.reasons.map(({ code }) => code);
    const notice = { kind: "starting-policy-refused", urgent: true, facts: { ...facts, reasons } } as const;
    tellings.push({ to: partners, notice, customerId });
  }
  await tellCompanies(tx, distributorId, at, tellings);
}
