import "server-only";
import type { AlertKind } from "@/lib/domain/alert/alert";
import type { Condition } from "./condition";
import { accountsParked } from "./conditions/accounts-parked";
import { causeGone } from "./conditions/cause-gone";
import { closedMonthChanged } from "./conditions/closed-month-changed";
import { customerNotStarted } from "./conditions/customer-not-started";
import { delegationEnding } from "./conditions/delegation-ending";
import { deletionDue } from "./conditions/deletion-due";
import { deliveryHeld } from "./conditions/delivery-held";
import { deliveryLate } from "./conditions/delivery-late";
import { freezeUnconfirmed } from "./conditions/freeze-unconfirmed";
import { frozenAutomatically } from "./conditions/frozen-automatically";
import { partnerSuspended } from "./conditions/partner-suspended";
import { quotaUsed } from "./conditions/quota-used";
import { renewalAtRisk } from "./conditions/renewal-at-risk";
import { renewalFailed } from "./conditions/renewal-failed";
import { requestWaiting } from "./conditions/request-waiting";
import { spentSinceFreeze } from "./conditions/spent-since-freeze";
import { standingBudgets } from "./conditions/standing-budgets";

/** What there is to deal with, of every kind. */
export const CONDITIONS: Readonly<Record<AlertKind, Condition>> = {
  "budget-threshold": standingBudgets("budget-threshold"),
  "budget-pace": standingBudgets("budget-pace"),
  "quota-used": quotaUsed,
  "customer-not-started": customerNotStarted,
  "frozen-automatically": frozenAutomatically,
  "cause-gone": causeGone,
  "spent-since-freeze": spentSinceFreeze,
  "freeze-unconfirmed": freezeUnconfirmed,
  "deletion-due": deletionDue,
  "renewal-at-risk": renewalAtRisk,
  "renewal-failed": renewalFailed,
  "accounts-parked": accountsParked,
  "delivery-late": deliveryLate,
  "delivery-held": deliveryHeld,
  "closed-month-changed": closedMonthChanged,
  "delegation-ending": delegationEnding,
  "request-waiting": requestWaiting,
  "partner-suspended": partnerSuspended,
};
