"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatCountdown } from "@/lib/format/date";

const TICK_MS = 5_000;
const MINUTE_MS = 60_000;

/** Time left until an act takes effect, from the server's clock; once it has, the page is asked again. */
export function Countdown({ until, now }: { readonly until: Date; readonly now: Date }) {
  const t = useTranslations("restriction.act");
  const locale = useLocale();
  const router = useRouter();
  const [passed, setPassed] = useState(0);
  const left = until.getTime() - now.getTime() - passed;
  const over = left <= 0;
  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(() => {
      setPassed(performance.now() - begun);
      if (over) router.refresh();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [over, router]);
  if (over) return <span>{t("running")}</span>;
  if (left < MINUTE_MS) return <span className="figures">{t("soon")}</span>;
  const moment = new Date(until.getTime() - left);
  return <span className="figures">{t("countdown", { countdown: formatCountdown(until, moment, locale) })}</span>;
}
