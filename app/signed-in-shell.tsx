import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { NewsWatch } from "@/components/shell/news-watch";
import { RAIL_COOKIE } from "@/components/shell/rail-cookie";
import { SuspensionBanner } from "@/components/shell/suspension-banner";
import { SuspensionWatch } from "@/components/shell/suspension-watch";
import { AppLink } from "@/components/ui/app-link";
import type { News } from "@/components/ui/news";
import { requireVisitor } from "@/lib/auth/session";
import { suspensionMark } from "@/lib/contracts/suspension";
import { countAlerts } from "@/lib/data/alert/count-alerts";
import { getBoardMark } from "@/lib/data/alert/get-board-mark";
import { getSuspensions } from "@/lib/data/company/suspensions";
import { countUnread } from "@/lib/data/message/count-unread";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { LanguageSwitch } from "./(entry)/language-switch";
import { SignOutForm } from "./(entry)/sign-out-form";
import { navigationOf } from "./navigation";

type SignedInShellProps = { readonly children: ReactNode };

/** The frame of every page behind the door; what it shows follows the person's company and roles. */
export async function SignedInShell({ children }: SignedInShellProps) {
  const { actor, user } = await requireVisitor();
  if (!actor || actor.via.kind !== "person") redirect("/no-access");
  const reading = issuePermit(actor, "message.read");
  const [suspensions, news, t, role, cookieJar] = await Promise.all([
    reading ? getSuspensions(reading) : [],
    newsOf(actor),
    getTranslations("profile"),
    getTranslations("member.role"),
    cookies(),
  ]);
  return (
    <AppShell
      groups={navigationOf(actor, news)}
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
      <NewsWatch known={news} />
      {children}
    </AppShell>
  );
}

/** What waits for the visitor as the frame is read. */
async function newsOf(actor: Actor): Promise<News> {
  const [alerts, messages] = [issuePermit(actor, "alert.read"), issuePermit(actor, "message.read")];
  const at = new Date();
  const [board, unread] = await Promise.all([alerts && boardOf(alerts, at), messages && countUnread(messages)]);
  return { at, board, unread };
}

async function boardOf(permit: Permit<"alert.read">, at: Date) {
  // Before the count: what comes meanwhile is told by the next answer.
  const mark = await getBoardMark(permit, at);
  return { mark, total: (await countAlerts(permit, at)).total };
}
