import { useTranslations } from "next-intl";
import type { PolicyTrial } from "@/lib/contracts/what-if-view";
import type { TrialTotal } from "@/lib/domain/what-if/customer-trial";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

const COUNTS = ["customers", "alerts", "alerted", "usedUp", "acted"] as const;
const SUMS = {
  spent: ({ spent }: TrialTotal) => spent,
  purchases: ({ unspent }: TrialTotal) => unspent.purchases,
  payPerUse: ({ unspent }: TrialTotal) => unspent.payPerUse,
} as const;

/** The policy and the budgets in force now, both over the same months. */
export function TrialComparison({ trial }: { readonly trial: PolicyTrial }) {
  const t = useTranslations("what-if.comparison");
  const { total, present, currency, withoutBudget, withOneTime } = trial;
  const both = [total, present];
  return (
    <div className="flex max-w-3xl flex-col gap-2">
      <Table caption={t("caption")}>
        <thead>
          <tr>
            <Th />
            <Th kind="figure">{t("policy")}</Th>
            <Th kind="figure">{t("present")}</Th>
          </tr>
        </thead>
        <tbody>
          {COUNTS.map((name) => (
            <Tr key={name}>
              <Td>{t(name)}</Td>
              {both.map((side, index) => (
                <Td key={index === 0 ? "policy" : "present"} kind="figure">
                  {side[name]}
                </Td>
              ))}
            </Tr>
          ))}
          {Object.entries(SUMS).map(([name, sumIn]) => (
            <Tr key={name}>
              <Td>{t(name as keyof typeof SUMS)}</Td>
              {both.map((side, index) => (
                <Td key={index === 0 ? "policy" : "present"} kind="money">
                  <MoneyText value={sumIn(side)} currency={currency} />
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="text-sm text-ink-2">{t("without", { count: withoutBudget, oneTime: withOneTime })}</p>
    </div>
  );
}
