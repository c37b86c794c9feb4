import { getTranslations } from "next-intl/server";
import { AlertRows } from "@/components/alert/alert-rows";
import { FollowBoard } from "@/components/alert/follow-board";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Section } from "@/components/ui/section";
import { AlertListQuery, alertsHref } from "@/lib/contracts/alert";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { countAlerts } from "@/lib/data/alert/count-alerts";
import { getBoardMark } from "@/lib/data/alert/get-board-mark";
import { listAlerts } from "@/lib/data/alert/list-alerts";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";

const SHOWN = 3;

type AlertsNowProps = { readonly actor: Actor; readonly customer: CustomerDetails; readonly at: Date };

/** What of this customer waits to be handled, the gravest first. */
export async function AlertsNow({ actor, customer: { id, currency }, at }: AlertsNowProps) {
  const permit = issuePermit(actor, "alert.read");
  if (!permit) return null;
  const query = AlertListQuery.parse({ customer: id });
  // Before the count: what comes meanwhile is told by the next answer.
  const mark = await getBoardMark(permit, at);
  const [count, page, t] = await Promise.all([
    countAlerts(permit, at, id),
    listAlerts(permit, query, at, SHOWN),
    getTranslations("alert"),
  ]);
  const answer = t("card.count", { count: count.total });
  return (
    <Section
      title={t("card.title")}
      actions={
        <AppLink href={alertsHref(query)} className={TEXT_LINK}>
          {t("card.all")}
        </AppLink>
      }
    >
      <p>{answer}</p>
      <FollowBoard mark={mark} at={at} answer={answer} />
      {page.rows.length > 0 && (
        <AlertRows
          label={t("card.title")}
          rows={page.rows}
          hrefOf={(alertId) => alertsHref(query, alertId)}
          opened={null}
          selectable={false}
          {...{ currency, at }}
        />
      )}
    </Section>
  );
}
