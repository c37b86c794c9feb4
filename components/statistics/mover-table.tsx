import { useTranslations } from "next-intl";
import type { Mover } from "@/lib/contracts/statistics-view";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { useGroupWords } from "./group-words";
import { PeriodCells, PeriodHeads } from "./period-cells";

type MoverTableProps = {
  readonly caption: string;
  readonly movers: readonly Mover[];
  readonly currency: string;
  readonly formerHead: string;
  readonly spentHead: string;
  /** The same figures of that customer alone. */
  readonly customerHref: (mover: Mover) => string;
  /** Of that customer and what moved it. */
  readonly reasonHref: (mover: Mover) => string;
};

/** Who moved most, and what did it. */
export function MoverTable(props: MoverTableProps) {
  const { caption, movers, currency, formerHead, spentHead, customerHref, reasonHref } = props;
  const t = useTranslations("statistics.movers");
  const words = useGroupWords();
  return (
    <Table caption={caption} showCaption minWidth="44rem">
      <thead>
        <tr>
          <Th>{t("customer")}</Th>
          <PeriodHeads {...{ currency, formerHead, spentHead }} changeHead={t("change")} />
          <Th>{t("reason")}</Th>
        </tr>
      </thead>
      <tbody>
        {movers.map((mover) => (
          <Tr key={mover.customerId}>
            <th scope="row" className="h-9 max-w-52 px-2 py-1 text-left font-normal">
              <AppLink href={customerHref(mover)} className={`block truncate ${ROW_LINK}`}>
                {mover.name}
              </AppLink>
            </th>
            <PeriodCells former={mover.former} spent={mover.spent} />
            <Td className="min-w-64">
              {mover.reason && (
                <>
                  <AppLink href={reasonHref(mover)} className="hover:underline">
                    {t("by", {
                      product: words("product", { key: mover.reason.product, name: null }),
                      region: words("region", { key: mover.reason.region, name: null }),
                      mode: words("charging-mode", { key: mover.reason.chargingMode, name: null }),
                    })}
                  </AppLink>
                  {mover.reason.resource?.resourceId && (
                    <span className="block font-mono text-xs break-all text-ink-2">
                      {mover.reason.resource.name ?? mover.reason.resource.resourceId}
                    </span>
                  )}
                </>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
