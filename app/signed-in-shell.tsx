import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import type { NavGroup } from "@/components/shell/nav";
import { RAIL_COOKIE } from "@/components/shell/rail-cookie";
import { SuspensionBanner } from "@/components/shell/suspension-banner";
import { SuspensionWatch } from "@/components/shell/suspension-watch";
import { AppLink } from "@/components/ui/app-link";
import { requireVisitor } from "@/lib/auth/session";
import { suspensionMark } from "@/lib/contracts/suspension";
import { getSuspensions } from "@/lib/data/company/suspensions";
import { countUnread } from "@/lib/data/message/count-unread";
import { issuePermit } from "@/lib/domain/access/permit";
import { LanguageSwitch } from "./(entry)/language-switch";
import { SignOutForm } from "./(entry)/sign-out-form";
import { navigationOf, UNREAD } from "./navigation";

type SignedInShellProps = { readonly children: ReactNode };

/** The frame of every page behind the door; what it shows follows the person's company and roles. */
export async function SignedInShell({ children }: SignedInShellProps) {
  const { actor, user } = await requireVisitor();
  if (!actor || actor.via.kind !== "person") redirect("/no-access");
  const reading = issuePermit(actor, "message.read");
  const suspensions = reading ? await getSuspensions(reading) : [];
  const unread = reading ? await countUnread(reading) : 0;
  const [t, role, cookieJar] = [
    await getTranslations("profile"),
    await getTranslations("member.role"),
    await cookies(),
  ];
  return (
    <AppShell
      groups={withUnread(navigationOf(actor), unread)}
      now={new Date()}
      narrowRail={cookieJar.get(RAIL_COOKIE)?.value === "narrow"}
      topBar={actor.company.name}
      person={{
        name: user.name,
        email: user.email,
        company: actor.company.name,
        roles: actor.via.roles.map((name) => role(name)),
      }}
      links={
        <>
          <AppLink href="/profile" className="flex min-h-8 items-center hover:underline">
            {t("title")}
          </AppLink>
          <AppLink href="/profile/notifications" className="flex min-h-8 items-center hover:underline">
            {t("notifications")}
          </AppLink>
        </>
      }
      language={<LanguageSwitch />}
      signOut={<SignOutForm />}
    >
      <SuspensionBanner reader={actor.company.kind} suspensions={suspensions} zone={user.timeZone} />
      {reading && <SuspensionWatch mark={suspensionMark(suspensions)} />}
      {children}
    </AppShell>
  );
}

function withUnread(groups: readonly NavGroup[], count: number): readonly NavGroup[] {
  return groups.map(({ labelKey, items }) => ({
    labelKey,
    items: items.map((item) => (item.live === UNREAD ? { ...item, count } : item)),
  }));
}
