import { useLocale, useTranslations } from "next-intl";
import type { PoolFigures, QuotaReseller, QuotaTable } from "@/lib/contracts/delegation-view";
import { QUOTA_KINDS, type QuotaKind } from "@/lib/domain/delegation/authority";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { PermissionList } from "./permission-list";

type QuotaTableProps = { readonly table: QuotaTable };

const FIGURES = ["quota", "taken", "available", "used", "overAllocated"] as const;

/** Totals and each reseller: what is given, taken, free, used and over-allocated, a row a kind. */
export function ResellerQuotas({ table }: QuotaTableProps) {
  const t = useTranslations("delegation");
  const { total, resellers, currency } = table;
  return (
    <Table caption={t("table.resellers")} minWidth="64rem">
      <thead>
        <tr>
          <Th>{t("table.name")}</Th>
          <Th>{t("table.permissions")}</Th>
          <Th>{t("table.kind")}</Th>
          {FIGURES.map((figure) => (
            <Th key={figure} kind="money" currency={currency}>
              {t(`pool.${figure}`)}
            </Th>
          ))}
          <Th>{t("table.recalled")}</Th>
        </tr>
      </thead>
      <tbody>
        {QUOTA_KINDS.map((kind) => (
          <Tr key={kind} className="font-semibold">
            <Td>{kind === "monthly" && t("table.total")}</Td>
            <Td />
            <Td className="whitespace-nowrap">{t(`kind.${kind}`)}</Td>
            <Figures pool={total[kind]} />
            <Td />
          </Tr>
        ))}
        {resellers.map((reseller) => (
          <ResellerRows key={reseller.id} reseller={reseller} />
        ))}
      </tbody>
    </Table>
  );
}

function ResellerRows({ reseller }: { readonly reseller: QuotaReseller }) {
  const t = useTranslations("delegation");
  const locale = useLocale();
  const { id, name, permissions, until, pools, recalled } = reseller;
  const kinds: readonly QuotaKind[] = QUOTA_KINDS.filter(
    (kind) => pools[kind].quota !== null || pools[kind].taken > 0n,
  );
  const rows = kinds.length > 0 ? kinds : ([null] as const);
  return rows.map((kind, index) => (
    <Tr key={kind ?? "nothing"}>
      <Td className="font-semibold">
        {index === 0 && (
          <AppLink href={`/resellers/${id}/delegation`} className={ROW_LINK}>
            {name}
          </AppLink>
        )}
      </Td>
      <Td>
        {index === 0 && (
          <>
            <PermissionList permissions={permissions} />
            {until && (
              <span className="figures block text-xs text-ink-3">
                {t("until", { at: formatInstant(until, { zone: BILLING_ZONE, locale }) })}
              </span>
            )}
          </>
        )}
      </Td>
      <Td className="whitespace-nowrap">{kind ? t(`kind.${kind}`) : "–"}</Td>
      {kind ? <Figures pool={pools[kind]} /> : FIGURES.map((figure) => <Td key={figure} kind="money" />)}
      <Td className="whitespace-nowrap">
        {index === 0 && recalled > 0 && t("table.recalledCount", { count: recalled })}
      </Td>
    </Tr>
  ));
}

function Figures({ pool }: { readonly pool: PoolFigures }) {
  return FIGURES.map((figure) => {
    const value = pool.quota === null && figure !== "taken" && figure !== "used" ? null : pool[figure];
    return (
      <Td key={figure} kind="money" className={figure === "overAllocated" && value ? "text-s100-ink" : undefined}>
        {value === null ? "–" : <MoneyText value={value} />}
      </Td>
    );
  });
}
