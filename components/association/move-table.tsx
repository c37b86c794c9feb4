import { useLocale, useTranslations } from "next-intl";
import type { MovePreview, MovePreviewRow } from "@/lib/contracts/association-view";
import { associationReasonWords } from "@/lib/format/association-reason";
import { formatMoney } from "@/lib/format/money";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { useWording } from "../ui/use-wording";

/** What moving would do to each customer and both pools, in numbers. */
export function MoveTable({ currency, rows }: Pick<MovePreview, "currency" | "rows">) {
  const t = useTranslations("association.move");
  const budget = useTranslations("budget.type");
  const say = useWording();
  return (
    <Table caption={t("caption")} minWidth="70rem">
      <thead>
        <tr>
          <Th>{t("customer")}</Th>
          <Th>{t("from")}</Th>
          <Th kind="money" currency={currency}>
            {t("budget")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("used")}
          </Th>
          <Th kind="figure">{t("oldPool")}</Th>
          <Th kind="figure">{t("newPool")}</Th>
          <Th>{t("ends")}</Th>
          <Th>{t("verdict")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.customer.id}>
            <Td className="font-semibold">{row.customer.name}</Td>
            <Td>{row.from.name}</Td>
            <Td kind="money">
              {row.budget ? <MoneyText value={row.budget.amount} /> : "–"}
              {row.budget && <span className="block text-xs text-ink-2">{budget(row.budget.kind)}</span>}
            </Td>
            <Td kind="money">{row.budget ? <MoneyText value={row.budget.used} /> : "–"}</Td>
            <Td kind="figure">
              <PoolMove pool={row.oldPool} />
            </Td>
            <Td kind="figure">
              <PoolMove pool={row.newPool} />
            </Td>
            <Td>
              <Ends row={row} />
            </Td>
            <Td className="max-w-64">
              {row.decision.allowed
                ? t("yes")
                : row.decision.reasons.map((reason) => (
                    <span key={reason.code} className="block text-s100-ink">
                      {say(associationReasonWords(reason))}
                    </span>
                  ))}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function PoolMove({ pool }: { readonly pool: MovePreviewRow["oldPool"] }) {
  const t = useTranslations("association");
  const locale = useLocale();
  if (pool === null) return "–";
  const money = (amount: NonNullable<typeof pool>["before"]) => formatMoney(amount, locale);
  return (
    <>
      <span className="whitespace-nowrap">
        {money(pool.before)} → {money(pool.after)}
      </span>
      <span className="block text-xs text-ink-2">
        {t("move.ofQuota", { quota: pool.quota === null ? t("noQuota") : money(pool.quota) })}
      </span>
    </>
  );
}

function Ends({ row: { requests, recalls, isLeaving } }: { readonly row: MovePreviewRow }) {
  const t = useTranslations("association.move");
  const ends = [
    requests > 0 && t("requests", { count: requests }),
    recalls > 0 && t("recalls", { count: recalls }),
    isLeaving && t("leaving"),
  ].filter((one) => one !== false);
  return ends.length === 0 ? t("nothing") : ends.join("; ");
}
