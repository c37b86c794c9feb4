import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { JoinForm } from "@/components/entry/join-form";
import { NewPersonForm } from "@/components/entry/new-person-form";
import { LinkButton } from "@/components/ui/link-button";
import { currentVisitor } from "@/lib/auth/session";
import { findInvitation } from "@/lib/data/invitation/find-invitation";
import { EntryFrame } from "../../entry-frame";
import { SignOutForm } from "../../sign-out-form";
import { joinAction, joinAsNewPersonAction } from "./actions";

type PageProps = { readonly params: Promise<{ readonly token: string }> };

// The address is the secret: it goes into no Referer and no index.
export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false } };

export default async function InvitationPage({ params }: PageProps) {
  const { token } = await params;
  const [invitation, visitor] = await Promise.all([findInvitation(token), currentVisitor()]);
  const [t, role] = [await getTranslations("entry.invitation"), await getTranslations("member.role")];
  if (!invitation) return <DeadLink state="unknown" />;
  if (invitation.state !== "open") return <DeadLink state={invitation.state} />;

  const roles = invitation.roles.map((name) => role(name)).join(", ");
  const here = `/invitation/${token}`;
  return (
    <EntryFrame title={t("title", { company: invitation.company.name })} lead={t("lead", { roles })}>
      {visitor ? (
        <>
          <p className="text-sm text-ink-2">{t("signedInAs", { email: visitor.user.email })}</p>
          <JoinForm token={token} name={visitor.user.name} action={joinAction} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
            {t("otherAccount")} <SignOutForm />
          </div>
        </>
      ) : (
        <>
          <NewPersonForm token={token} email={invitation.email} action={joinAsNewPersonAction} />
          <div>
            <LinkButton variant="quiet" size="sm" href={`/sign-in?next=${encodeURIComponent(here)}`}>
              {t("haveAccount")}
            </LinkButton>
          </div>
        </>
      )}
    </EntryFrame>
  );
}

async function DeadLink({ state }: { readonly state: "unknown" | "expired" | "accepted" | "withdrawn" }) {
  const t = await getTranslations("entry.invitation");
  return (
    <EntryFrame title={t(`state.${state}.title`)} lead={t(`state.${state}.detail`)}>
      <div>
        <LinkButton href="/sign-in">{t("goSignIn")}</LinkButton>
      </div>
    </EntryFrame>
  );
}
