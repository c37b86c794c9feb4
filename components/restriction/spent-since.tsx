import { useLocale, useTranslations } from "next-intl";
import type { RestrictionPlaces } from "@/lib/contracts/restriction-places";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { OriginLabel } from "./origin-label";

type SpentSinceProps = { readonly spent: RestrictionPlaces["spent"]; readonly currency: string };

/** List price of what started after each open cause of the freeze. */
export function SpentSince({ spent, currency }: SpentSinceProps) {
  const t = useTranslations("restriction.spentSince");
  const level = useTranslations("restriction.level");
  const locale = useLocale();
  const isInformative = spent.every((one) => one.level === "account");
  return (
    <div className="flex flex-col gap-2">
      <Table caption={t("title")} minWidth="32rem">
        <thead>
          <tr>
            <Th>{t("cause")}</Th>
            <Th>{t("level")}</Th>
            <Th>{t("since")}</Th>
            <Th kind="money" currency={currency}>
              {t("amount")}
            </Th>
          </tr>
        </thead>
        <tbody>
          {spent.map((one) => (
            <Tr key={one.causeId}>
              <Td>
                <OriginLabel origin={one.origin} />
              </Td>
              <Td>{level(one.level)}</Td>
              <Td className="figures whitespace-nowrap">{formatInstant(one.since, { zone: BILLING_ZONE, locale })}</Td>
              <Td className="text-right">
                <MoneyText value={one.spent} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="text-sm text-ink-2">{t(isInformative ? "noteAccount" : "noteResources")}</p>
    </div>
  );
}
