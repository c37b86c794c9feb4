import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { CompanyRef, CompanyTelling } from "../alert/write-notices";
import { tellCompanies } from "../alert/write-notices";
import type { LockedCustomer } from "../customer/lock-customer";
import type { Link } from "./find-link";
import type { Start } from "./start-customer";

type Joining = {
  readonly link: Link;
  readonly customer: LockedCustomer;
  readonly start: Start;
  readonly at: Date;
};

/** Both sides hear of it: the partners who joined and with what, the customer whose it is now. */
export async function tellOfJoining(tx: Transaction, system: Actor, joining: Joining): Promise<void> {
  const { link, customer, start, at } = joining;
  const { distributorId } = system;
  const above: CompanyRef = { kind: "distributor", id: distributorId };
  const partners = link.partner.kind === "reseller" ? [above, link.partner] : [above];
  const facts = { customer: customer.name, partner: link.partner.name, start: start.kind };
  const customerId = customer.id;
  const tellings: CompanyTelling[] = [
    { to: partners, notice: { kind: "customer-joined", urgent: false, facts }, customerId },
    {
      to: [{ kind: "customer", id: customer.id }],
      notice: { kind: "association-started", urgent: false, facts: { partner: link.partner.name } },
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
