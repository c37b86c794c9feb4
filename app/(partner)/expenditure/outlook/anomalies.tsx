import { getTranslations } from "next-intl/server";
import { AnomalyTable } from "@/components/forecast/anomaly-table";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Section } from "@/components/ui/section";
import { listAnomalies } from "@/lib/data/forecast/list-anomalies";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { dismissAnomalyAction } from "./actions";

type AnomaliesProps = {
  readonly actor: Actor;
  /** Null: of all the actor's customers. */
  readonly customerId: string | null;
  readonly days: "open" | "dismissed";
  readonly currency: string;
  /** The same page with the other days. */
  readonly otherHref: string;
};

/** Days that do not fit their past, or those that somebody explained. */
export async function Anomalies({ actor, customerId, days, currency, otherHref }: AnomaliesProps) {
  const permit = issuePermit(actor, "expenditure.read");
  if (!permit) return null;
  const [t, anomalies] = [await getTranslations("outlook.anomaly"), await listAnomalies(permit, { customerId, days })];
  const isOpen = days === "open";
  return (
    <Section
      title={t(isOpen ? "title" : "titleDismissed")}
      actions={
        <AppLink href={otherHref} className={TEXT_LINK}>
          {t(isOpen ? "showDismissed" : "showOpen")}
        </AppLink>
      }
    >
      <p className="max-w-prose text-sm text-ink-2">{t("what")}</p>
      {anomalies.length === 0 ? (
        <p className="py-2 text-ink-2">{t(isOpen ? "none" : "noneDismissed")}</p>
      ) : (
        <AnomalyTable
          anomalies={anomalies}
          currency={currency}
          dismiss={issuePermit(actor, "anomaly.dismiss") ? dismissAnomalyAction : null}
          withCustomer={customerId === null}
        />
      )}
    </Section>
  );
}
