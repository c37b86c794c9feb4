import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AgreementText } from "@/components/restriction/agreement";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { FREEZE_AGREEMENT_VERSION, FREEZE_AGREEMENT_VERSIONS } from "@/lib/domain/restriction/cause";

type Props = { readonly params: Promise<{ readonly version: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("restriction.agreement"))("pageTitle") };
}

/** One version of the agreement on freezing resources, whatever is in force now. */
export default async function AgreementPage({ params }: Props) {
  await requirePermit("restriction.read");
  const asked = (await params).version;
  const version = FREEZE_AGREEMENT_VERSIONS.find((known) => known === asked) ?? notFound();
  const t = await getTranslations("restriction.agreement");
  return (
    <>
      <PageHeader
        title={t("title", { version })}
        answer={version === FREEZE_AGREEMENT_VERSION ? t("present") : undefined}
      />
      <div className="max-w-prose text-base">
        <AgreementText version={version} />
      </div>
    </>
  );
}
