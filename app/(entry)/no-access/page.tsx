import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeptInput } from "@/components/entry/kept-input";
import { LinkButton } from "@/components/ui/link-button";
import { requireVisitor } from "@/lib/auth/session";
import { CompanySwitch } from "../company-switch";
import { EntryFrame } from "../entry-frame";
import { SignOutForm } from "../sign-out-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entry.noAccess"))("title") };
}

export default async function NoAccessPage() {
  const { actor, user } = await requireVisitor();
  const [t, role] = [await getTranslations("entry.noAccess"), await getTranslations("member.role")];
  const lead = actor ? t("withCompany", { company: actor.company.name }) : t("withoutCompany", { email: user.email });
  const roles = actor?.via.kind === "person" ? actor.via.roles.map((name) => role(name)).join(", ") : null;
  return (
    <EntryFrame title={t("title")} lead={lead}>
      {roles !== null && <p className="text-sm text-ink-2">{t("roles", { roles })}</p>}
      <KeptInput />
      <CompanySwitch userId={user.id} currentMemberId={actor?.via.kind === "person" ? actor.via.memberId : null} />
      <div className="flex flex-wrap items-center gap-3">
        {actor && (
          <LinkButton variant="primary" href="/">
            {t("home")}
          </LinkButton>
        )}
        <SignOutForm />
      </div>
    </EntryFrame>
  );
}
