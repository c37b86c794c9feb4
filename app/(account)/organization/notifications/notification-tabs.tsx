import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";

type NotificationTabsProps = { readonly actor: Actor; readonly current: "choices" | "log" };

const PATHS = { choices: "/organization/notifications", log: "/organization/notifications/log" } as const;

/** What is chosen, and what became of it. */
export async function NotificationTabs({ actor, current }: NotificationTabsProps) {
  const t = await getTranslations("notification.tab");
  const shown = [
    ...(issuePermit(actor, "notification.set") ? (["choices"] as const) : []),
    ...(issuePermit(actor, "notification.read") ? (["log"] as const) : []),
  ];
  if (shown.length < 2) return null;
  return (
    <div className="mb-6">
      <Tabs
        label={t("label")}
        items={shown.map((tab) => ({ href: PATHS[tab], label: t(tab), current: tab === current }))}
      />
    </div>
  );
}
