import { getTranslations } from "next-intl/server";
import { RenewalTable } from "@/components/term/renewal-table";
import { Section } from "@/components/ui/section";
import { listRenewalsAtRisk } from "@/lib/data/order/list-renewals-at-risk";
import type { Permit } from "@/lib/domain/access/permit";

type RenewalsProps = { readonly permit: Permit<"portal.read">; readonly currency: string };

/** What did not renew itself, and what will not fit the budget within a week (G19); nothing where all is well. */
export async function RenewalsNotice({ permit, currency }: RenewalsProps) {
  const [renewals, t] = [await listRenewalsAtRisk(permit), await getTranslations("term.risk")];
  if (renewals.length === 0) return null;
  return (
    <Section title={t("title")}>
      <RenewalTable renewals={renewals} currency={currency} isPartner={false} />
    </Section>
  );
}
