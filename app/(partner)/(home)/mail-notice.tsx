import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { env } from "@/lib/env";

/** Said to the distributor's administrator once an e-mail waits for a server that does not exist; null: nothing to say. */
export async function MailNotice({ unsent }: { readonly unsent: number | null }) {
  if (!unsent) return null;
  const t = await getTranslations("home.mail");
  const isDemo = env().PARTNER_CENTER_DEMO;
  return (
    <div className="pb-6">
      <Notice
        kind="warn"
        title={t("title")}
        actions={isDemo && <LinkButton href="/demo/mail">{t("toOutbox")}</LinkButton>}
      >
        {t(isDemo ? "demo" : "waiting", { count: unsent })}
      </Notice>
    </div>
  );
}
