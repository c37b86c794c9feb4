import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { JoinMeaning } from "@/components/entry/join-meaning";
import { JoinWithCompanyForm } from "@/components/entry/join-with-company-form";
import { NewCustomerForm } from "@/components/entry/new-customer-form";
import { LinkButton } from "@/components/ui/link-button";
import type { Visitor } from "@/lib/auth/find-actor";
import { requestFacts } from "@/lib/auth/request";
import { currentVisitor } from "@/lib/auth/session";
import { findLink, type Link } from "@/lib/data/development/find-link";
import { isVisitorExhausted } from "@/lib/data/development/invitation-limit";
import { listJoinable } from "@/lib/data/development/list-joinable";
import { EntryFrame } from "../../entry-frame";
import { SignOutForm } from "../../sign-out-form";
import { joinAsNewCustomerAction, joinWithCompanyAction } from "./actions";

type PageProps = { readonly params: Promise<{ readonly token: string }> };

// The address is the secret: it goes into no Referer and no index.
export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false, follow: false } };

export default async function JoinPage({ params }: PageProps) {
  const { token } = await params;
  if (await isVisitorExhausted((await requestFacts()).ip)) return <DeadEnd state="too-many" />;
  const [link, visitor] = await Promise.all([findLink(token), currentVisitor()]);
  if (!link) return <DeadEnd state="unknown" />;
  if (link.state !== "open") return <DeadEnd state={link.state} />;
  if (link.suspended.length > 0) return <DeadEnd state="suspended" />;

  const t = await getTranslations("join");
  const { name, email, phone } = link.partner;
  const contact = [email, phone].filter(Boolean).join(", ");
  return (
    <EntryFrame title={t("title", { partner: name })} lead={t("lead", { partner: name })}>
      <JoinMeaning partner={name} />
      {contact !== "" && <p className="text-sm text-ink-2">{t("contact", { partner: name, contact })}</p>}
      {visitor ? (
        <SignedIn token={token} link={link} visitor={visitor} />
      ) : (
        <>
          <div>
            <LinkButton size="sm" href={`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`}>
              {t("haveAccount")}
            </LinkButton>
          </div>
          <NewCustomerForm
            token={token}
            partner={name}
            email={link.preregistration?.email ?? null}
            action={joinAsNewCustomerAction}
          />
        </>
      )}
    </EntryFrame>
  );
}

type SignedInProps = { readonly token: string; readonly link: Link; readonly visitor: Visitor };

async function SignedIn({ token, link, visitor: { user } }: SignedInProps) {
  const [t, companies] = [await getTranslations("join"), await listJoinable(user.id, link)];
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        {t("signedInAs", { email: user.email })} {t("otherAccount")} <SignOutForm />
      </div>
      <JoinWithCompanyForm
        token={token}
        partner={link.partner.name}
        companies={companies}
        action={joinWithCompanyAction}
      />
    </>
  );
}

type DeadEndProps = { readonly state: "unknown" | "expired" | "used" | "withdrawn" | "suspended" | "too-many" };

async function DeadEnd({ state }: DeadEndProps) {
  const t = await getTranslations("join");
  return (
    <EntryFrame title={t(`state.${state}.title`)} lead={t(`state.${state}.detail`)}>
      <div>
        <LinkButton href="/sign-in">{t("goSignIn")}</LinkButton>
      </div>
    </EntryFrame>
  );
}
