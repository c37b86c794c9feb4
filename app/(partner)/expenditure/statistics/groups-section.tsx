import { getTranslations } from "next-intl/server";
import { GroupTable } from "@/components/statistics/group-table";
import { Section } from "@/components/ui/section";
import {
  GROUP_FILTERS,
  type StatisticsGroup,
  type StatisticsQuery,
  statisticsHref,
  WITHOUT,
} from "@/lib/contracts/statistics-query";
import { listGroups } from "@/lib/data/statistics/list-groups";
import { groupWords, periodWords } from "../period-words";
import { type AskedStatistics, PATH } from "./asked";

/** Shares of the period, each leading to its own statistics. */
export async function GroupsSection({ permit, query, periods, filter, currency }: AskedStatistics) {
  const group = query.group ?? "product";
  const { range, former } = periods;
  const distribution = await listGroups(permit, filter, { group, former });
  const [t, words, named] = [await getTranslations("statistics"), await periodWords(), await groupWords()];
  return (
    <Section title={t("groups.title", { group: t(`groupWord.${group}`) })}>
      <GroupTable
        {...{ distribution, currency }}
        caption={t("groups.caption", { group: t(`groupWord.${group}`) })}
        nameHead={t(`group.${group}`)}
        spentHead={words.span(range)}
        formerHead={words.span(former)}
        fileName={`${group}-${range.from}-${range.to}`}
        nameOf={(row) => named(group, row)}
        hrefOf={({ key }) => closerHref(query, group, key)}
      />
    </Section>
  );
}

/** The same page of that group alone, told apart by something else. Own customers are an association, no reseller. */
export function closerHref(query: StatisticsQuery, group: StatisticsGroup, key: string): string | null {
  const next = group === "product" ? "region" : null;
  if (group === "reseller" && key === "") return statisticsHref(PATH, query, { type: "direct", group: next });
  const name = GROUP_FILTERS[group];
  if (query[name] !== null) return null;
  return statisticsHref(PATH, query, { [name]: key === "" ? WITHOUT : key, group: next });
}
