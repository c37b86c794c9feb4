import { useLocale, useTranslations } from "next-intl";
import type { ResponseTimes, Took } from "@/lib/contracts/alert-view";
import { formatCountdown } from "@/lib/format/date";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type ResponseTimesTableProps = { readonly times: readonly ResponseTimes[]; readonly days: number };

export function ResponseTimesTable({ times, days }: ResponseTimesTableProps) {
  const t = useTranslations("alert");
  return (
    <div className="flex flex-col gap-2">
      <Table caption={t("times.caption", { days })}>
        <thead>
          <tr className="border-b border-line-strong text-ink-2">
            <Th>{t("times.severity")}</Th>
            <Th kind="figure">{t("times.acknowledged")}</Th>
            <Th kind="figure">{t("times.resolved")}</Th>
          </tr>
        </thead>
        <tbody>
          {times.map(({ severity, came, acknowledged, resolved }) => (
            <Tr key={severity}>
              <th scope="row" className="px-3 py-1 text-left font-normal first:pl-2">
                {t(`severity.${severity}`)}
              </th>
              <TookCell took={acknowledged} came={came} />
              <TookCell took={resolved} came={came} />
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="text-xs text-ink-3">{t("times.note", { days })}</p>
    </div>
  );
}

function TookCell({ took: { count, median, ninetieth }, came }: { readonly took: Took; readonly came: number }) {
  const t = useTranslations("alert.times");
  const locale = useLocale();
  const length = (ms: number) => formatCountdown(new Date(ms), new Date(0), locale);
  return (
    <Td kind="figure">
      {median === null || ninetieth === null
        ? t("none")
        : t("pair", { median: length(median), ninetieth: length(ninetieth) })}
      <span className="block text-xs text-ink-3">{t("of", { count, came })}</span>
    </Td>
  );
}
