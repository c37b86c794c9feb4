import "server-only";
import type { Transaction } from "@/db/client";
import type { ActNoticeKind } from "@/lib/domain/alert/company-notice";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import type { WaitingKind } from "@/lib/domain/restriction/waiting-act";
import { type CompanyRef, tellCompanies } from "../alert/write-notices";

type Told = {
  readonly act: {
    readonly distributorId: string;
    readonly id: string;
    readonly kind: WaitingKind;
    readonly level: FreezeLevel | null;
    readonly companyKind: "distributor" | "reseller";
    readonly companyId: string;
    readonly runsAt: Date | null;
  };
  readonly customer: { readonly id: string; readonly name: string; readonly resellerId: string | null };
  readonly kind: ActNoticeKind;
  readonly at: Date;
  /** Reason of the order, or why it came to nothing; null: none was given. */
  readonly text: string | null;
};

/** Tells both partners of an ordered act; who is to confirm it is a matter of the company that ordered. */
export async function tellOfAct(tx: Transaction, { act, customer, kind, at, text }: Told): Promise<void> {
  const { distributorId } = act;
  const ordering: CompanyRef = { kind: act.companyKind, id: act.companyId };
  const partners: readonly CompanyRef[] = [
    { kind: "distributor", id: distributorId },
    ...(customer.resellerId === null ? [] : [{ kind: "reseller" as const, id: customer.resellerId }]),
  ];
  const others = partners.filter(({ id }) => id !== ordering.id);
  const to = kind === "act-awaits-second-person" ? [ordering] : [ordering, ...others];
  const facts = {
    actId: act.id,
    act: act.kind,
    level: act.level,
    customer: customer.name,
    runsAt: act.runsAt?.toISOString() ?? null,
    text,
  };
  await tellCompanies(tx, distributorId, at, [{ to, notice: { urgent: true, kind, facts }, customerId: customer.id }]);
}
