import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LimitsForm } from "@/components/alert/limits-form";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { getAlertLimits } from "@/lib/data/alert/get-alert-limits";
import { setAlertLimitsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alert.limits"))("title") };
}

export default async function AlertLimitsPage() {
  await requirePermit("alert-limit.set");
  const limits = await getAlertLimits(await requirePermit("alert.read"));
  const t = await getTranslations("alert");
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: t("board.title"), href: "/alerts" }]}
        title={t("limits.title")}
        answer={t("limits.answer", { hours: limits.requestHours, days: limits.deliveryLateDays })}
      />
      <div className="flex max-w-2xl flex-col gap-5">
        <p className="text-ink-2">{t("limits.what")}</p>
        <LimitsForm limits={limits} action={setAlertLimitsAction} />
      </div>
    </>
  );
}
