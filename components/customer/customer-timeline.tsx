import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CustomerEvent } from "@/lib/contracts/customer-view";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import { AUTOMATIC_REASONS } from "@/lib/domain/restriction/cause";
import { FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import { formatInstant } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Timeline, type TimelineEvent } from "../ui/timeline";

type CustomerTimelineProps = {
  readonly events: readonly CustomerEvent[];
  readonly currency: string;
  /** The viewer's own, for log times. */
  readonly zone: string;
  /** What leads on from an event, e.g. to how things stood then. */
  readonly waysOf?: ((event: CustomerEvent) => ReactNode) | undefined;
};

const TONES: Partial<Record<CustomerEvent["kind"], TimelineEvent["tone"]>> = {
  frozen: "frozen",
  "pay-per-use-blocked": "frozen",
  lifted: "accent",
  "pay-per-use-allowed": "accent",
  alerted: "warn",
};

/** Everything that happened to a customer, newest first. */
export function CustomerTimeline({ events, currency, zone, waysOf }: CustomerTimelineProps) {
  const t = useTranslations("customer.events");
  const title = useTitle(currency);
  const detail = useDetail();
  const locale = useLocale();
  if (events.length === 0) return <p className="text-ink-2">{t("empty")}</p>;
  return (
    <Timeline
      label={t("title")}
      events={events.map((event) => ({
        id: event.id,
        title: title(event),
        detail: detail(event),
        at: formatInstant(event.at, { zone, locale }),
        by: byline(event),
        tone: TONES[event.kind],
        ways: waysOf?.(event),
      }))}
    />
  );

  function byline({ by }: CustomerEvent): string {
    return by && !by.isSystem ? t("by", { name: by.name, company: by.company }) : t("system");
  }
}

function useTitle(currency: string): (event: CustomerEvent) => string {
  const t = useTranslations("customer.events");
  const origin = useTranslations("sign.restriction.origin");
  const type = useTranslations("budget.type");
  const locale = useLocale();
  return ({ kind, about, detail, amount, threshold }) => {
    const known = FREEZE_ORIGINS.find((name) => name === about);
    return t(kind === "associated" && about === null ? "associatedOwn" : kind, {
      amount: formatMoney(parseMoney(amount ?? "0") ?? ZERO, locale),
      currency,
      threshold: threshold ?? 0,
      reseller: about ?? "",
      type: type(about === "one-time" ? "one-time" : "monthly"),
      level: t(detail === "account-and-resources" ? "level.account-and-resources" : "level.account"),
      origin: known ? origin(known) : "",
    });
  };
}

function useDetail(): (event: CustomerEvent) => string | undefined {
  const t = useTranslations("customer.events");
  const action = useTranslations("budget.action");
  return ({ kind, detail, reason, messageToCustomer }) => {
    const words = [
      kind === "budget-set" && detail && t("action", { action: action(detail) }),
      reason && t("reason", { reason: isAutomatic(reason) ? t(`automatic.${reason}`) : reason }),
      messageToCustomer && t("message", { message: messageToCustomer }),
    ].filter(Boolean);
    return words.length > 0 ? words.join(" ") : undefined;
  };
}

// A person's reason is any text, and text with dots is no key.
function isAutomatic(reason: string): boolean {
  return AUTOMATIC_REASONS.some((known) => known === reason);
}
