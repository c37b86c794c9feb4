import { useTranslations } from "next-intl";
import type { SuggestedBudget } from "@/lib/contracts/what-if-view";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { SuggestionWords } from "./suggestion-words";

type SuggestionTableProps = { readonly rows: readonly SuggestedBudget[]; readonly currency: string };

/** Customers with what their past suggests; each leads to the form that takes it. */
export function SuggestionTable({ rows, currency }: SuggestionTableProps) {
  const t = useTranslations("what-if");
  return (
    <Table caption={t("unset.caption")} minWidth="44rem">
      <thead>
        <tr>
          <Th>{t("table.customer")}</Th>
          <Th kind="money" currency={currency}>
            {t("suggestion.title")}
          </Th>
          <Th>{t("unset.reasoning")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, reseller, suggestion }) => (
          <Tr key={id}>
            <Td className="max-w-56">
              <AppLink href={`/customers/${id}/budget`} className={`block truncate ${ROW_LINK}`}>
                {name}
              </AppLink>
              {reseller && <span className="block truncate text-xs text-ink-3">{reseller}</span>}
            </Td>
            <Td kind="money">{suggestion.amount === null ? "–" : <MoneyText value={suggestion.amount} />}</Td>
            <Td className="min-w-72 text-ink-2">
              <SuggestionWords suggestion={suggestion} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
