import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { VerificationForm } from "@/components/verification/verification-form";
import { requirePermit } from "@/lib/auth/session";
import { getVerification } from "@/lib/data/verification/get-verification";
import { setVerificationAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verification"))("title") };
}

export default async function SecurityPage() {
  const permit = await requirePermit("verification.manage");
  const [view, t] = await Promise.all([getVerification(permit), getTranslations("verification")]);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t(`answer.${view.channel}`)}
        actions={!view.enrolled && <LinkButton href="/profile">{t("toProfile")}</LinkButton>}
      />
      <div className="flex max-w-2xl flex-col gap-5">
        <p className="text-ink-2">{t("what")}</p>
        <VerificationForm view={view} action={setVerificationAction} />
      </div>
    </>
  );
}
