import { getTranslations } from "next-intl/server";
import { StatisticsFilters } from "@/components/statistics/statistics-filters";
import {
  STATISTICS_GROUPS,
  type StatisticsPeriods,
  type StatisticsQuery,
  statisticsHref,
} from "@/lib/contracts/statistics-query";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { getStatisticsChoices } from "@/lib/data/statistics/get-statistics-choices";
import type { Permit } from "@/lib/domain/access/permit";
import { TIME_UNITS } from "@/lib/domain/expenditure/period";
import { accountManagersOf } from "../../../account-managers";
import { PATH } from "./asked";

type FiltersProps = {
  readonly permit: Permit<"expenditure.read">;
  readonly customerPermit: Permit<"customer.read">;
  readonly query: StatisticsQuery;
  readonly periods: StatisticsPeriods;
};

export async function Filters({ permit, customerPermit, query, periods }: FiltersProps) {
  const { actor } = permit;
  const { customer, range, month, against } = query;
  const [choices, resellers, managers, t] = await Promise.all([
    getStatisticsChoices(permit, periods.summed, customer === null ? [] : [customer]),
    listCustomerResellers(customerPermit),
    accountManagersOf(actor),
    getTranslations("statistics"),
  ]);
  const isDistributor = actor.company.kind === "distributor";
  const groups = STATISTICS_GROUPS.filter((group) => isDistributor || !FOR_DISTRIBUTORS.includes(group));
  const cleared = statisticsHref(PATH, query, {});
  return (
    <StatisticsFilters
      path={PATH}
      {...{ query, resellers, managers, isDistributor }}
      {...choices}
      customerName={customer === null ? null : (choices.customerNames.get(customer) ?? null)}
      kept={keptOf({ range, month, against })}
      clearHref={cleared === PATH ? null : PATH}
      own={[
        {
          name: "group",
          label: t("filter.group"),
          value: query.group === "product" ? "" : (query.group ?? ""),
          options: groups.map((group) => ({ value: group === "product" ? "" : group, label: t(`group.${group}`) })),
        },
        {
          name: "unit",
          label: t("filter.unit"),
          value: query.unit ?? "",
          options: [
            { value: "", label: t("filter.unitUsual") },
            ...TIME_UNITS.map((unit) => ({ value: unit, label: t(`filter.${unit}`) })),
          ],
        },
      ]}
    />
  );
}

type Kept = Readonly<Record<string, string | null>>;

function keptOf(given: Kept): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** A reseller's customers are all with itself. */
const FOR_DISTRIBUTORS: readonly string[] = ["reseller", "association-type"];
