import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RestrictionActView } from "@/lib/contracts/restriction-act";
import { isOpenAct } from "@/lib/domain/restriction/waiting-act";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { restrictionReasonWords } from "@/lib/format/restriction-reason";
import { Badge } from "../ui/badge";
import { ReasonList } from "../ui/reason-list";
import { ActStateBadge, useActWords } from "./act-state";
import { type ActStepActions, ActSteps } from "./act-steps";
import { Countdown } from "./countdown";
import { NamedResources } from "./named-resources";

type OrderedActsProps = {
  readonly acts: readonly RestrictionActView[];
  readonly now: Date;
  /** The viewer's own, for log times. */
  readonly zone: string;
  readonly actions: ActStepActions;
  /** What an act would change now, for a second person. */
  readonly previewOf: (act: RestrictionActView) => ReactNode;
};

/** What is ordered and not yet in effect, with the time left, and what lately came to nothing. */
export function OrderedActs({ acts, now, zone, actions, previewOf }: OrderedActsProps) {
  return (
    <ul className="-mt-3 flex flex-col">
      {acts.map((act) => (
        <li key={act.id} className="flex flex-col gap-1.5 border-b border-line py-3 last:border-b-0">
          <ActItem act={act} now={now} zone={zone} />
          <ActSteps act={act} actions={actions} preview={act.mayConfirm && previewOf(act)} />
        </li>
      ))}
    </ul>
  );
}

function ActItem({ act, now, zone }: { readonly act: RestrictionActView } & Pick<OrderedActsProps, "now" | "zone">) {
  const t = useTranslations("restriction.act");
  const restriction = useTranslations("restriction.open");
  const locale = useLocale();
  const words = useActWords();
  const { state, by, confirmedBy, endedAt } = act;
  const told = (instant: Date) => formatInstant(instant, { zone, locale });
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <ActStateBadge state={state} />
        <span className="font-semibold">{words(act)}</span>
      </p>
      {isOpenAct(state) && <When act={act} now={now} />}
      {!by.isSystem && <p className="text-sm text-ink-2">{restriction("reason", { reason: act.reason })}</p>}
      {act.messageToCustomer && (
        <p className="text-sm text-ink-2">{restriction("message", { message: act.messageToCustomer })}</p>
      )}
      <NamedResources resources={act.resources} />
      <Words act={act} />
      <p className="figures text-xs text-ink-3">
        {t("ordered", { at: told(act.orderedAt), by: by.isSystem ? t("system") : `${by.name}, ${by.company}` })}
        {confirmedBy && ` · ${t("confirmed", { by: confirmedBy })}`}
        {endedAt && ` · ${t("ended", { state: t(`state.${state}`), at: told(endedAt) })}`}
      </p>
    </>
  );
}

/** Who is awaited, or why it came to nothing. */
function Words({ act }: { readonly act: RestrictionActView }) {
  const t = useTranslations("restriction.act");
  const { company, notSecond, endReason, refusal } = act;
  return (
    <>
      {notSecond && <p className="text-sm text-ink-2">{t(`notSecond.${notSecond}`, { company })}</p>}
      {endReason && <p className="text-sm text-ink-2">{t("endReason", { reason: endReason })}</p>}
      {refusal && <ReasonList title={t("refusal")} reasons={refusal.map(restrictionReasonWords)} />}
      {refusal && <p className="text-sm text-ink-2">{t("again")}</p>}
    </>
  );
}

function When({ act, now }: { readonly act: RestrictionActView; readonly now: Date }) {
  const t = useTranslations("restriction.act");
  const locale = useLocale();
  const { runsAt, expiresAt, company } = act;
  const until = runsAt ?? expiresAt;
  if (until === null) return null;
  const at = formatInstant(until, { zone: BILLING_ZONE, locale });
  return (
    <p className="figures flex flex-wrap items-center gap-2 text-sm">
      <span>{runsAt ? t("runs", { at }) : t("awaits", { company, at })}</span>
      <Badge tone={runsAt ? "frozen" : "warn"}>
        <Countdown until={until} now={now} />
      </Badge>
    </p>
  );
}
