import { useLocale, useTranslations } from "next-intl";
import type { ResourceDetails } from "@/lib/contracts/resource-view";
import { graceEndOf, retentionEndOf } from "@/lib/domain/resource/status";
import { BILLING_ZONE, formatCountdown, formatInstant } from "@/lib/format/date";
import { type Definition, DefinitionList } from "../ui/definition-list";
import { Notice } from "../ui/notice";

type ResourceCourseProps = {
  readonly resource: ResourceDetails;
  /** Whose words: the customer's own, or those of its partners. */
  readonly isOwn: boolean;
};

/** Where it stands and what happens when, with what that means. */
export function ResourceCourse({ resource, isOwn }: ResourceCourseProps) {
  const t = useTranslations("resource.course");
  const { status, closedCause, freeWhileFrozen } = resource;
  const stands = status === "frozen" && isOwn ? "frozenOwn" : (`status.${status}` as const);
  const said = t(closedCause ? `closed.${closedCause}` : stands);
  const costs = status === "frozen" ? t(freeWhileFrozen ? "frozenFree" : "frozenCosts") : null;
  return (
    <div className="flex flex-col gap-4">
      <p>
        {said} {costs}
      </p>
      <Deletion resource={resource} isOwn={isOwn} />
      <DefinitionList items={useDates(resource)} />
    </div>
  );
}

function Deletion({ resource, isOwn }: ResourceCourseProps) {
  const t = useTranslations("resource.course");
  const locale = useLocale();
  const { deletionDueAt, heldSince, isDue, at, status } = resource;
  const instant = (date: Date) => formatInstant(date, { zone: BILLING_ZONE, locale });
  if (heldSince) {
    return <Notice title={t("held", { date: instant(heldSince) })}>{t(isOwn ? "heldOwn" : "heldPartner")}</Notice>;
  }
  if (deletionDueAt === null) return null;
  const way = status === "frozen" ? "frozen" : "expired";
  const title = isDue
    ? t("due", { date: instant(deletionDueAt) })
    : t("dueIn", { date: instant(deletionDueAt), countdown: formatCountdown(deletionDueAt, at, locale) });
  return (
    <Notice kind={isDue ? "danger" : "warn"} title={title}>
      {t(`${isOwn ? "own" : "partner"}.${way}`)}
    </Notice>
  );
}

function useDates({ status, expiresAt, frozenSince, closedAt }: ResourceDetails): readonly Definition[] {
  const t = useTranslations("resource.course");
  const locale = useLocale();
  const row = (term: string, date: Date | null): Definition[] =>
    date === null ? [] : [{ term: t(term), value: formatInstant(date, { zone: BILLING_ZONE, locale }) }];
  if (status === "closed") return row("closedAt", closedAt);
  if (expiresAt === null) return row("frozenSince", frozenSince);
  return [
    ...row("expires", expiresAt),
    ...row("graceUntil", graceEndOf(expiresAt)),
    ...row("keptUntil", retentionEndOf(expiresAt)),
  ];
}
