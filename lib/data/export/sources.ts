import "server-only";
import type { ExportKind } from "@/lib/domain/export/export";
import type { ExportSource } from "./content";
import { customersSource } from "./source-customers";
import { deliveryDifferencesSource } from "./source-delivery-differences";
import { expenditureDetailsSource } from "./source-expenditure-details";
import { expenditureSummarySource } from "./source-expenditure-summary";
import { focusSource } from "./source-focus";
import { operationLogSource } from "./source-operation-log";
import { ordersSource } from "./source-orders";
import { resourcesSource } from "./source-resources";
import { statisticsSource } from "./source-statistics";

/** What each kind of export takes. */
export const EXPORT_SOURCES: Readonly<Record<ExportKind, ExportSource>> = {
  customers: customersSource,
  "delivery-differences": deliveryDifferencesSource,
  orders: ordersSource,
  "expenditure-summary": expenditureSummarySource,
  "expenditure-details": expenditureDetailsSource,
  focus: focusSource,
  resources: resourcesSource,
  statistics: statisticsSource,
  "operation-log": operationLogSource,
};
