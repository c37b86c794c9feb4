import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BringOverForm } from "@/components/base/bring-over-form";
import { ColumnGuide } from "@/components/base/column-guide";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { bringOverAction, planBringOverAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("base"))("title") };
}

export default async function BringOverPage() {
  await requirePermit("base.bring-over");
  const t = await getTranslations("base");
  return (
    <>
      <PageHeader title={t("title")} answer={t("answer")} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <BringOverForm plan={planBringOverAction} action={bringOverAction} />
        <Section title={t("guide")}>
          <ColumnGuide />
        </Section>
      </div>
    </>
  );
}
