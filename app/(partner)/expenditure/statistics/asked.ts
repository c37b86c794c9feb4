import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { StatisticsPeriods, StatisticsQuery } from "@/lib/contracts/statistics-query";
import type { Permit } from "@/lib/domain/access/permit";

/** What every part of the page is drawn from. */
export type AskedStatistics = {
  readonly permit: Permit<"expenditure.read">;
  readonly query: StatisticsQuery;
  readonly periods: StatisticsPeriods;
  readonly filter: ExpenditureFilter;
  readonly currency: string;
};

export const PATH = "/expenditure/statistics";
