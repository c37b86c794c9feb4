import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";

export default function NotFound() {
  const t = useTranslations("common.notFound");
  return (
    <main className="mx-auto max-w-3xl px-5 py-12">
      <ErrorState title={t("title")} safe={t("safe")} actions={<LinkButton href="/">{t("home")}</LinkButton>}>
        {t("detail")}
      </ErrorState>
    </main>
  );
}
