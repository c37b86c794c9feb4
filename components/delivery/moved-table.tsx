import { useLocale, useTranslations } from "next-intl";
import type { ImportReport } from "@/lib/contracts/delivery";
import { AppLink } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { moneyOf } from "./import-sums";

type MovedTableProps = { readonly report: ImportReport; readonly currency: string };

/** Net change of each customer's counted usage, and what usage answered: alerts and acts. */
export function MovedTable({ report, currency }: MovedTableProps) {
  const t = useTranslations("delivery.report");
  const words = useAnswer();
  const locale = useLocale();
  if (report.moves.length === 0) return <p className="text-ink-2">{t("noMoves")}</p>;
  const answers = Map.groupBy(report.answers, ({ customerId }) => String(customerId));
  return (
    <Table caption={t("movesCaption")} minWidth="48rem" maxHeight="28rem">
      <thead>
        <tr lang={locale}>
          <Th>{t("customer")}</Th>
          <Th kind="money" currency={currency}>
            {t("running")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("earlier")}
          </Th>
          <Th>{t("answers")}</Th>
        </tr>
      </thead>
      <tbody>
        {report.moves.map(({ customerId, customerName, running, earlier }) => (
          <Tr key={customerId}>
            <Td>
              <AppLink href={`/customers/${customerId}`} className="hover:underline">
                {customerName}
              </AppLink>
            </Td>
            <Td kind="money">
              <MoneyText value={moneyOf(running)} />
            </Td>
            <Td kind="money">
              <MoneyText value={moneyOf(earlier)} />
            </Td>
            <Td>{(answers.get(customerId) ?? []).map(words).filter(Boolean).join(" ") || "–"}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function useAnswer(): (answer: ImportReport["answers"][number]) => string {
  const t = useTranslations("delivery.follow");
  return (answer) =>
    [
      typeof answer["alertAt"] === "number" && t("alerted", { threshold: answer["alertAt"] }),
      typeof answer["act"] === "string" && t.has(answer["act"]) && t(answer["act"]),
    ]
      .filter(Boolean)
      .join(" ");
}
