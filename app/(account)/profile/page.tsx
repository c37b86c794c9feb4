import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Authenticator } from "@/components/profile/authenticator";
import { PasswordForm } from "@/components/profile/password-form";
import { ProfileForm } from "@/components/profile/profile-form";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { listSessions } from "@/lib/data/session/list-sessions";
import { getAuthenticator } from "@/lib/data/verification/get-authenticator";
import { formatInstant } from "@/lib/format/date";
import { describeUserAgent } from "@/lib/format/user-agent";
import { CompanySwitch } from "../../(entry)/company-switch";
import {
  beginAuthenticatorAction,
  changePasswordAction,
  changeProfileAction,
  confirmAuthenticatorAction,
  endOtherSessionsAction,
  endSessionAction,
  removeAuthenticatorAction,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage() {
  const { actor } = await requirePermit("profile.manage");
  const { user } = await requireVisitor();
  const t = await getTranslations("profile");
  const zones = [...new Set(["UTC", user.timeZone, ...Intl.supportedValuesOf("timeZone")])];
  return (
    <div className="flex flex-col gap-10">
      <div>
        <PageHeader
          title={t("title")}
          answer={t("answer", { email: user.email, company: actor.company.name })}
          actions={
            <LinkButton href="/profile/notifications" size="sm">
              {t("notifications")}
            </LinkButton>
          }
        />
        <CompanySwitch userId={user.id} currentMemberId={actor.via.kind === "person" ? actor.via.memberId : null} />
      </div>
      <div className="grid gap-10 lg:grid-cols-2">
        <Section title={t("person")}>
          <ProfileForm profile={user} zones={zones} action={changeProfileAction} />
        </Section>
        <Section title={t("password")}>
          <PasswordForm email={user.email} action={changePasswordAction} />
        </Section>
        <SecondStep />
      </div>
      <Sessions />
    </div>
  );
}

async function SecondStep() {
  const { user } = await requireVisitor();
  const [t, locale] = [await getTranslations("profile.authenticator"), await getLocale()];
  const present = await getAuthenticator(user.id);
  const shown = { zone: user.timeZone, locale };
  return (
    <Section title={t("title")}>
      <Authenticator
        present={present && t("on", { at: formatInstant(present.since, shown), count: present.recoveryCodesLeft })}
        begin={beginAuthenticatorAction}
        confirm={confirmAuthenticatorAction}
        remove={removeAuthenticatorAction}
      />
    </Section>
  );
}

async function Sessions() {
  const { user, sessionHash } = await requireVisitor();
  const [t, locale] = [await getTranslations("profile"), await getLocale()];
  const sessions = await listSessions(user.id);
  const shown = { zone: user.timeZone, locale };
  return (
    <Section
      title={t("sessions")}
      actions={
        sessions.length > 1 && (
          <form action={endOtherSessionsAction}>
            <SubmitButton variant="secondary" size="sm">
              {t("endOthers")}
            </SubmitButton>
          </form>
        )
      }
    >
      <ul>
        {sessions.map(({ hash, userAgent, ip, lastSeenAt }) => (
          <li key={hash} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5">
            <span className="font-semibold">{describeUserAgent(userAgent)}</span>
            {ip !== null && <span className="font-mono text-xs text-ink-2">{ip}</span>}
            <span className="figures text-sm text-ink-3">{t("seen", { at: formatInstant(lastSeenAt, shown) })}</span>
            <span className="ml-auto">
              {hash === sessionHash ? (
                <Badge tone="accent">{t("thisOne")}</Badge>
              ) : (
                <form action={endSessionAction}>
                  <input type="hidden" name="session" value={hash} />
                  <SubmitButton variant="quiet" size="sm">
                    {t("end")}
                  </SubmitButton>
                </form>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
