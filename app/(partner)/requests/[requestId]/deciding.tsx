import { getTranslations } from "next-intl/server";
import { openOrigins } from "@/components/request/request-buttons";
import { TextAct } from "@/components/request/text-act";
import { ReasonList } from "@/components/ui/reason-list";
import { Section } from "@/components/ui/section";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import type { RequestView } from "@/lib/contracts/request-view";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import { REASON_MAX } from "@/lib/domain/decision";
import { executionReasonWords } from "@/lib/format/request-reason";
import { approveRequestAction, rejectRequestAction } from "../actions";
import { Decide } from "./decide";

type DecidingProps = {
  readonly request: RequestView;
  readonly customer: CustomerDetails | null;
  readonly currency: string;
};

/** The distributor's two answers. */
export async function Deciding({ request, customer, currency }: DecidingProps) {
  const t = await getTranslations("request.page");
  const { id, kind, wish, error, grant } = request;
  return (
    <>
      <Section title={t("decide")}>
        {error && <ReasonList title={t("error")} reasons={error.map(executionReasonWords)} />}
        <Decide
          requestId={id}
          wish={wish}
          currency={currency}
          origins={customer === null ? [] : openOrigins(kind, customer)}
          version={versionOf(request, customer)}
          untilDay={untilDayOf(grant?.until ?? null)}
          approve={approveRequestAction}
        />
      </Section>
      <Section title={t("reject")}>
        <TextAct requestId={id} act="reject" max={REASON_MAX} variant="secondary" action={rejectRequestAction} />
      </Section>
    </>
  );
}

/** Of what is shown beside: the grant, or the budget that would be set; 0: none. */
function versionOf({ kind, grant }: RequestView, customer: CustomerDetails | null): number {
  if (grant) return grant.version;
  const setsBudget = kind === "activate" || kind === "adjust-budget";
  return setsBudget ? (customer?.budget?.version ?? 0) : 0;
}

// An end at midnight is the end of the day before.
function untilDayOf(until: Date | null): string | null {
  return until && billingDayOf(new Date(until.getTime() - 1));
}
