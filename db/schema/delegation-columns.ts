import { text } from "drizzle-orm/pg-core";
import type { Permission } from "@/lib/domain/delegation/authority";
import { instant, money } from "./columns";

/** What a grant says, as it stands and as it was recorded. */
export const delegationColumns = () => ({
  /** Empty: nothing is granted any more. */
  permissions: text().array().$type<Permission[]>().notNull(),
  /** List price in the distributor's currency, two decimals; null: that kind is not granted. */
  monthlyQuota: money(),
  oneTimeQuota: money(),
  /** From this instant on as if revoked; null: no end. */
  until: instant(),
});
