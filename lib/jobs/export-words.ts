import "server-only";
import { createTranslator } from "use-intl/core";
import type { Say } from "@/lib/data/export/content";
import { type AppLocale, toAppLocale } from "@/lib/format/locale";
import auditEn from "@/messages/en/audit.json";
import budgetEn from "@/messages/en/budget.json";
import catalogueEn from "@/messages/en/catalogue.json";
import customerEn from "@/messages/en/customer.json";
import expenditureEn from "@/messages/en/expenditure.json";
import exportEn from "@/messages/en/export.json";
import orderEn from "@/messages/en/order.json";
import resourceEn from "@/messages/en/resource.json";
import restrictionEn from "@/messages/en/restriction.json";
import auditZh from "@/messages/zh-CN/audit.json";
import budgetZh from "@/messages/zh-CN/budget.json";
import catalogueZh from "@/messages/zh-CN/catalogue.json";
import customerZh from "@/messages/zh-CN/customer.json";
import expenditureZh from "@/messages/zh-CN/expenditure.json";
import exportZh from "@/messages/zh-CN/export.json";
import orderZh from "@/messages/zh-CN/order.json";
import resourceZh from "@/messages/zh-CN/resource.json";
import restrictionZh from "@/messages/zh-CN/restriction.json";

const WORDS: Readonly<Record<AppLocale, object>> = {
  en: {
    audit: auditEn,
    budget: budgetEn,
    catalogue: catalogueEn,
    customer: customerEn,
    export: exportEn,
    expenditure: expenditureEn,
    order: orderEn,
    resource: resourceEn,
    restriction: restrictionEn,
  },
  "zh-CN": {
    audit: auditZh,
    budget: budgetZh,
    catalogue: catalogueZh,
    customer: customerZh,
    export: exportZh,
    expenditure: expenditureZh,
    order: orderZh,
    resource: resourceZh,
    restriction: restrictionZh,
  },
};

/** What an export says, in the language of who asked for it; a code without words stands for itself. */
export function exportWords(language: string): Say {
  const locale = toAppLocale(language) ?? "en";
  const translate = createTranslator<Record<string, never>>({ locale, messages: WORDS[locale] as never });
  return (key, values) =>
    translate.has(key as never) ? translate(key as never, values as never) : key.slice(key.lastIndexOf(".") + 1);
}
