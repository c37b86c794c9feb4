import "server-only";
import { createTranslator } from "next-intl";
import type { Say } from "@/lib/data/export/content";
import { type AppLocale, toAppLocale } from "@/lib/format/locale";
import auditEn from "@/messages/en/audit.json";
import catalogueEn from "@/messages/en/catalogue.json";
import exportEn from "@/messages/en/export.json";
import orderEn from "@/messages/en/order.json";
import resourceEn from "@/messages/en/resource.json";
import auditZh from "@/messages/zh-CN/audit.json";
import catalogueZh from "@/messages/zh-CN/catalogue.json";
import exportZh from "@/messages/zh-CN/export.json";
import orderZh from "@/messages/zh-CN/order.json";
import resourceZh from "@/messages/zh-CN/resource.json";

const WORDS: Readonly<Record<AppLocale, object>> = {
  en: { audit: auditEn, catalogue: catalogueEn, export: exportEn, order: orderEn, resource: resourceEn },
  "zh-CN": { audit: auditZh, catalogue: catalogueZh, export: exportZh, order: orderZh, resource: resourceZh },
};

/** What an export says, in the language of who asked for it; a code without words stands for itself. */
export function exportWords(language: string): Say {
  const locale = toAppLocale(language) ?? "en";
  const translate = createTranslator<Record<string, never>>({ locale, messages: WORDS[locale] as never });
  return (key, values) =>
    translate.has(key as never)
      ? translate(key as never, values as never)
      : key.slice(key.lastIndexOf(".") + 1);
}
