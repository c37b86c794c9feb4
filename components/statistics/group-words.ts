import { useTranslations } from "next-intl";
import type { StatisticsGroup } from "@/lib/contracts/statistics-query";
import type { GroupKey } from "@/lib/contracts/statistics-view";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { ASSOCIATION_TYPES } from "@/lib/domain/expenditure/dimension";

type Translate = (key: string) => string;

export type GroupWords = (group: StatisticsGroup, one: GroupKey) => string;

/** What a group is called: a company's or person's name, or words for what has none. */
export function groupWordsOf(statistics: Translate, modes: Translate): GroupWords {
  return (group, { key, name }) => {
    if (name !== null) return name;
    switch (group) {
      case "charging-mode":
        return CHARGING_MODES.some((known) => known === key) ? modes(key) : key;
      case "association-type":
        return ASSOCIATION_TYPES.some((known) => known === key) ? statistics(`type.${key}`) : key;
      default:
        return key === "" ? statistics(`without.${group}`) : key;
    }
  };
}

/** Drawn on the server, where all words are. */
export function useGroupWords(): GroupWords {
  return groupWordsOf(useTranslations("statistics"), useTranslations("catalogue.mode"));
}
