import { X } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { AlertStanding } from "@/components/alert/alert-rows";
import { AlertSteps } from "@/components/alert/alert-steps";
import { BringIntoView } from "@/components/alert/bring-into-view";
import { HandleAlert } from "@/components/alert/handle-alert";
import { SeveritySign } from "@/components/alert/severity-sign";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { buttonStyle } from "@/components/ui/button-style";
import { Notice } from "@/components/ui/notice";
import { requireVisitor } from "@/lib/auth/session";
import { type AlertListQuery, alertsHref } from "@/lib/contracts/alert";
import type { AlertDetails, AlertHandler } from "@/lib/contracts/alert-view";
import { getAlert } from "@/lib/data/alert/get-alert";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { ALERTS } from "@/lib/domain/alert/alert";
import { alertLinkOf } from "@/lib/domain/alert/alert-link";
import type { HandlingActKind } from "@/lib/domain/alert/decide-handling";
import { alertWords } from "@/lib/format/alert-words";
import { sentenceOf } from "@/lib/format/wording";
import { handleAlertsAction } from "../actions";
import { CustomerNow } from "./customer-now";

type OpenedProps = {
  readonly permit: Permit<"alert.read">;
  readonly alertId: string;
  readonly query: AlertListQuery;
  readonly currency: string;
  readonly at: Date;
  readonly handlers: readonly AlertHandler[];
};

/** One alert with all that is needed to deal with it. */
export async function OpenedAlertPanel({ permit, alertId, query, currency, at, handlers }: OpenedProps) {
  const { actor } = permit;
  const [alert, t] = [await getAlert(permit, alertId, at), await getTranslations("alert")];
  if (!alert) return <Notice kind="warn">{t("board.notThere")}</Notice>;
  const { user } = await requireVisitor();
  return (
    <BringIntoView key={alertId}>
      <article aria-labelledby="opened-alert" className="flex flex-col gap-5">
        <Head alert={alert} currency={currency} at={at} closeHref={alertsHref(query)} />
        {issuePermit(actor, "alert.handle") && (
          <HandleAlert
            key={alert.steps[0]?.id}
            ids={[alertId]}
            kinds={actsFor(alert, actor)}
            handlers={handlers}
            action={handleAlertsAction}
          />
        )}
        {ALERTS[alert.alert.kind].leadsTo !== "customer" && <LeadsTo alert={alert} actor={actor} />}
        {alert.customer && issuePermit(actor, "customer.read") && <CustomerNow customerId={alert.customer.id} />}
        <section aria-labelledby="alert-steps" className="flex flex-col gap-3">
          <h3 id="alert-steps" className="font-semibold">
            {t("opened.steps")}
          </h3>
          <AlertSteps steps={alert.steps} zone={user.timeZone} />
        </section>
      </article>
    </BringIntoView>
  );
}

type HeadProps = {
  readonly alert: AlertDetails;
  readonly currency: string;
  readonly at: Date;
  readonly closeHref: string;
};

async function Head({ alert, currency, at, closeHref }: HeadProps) {
  const say = await getTranslations();
  const t = await getTranslations("alert");
  const locale = await getLocale();
  const { title, detail } = alertWords(alert.alert, currency);
  return (
    <header className="flex flex-col gap-2 border-b border-ink pb-3">
      <div className="flex items-start justify-between gap-3">
        <SeveritySign severity={alert.severity} />
        <AppLink
          href={closeHref}
          scroll={false}
          aria-label={t("opened.close")}
          className={buttonStyle({ variant: "quiet", size: "icon" })}
        >
          <X aria-hidden />
        </AppLink>
      </div>
      <h2 id="opened-alert" className="text-lg break-words">
        {sentenceOf(title, say, locale)}
      </h2>
      {detail && <p className="text-ink-2">{sentenceOf(detail, say, locale)}</p>}
      <AlertStanding line={alert} at={at} />
      {alert.snoozeReason && <p className="text-sm text-ink-2">{alert.snoozeReason}</p>}
      {!alert.isSo && <p className="text-sm text-accent">{t("opened.gone")}</p>}
    </header>
  );
}

async function LeadsTo({ alert, actor }: { readonly alert: AlertDetails; readonly actor: Actor }) {
  const { customer, reseller, subjectId } = alert;
  const about = { alert: alert.alert, customerId: customer?.id ?? null, resellerId: reseller?.id ?? null, subjectId };
  const href = alertLinkOf(about, actor.company.kind);
  if (href === null) return null;
  const t = await getTranslations("alert.opened.leadsTo");
  return (
    <p>
      <AppLink href={href} className={TEXT_LINK}>
        {t(ALERTS[alert.alert.kind].leadsTo)}
      </AppLink>
    </p>
  );
}

/** What there is to do, the likeliest first. */
function actsFor({ state, owner, isSo }: AlertDetails, { via }: Actor): readonly HandlingActKind[] {
  if (state === "resolved") return isSo ? ["reopen", "note"] : ["note"];
  const isMine = via.kind === "person" && owner?.id === via.memberId;
  return [
    ...(state === "snoozed" ? (["wake"] as const) : []),
    ...(state === "open" ? (["acknowledge"] as const) : []),
    ...(isMine ? [] : (["own"] as const)),
    "resolve",
    "snooze",
    "hand-over",
    ...(owner ? (["release"] as const) : []),
    "note",
  ];
}
