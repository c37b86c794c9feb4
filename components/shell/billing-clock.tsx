"use client";

import { useLocale, useNow, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { billingMonthOf, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import { BILLING_ZONE, formatCountdown, formatTime } from "@/lib/format/date";

/** Ticks on from the server's clock: a wrong clock on the desk must not move the month. */
export function BillingClock({ now: atFirst }: { readonly now: Date }) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const desk = useNow({ updateInterval: 15_000 });
  const latest = useRef(desk);
  // Null until the page is alive: the first picture is the server's, so both sides draw the same.
  const [aheadMs, setAheadMs] = useState<number | null>(null);
  useEffect(() => {
    latest.current = desk;
  }, [desk]);
  useEffect(() => setAheadMs(atFirst.getTime() - latest.current.getTime()), [atFirst]);

  const now = aheadMs === null ? atFirst : new Date(desk.getTime() + aheadMs);
  const resetsAt = monthEndExclusive(billingMonthOf(now));
  return (
    <p className="figures text-xs whitespace-nowrap text-ink-3" title={t("resetsTitle")}>
      <span className="sr-only">{t("clock")} </span>
      <span className="font-semibold text-ink-2">{formatTime(now, { zone: BILLING_ZONE, locale })}</span>
      <span className="max-lg:hidden">
        {" · "}
        {t("resetsIn", { countdown: formatCountdown(resetsAt, now, locale) })}
      </span>
    </p>
  );
}
