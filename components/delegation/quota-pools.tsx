import { useLocale, useTranslations } from "next-intl";
import type { PoolsView } from "@/lib/contracts/delegation-view";
import { QUOTA_KINDS, type QuotaKind } from "@/lib/domain/delegation/authority";
import { formatMoney } from "@/lib/format/money";
import { MoneyText } from "../ui/money-text";
import { Notice } from "../ui/notice";
import { Stat, StatRow } from "../ui/stat";
import { QuotaMeter } from "./quota-meter";

const WITHOUT = { reseller: "notGranted", own: "ownNotGranted", all: "none" } as const;
const FIGURES = ["taken", "available", "used"] as const;

type QuotaPoolsProps = {
  readonly pools: PoolsView;
  readonly currency: string;
  /** Of one reseller, of the reader's own company, or of all resellers together. */
  readonly of?: "reseller" | "own" | "all";
};

/** Both pools with every figure of them (G2). */
export function QuotaPools(props: QuotaPoolsProps) {
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      {QUOTA_KINDS.map((kind) => (
        <QuotaPool key={kind} kind={kind} {...props} />
      ))}
    </div>
  );
}

function QuotaPool({ kind, pools, currency, of = "reseller" }: QuotaPoolsProps & { readonly kind: QuotaKind }) {
  const t = useTranslations("delegation.pool");
  const locale = useLocale();
  const pool = pools[kind];
  if (pool.quota === null) {
    return (
      <div className="flex flex-col gap-2">
        <h3 className="text-base">{t(kind)}</h3>
        <p className="text-ink-2">{t(WITHOUT[of])}</p>
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <h3 className="text-base">{t(kind)}</h3>
      <QuotaMeter kind={kind} pool={pool} size="lg" currency={currency} />
      <StatRow>
        {FIGURES.map((figure) => (
          <Stat
            key={figure}
            label={t(figure)}
            value={
              <span className="text-lg">
                <MoneyText value={pool[figure]} copyable />
              </span>
            }
            unit={currency}
          />
        ))}
      </StatRow>
      {pool.overAllocated > 0n && (
        <Notice kind="warn">{t("over", { amount: formatMoney(pool.overAllocated, locale), currency })}</Notice>
      )}
    </div>
  );
}
