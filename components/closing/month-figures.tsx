import { useTranslations } from "next-intl";
import type { MonthLine } from "@/lib/contracts/closing";
import { minus } from "@/lib/domain/money/money";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type MonthFiguresProps = { readonly line: MonthLine; readonly currency: string };

/** What a month stands at; of a closed one also what it closed with and what moved it since. */
export function MonthFigures({ line, currency }: MonthFiguresProps) {
  const t = useTranslations("closing");
  const isClosed = line.closed !== null;
  const figures = (["spent", "counted"] as const).map((figure) => ({
    figure,
    now: line[figure],
    since: line.changes[figure],
  }));
  return (
    <Table caption={t("month.figuresCaption")} minWidth={isClosed ? "36rem" : undefined}>
      <thead>
        <tr>
          <Th>{t("month.figure")}</Th>
          {(isClosed ? (["atClosing", "since", "now"] as const) : (["now"] as const)).map((column) => (
            <Th key={column} kind="money" currency={currency}>
              {t(`month.${column}`)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map(({ figure, now, since }) => (
          <Tr key={figure}>
            <Td>{t(`head.${figure}`)}</Td>
            {isClosed && (
              <>
                <Td kind="money">
                  <MoneyText value={minus(now, since)} copyable />
                </Td>
                <Td kind="money">
                  <MoneyText value={since} copyable />
                </Td>
              </>
            )}
            <Td kind="money">
              <strong className="font-semibold">
                <MoneyText value={now} copyable />
              </strong>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
