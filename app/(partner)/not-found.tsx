import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** Within the shell, so that the way on stays in sight. */
export default function PartnerNotFound() {
  const t = useTranslations("common.notFound");
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <EmptyState title={t("title")} actions={<LinkButton href="/">{t("home")}</LinkButton>}>
        <p>{t("safe")}</p>
        <p>{t("detail")}</p>
      </EmptyState>
    </>
  );
}
