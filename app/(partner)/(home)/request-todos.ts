import { getLocale, getTranslations } from "next-intl/server";
import type { Todo } from "@/components/home/todo-list";
import { countPendingRequests } from "@/lib/data/request/count-pending-requests";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { formatCountdown } from "@/lib/format/date";

/** What waits for a distributor by the age of its oldest, and what a reseller got answered. */
export async function loadRequestTodos(actor: Actor, at: Date): Promise<readonly Todo[]> {
  const permit = issuePermit(actor, "request.read");
  if (!permit) return [];
  const [counts, t, locale] = [
    await countPendingRequests(permit, at),
    await getTranslations("home.todo"),
    await getLocale(),
  ];
  if (actor.company.kind === "reseller") {
    return [{ kind: "requests-answered", count: counts.answered, href: "/requests?state=answered" }];
  }
  const oldest = counts.oldestAt ? formatCountdown(at, counts.oldestAt, locale) : "";
  return [{ kind: "requests", count: counts.pending, href: "/requests", detail: t("requests.step", { oldest }) }];
}
