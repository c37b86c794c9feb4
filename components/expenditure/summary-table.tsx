import { useTranslations } from "next-intl";
import { detailsHref, type ExpenditureSummaryQuery, summaryHref } from "@/lib/contracts/expenditure-query";
import type { CustomerSummary } from "@/lib/contracts/expenditure-view";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { Money } from "@/lib/domain/money/money";
import { AppLink, ROW_LINK, TEXT_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { type Sort, Th } from "../ui/th";

type SummaryTableProps = {
  readonly query: ExpenditureSummaryQuery;
  readonly rows: readonly CustomerSummary[];
  readonly caption: string;
  readonly currency: string;
  /** The month whose charges an amount leads to; null: none is within reach. */
  readonly month: BillingMonth | null;
};

export function SummaryTable({ query, rows, caption, currency, month }: SummaryTableProps) {
  const t = useTranslations("expenditure.summary.head");
  const money = { kind: "money", currency } as const;
  const byAmount = sortOf(query, "amount");
  return (
    <Table caption={caption} minWidth="54rem">
      <thead>
        <tr>
          <Th sort={sortOf(query, "name")}>{t("customer")}</Th>
          <Th {...money} sort={query.tab === "expenditure" ? byAmount : undefined}>
            {t("expenditure")}
          </Th>
          <Th {...money} sort={query.tab === "refunds" ? byAmount : undefined}>
            {t("refunded")}
          </Th>
          <Th {...money}>{t("spent")}</Th>
          <Th {...money}>{t("coupons")}</Th>
          <Th {...money}>{t("paid")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SummaryRow key={row.customer.id} {...{ query, row, currency, month }} />
        ))}
      </tbody>
    </Table>
  );
}

/** Another click on the head that sorts turns it round. */
function sortOf(query: ExpenditureSummaryQuery, sort: ExpenditureSummaryQuery["sort"]): Sort {
  const usual = sort === "name" ? "up" : "down";
  const now = query.sort === sort ? (query.order ?? usual) : null;
  const turned = usual === "up" ? "down" : "up";
  return {
    href: summaryHref(query, { sort, order: now === usual ? turned : null }),
    direction: now === null ? null : now === "up" ? "ascending" : "descending",
  };
}

type RowProps = Omit<SummaryTableProps, "rows" | "caption"> & { readonly row: CustomerSummary };

function SummaryRow({ query, row, currency, month }: RowProps) {
  const t = useTranslations("expenditure.summary");
  const { customer, resellers, expenditure, refunded, spent, coupons, paid } = row;
  const to = (amount: "hide-zero" | "refunds") =>
    month && detailsHref("/expenditure/details", { ...whoseOf(query), customer: customer.id, month, amount });
  return (
    <Tr>
      <Td className="max-w-80">
        {customer.isPresent ? (
          <AppLink href={`/customers/${customer.id}`} className={`block truncate ${ROW_LINK}`}>
            {customer.name}
          </AppLink>
        ) : (
          <span className="block truncate font-semibold">{customer.name}</span>
        )}
        <span className="block truncate text-xs text-ink-2">{[customer.accountName, ...resellers].join(" · ")}</span>
        {/* On phones the amount asked for is never out of sight. */}
        <span aria-hidden className="mt-0.5 block text-xs sm:hidden">
          <MoneyText value={query.tab === "refunds" ? refunded : expenditure} currency={currency} />
        </span>
      </Td>
      <AmountCell value={expenditure} href={to("hide-zero")} />
      <AmountCell value={refunded} href={refunded === 0n ? null : to("refunds")} />
      {/* What a budget counts of it may differ: the way between both. */}
      <AmountCell
        value={spent}
        href={customer.isPresent && month !== null ? `/customers/${customer.id}/bridge?month=${month}` : null}
        title={t("bridge")}
      />
      <AmountCell value={coupons} href={null} />
      <AmountCell value={paid} href={null} />
    </Tr>
  );
}

/** What of a summary's filters also narrows its details. */
function whoseOf({ manager, type, reseller }: ExpenditureSummaryQuery) {
  return { manager, type, reseller };
}

type AmountProps = {
  readonly value: Money | null;
  readonly href: string | null;
  /** Where it leads, where that is not its charges. */
  readonly title?: string;
};

function AmountCell({ value, href, title }: AmountProps) {
  const t = useTranslations("expenditure.summary");
  const text = value === null ? <span className="text-ink-3">{t("unknown")}</span> : <MoneyText value={value} />;
  return (
    <Td kind="money">
      {href === null ? (
        text
      ) : (
        <AppLink href={href} className={TEXT_LINK} title={title}>
          {text}
        </AppLink>
      )}
    </Td>
  );
}
