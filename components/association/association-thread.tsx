import { useLocale, useTranslations } from "next-intl";
import type { AssociationDetails, DisassociationView } from "@/lib/contracts/association-view";
import { formatInstant } from "@/lib/format/date";
import { Timeline, type TimelineEvent } from "../ui/timeline";

type ThreadProps = {
  readonly association: Pick<
    AssociationDetails,
    "startedAt" | "endedAt" | "ending" | "endedBy" | "endReason" | "requests"
  >;
  /** The viewer's own, for log times. */
  readonly zone: string;
};

/** Who asked, who answered, how it began and ended; the first on top. */
export function AssociationThread({ association, zone }: ThreadProps) {
  const t = useTranslations("association");
  const locale = useLocale();
  const shown = (instant: Date) => formatInstant(instant, { zone, locale });
  const { startedAt, endedAt, ending, endedBy, endReason, requests } = association;
  const stepsOf = (request: DisassociationView): TimelineEvent[] => {
    const { id, side, state, reason, by, askedAt, decidedAt, decidedBy, note } = request;
    const asked = { id: `${id}-asked`, title: t(`asked.${side}`), detail: reason, at: shown(askedAt), by };
    if (decidedAt === null || state === "pending-customer" || state === "pending-partner") {
      return [{ ...asked, tone: "warn" as const }];
    }
    const tone = state === "approved" ? "accent" : "neutral";
    const title = t(`decided.${state}`);
    return [asked, { id: `${id}-decided`, title, detail: note, at: shown(decidedAt), by: decidedBy, tone }];
  };
  const end: TimelineEvent[] =
    endedAt === null
      ? []
      : [
          {
            id: "ended",
            title: t(ending === "moved" ? "thread.endedMoved" : "thread.ended"),
            detail: endReason,
            at: shown(endedAt),
            by: endedBy,
          },
        ];
  const began = { id: "began", title: t("thread.began"), at: shown(startedAt) };
  return <Timeline label={t("thread.title")} events={[began, ...requests.flatMap(stepsOf), ...end]} />;
}
