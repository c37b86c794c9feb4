import { getTranslations } from "next-intl/server";
import { MoverTable } from "@/components/statistics/mover-table";
import { Section } from "@/components/ui/section";
import { statisticsHref, WITHOUT } from "@/lib/contracts/statistics-query";
import type { Mover } from "@/lib/contracts/statistics-view";
import { listMovers } from "@/lib/data/statistics/list-movers";
import { periodWords } from "../period-words";
import { type AskedStatistics, PATH } from "./asked";

/** Who rose and fell most, and what did it: each leads to that customer's own statistics. */
export async function MoversSection({ permit, query, periods, filter, currency }: AskedStatistics) {
  const { risen, fallen } = await listMovers(permit, filter, periods.former);
  const [t, words] = [await getTranslations("statistics.movers"), await periodWords()];
  const shared = {
    currency,
    spentHead: words.span(periods.range),
    formerHead: words.span(periods.former),
    customerHref: ({ customerId }: Mover) => statisticsHref(PATH, query, { customer: customerId, group: null }),
    reasonHref: ({ customerId, reason }: Mover) =>
      statisticsHref(PATH, query, {
        customer: customerId,
        group: null,
        ...(reason && {
          product: reason.product || WITHOUT,
          region: reason.region || WITHOUT,
          mode: reason.chargingMode,
        }),
      }),
  };
  return (
    <Section title={t("title")}>
      {risen.length + fallen.length === 0 && <p className="text-ink-2">{t("none")}</p>}
      {risen.length > 0 && <MoverTable {...shared} caption={t("risen")} movers={risen} />}
      {fallen.length > 0 && <MoverTable {...shared} caption={t("fallen")} movers={fallen} />}
    </Section>
  );
}
