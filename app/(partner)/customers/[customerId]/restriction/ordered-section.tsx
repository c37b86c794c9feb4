import { getTranslations } from "next-intl/server";
import { OrderedActs } from "@/components/restriction/ordered-acts";
import { PreviewOutcome } from "@/components/restriction/preview-outcome";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import type { RestrictionActView, RestrictionPreviews } from "@/lib/contracts/restriction-act";
import { listActsOf } from "@/lib/data/restriction/list-restriction-acts";
import type { Permit } from "@/lib/domain/access/permit";
import { callOffActAction, confirmActAction, declineActAction } from "./ordered/actions";

type OrderedSectionProps = {
  readonly customer: CustomerDetails;
  readonly permit: Permit<"restriction.read">;
  readonly at: Date;
  readonly zone: string;
  readonly previews: RestrictionPreviews;
};

/** What is ordered for this customer; nothing is shown where nothing is. */
export async function OrderedSection({ customer, permit, at, zone, previews }: OrderedSectionProps) {
  const acts = await listActsOf(permit, customer.id, at);
  if (acts.length === 0) return null;
  const t = await getTranslations("restriction.act");
  const { id, currency } = customer;
  const previewOf = ({ kind, level, origins }: RestrictionActView) => {
    if (kind === "release") return <Notice kind="danger">{t("releaseFollows")}</Notice>;
    const preview = level === null ? previews.lift[origins.toSorted().join(" ")] : previews.freeze[level];
    return preview && <PreviewOutcome customerId={id} currency={currency} preview={preview} about={level ?? "lift"} />;
  };
  return (
    <Section title={t("title")}>
      <OrderedActs
        acts={acts}
        now={at}
        zone={zone}
        actions={{ callOff: callOffActAction, confirm: confirmActAction, decline: declineActAction }}
        previewOf={previewOf}
      />
    </Section>
  );
}
