import { useTranslations } from "next-intl";
import type { ImportReport } from "@/lib/contracts/delivery";
import { CustomerCell, Sum, SumTable } from "./sum-table";

type MovedTableProps = { readonly report: ImportReport; readonly currency: string };

/** Net change of each customer's counted usage, and what usage answered: alerts and acts. */
export function MovedTable({ report, currency }: MovedTableProps) {
  const t = useTranslations("delivery.report");
  const words = useAnswer();
  if (report.moves.length === 0) return <p className="text-ink-2">{t("noMoves")}</p>;
  const answers = Map.groupBy(report.answers, ({ customerId }) => String(customerId));
  return (
    <SumTable
      caption={t("movesCaption")}
      minWidth="48rem"
      maxHeight="28rem"
      currency={currency}
      columns={[
        { label: t("customer") },
        { label: t("running"), kind: "money" },
        { label: t("earlier"), kind: "money" },
        { label: t("answers") },
      ]}
      lines={report.moves.map(({ customerId, customerName, running, earlier }) => ({
        id: customerId,
        cells: [
          <CustomerCell key="customer" id={customerId} name={customerName} />,
          <Sum key="running" of={running} />,
          <Sum key="earlier" of={earlier} />,
          (answers.get(customerId) ?? []).map(words).filter(Boolean).join(" ") || "–",
        ],
      }))}
    />
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
