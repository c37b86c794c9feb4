import { getTranslations } from "next-intl/server";
import { AuthorityChip } from "@/components/access/authority-chip";
import { RecallTick } from "@/components/access/recall-tick";
import { RestrictionActs } from "@/components/restriction/restriction-acts";
import type { RestrictionPreviews } from "@/lib/contracts/restriction-act";
import type { Holder } from "@/lib/domain/delegation/authority";
import { CustomerRequests } from "../customer-requests";
import type { loadCustomer } from "../load-customer";
import type { Spending } from "../load-spending";
import { allowPayPerUseAction, blockPayPerUseAction, freezeCustomerAction, liftFreezeAction } from "./actions";

type Loaded = Awaited<ReturnType<typeof loadCustomer>>;

type ActsProps = {
  readonly loaded: Loaded;
  readonly spending: Spending | null;
  readonly previews: RestrictionPreviews;
};

/** What the viewer may do, or why not and whom it may ask. */
export async function Acts({ loaded, spending, previews }: ActsProps) {
  const { customer, actor, holds, may, recallFrom } = loaded;
  const t = await getTranslations("restriction");
  const holder = customer.authority["freeze-account"];
  if (!may.restrict) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <AuthorityChip holder={holder} isYou={false} />
        <p className="text-ink-2">{t(readOnlyOf(holds.freeze, holder))}</p>
        <CustomerRequests actor={actor} customer={customer} about="restriction" />
      </div>
    );
  }
  const { id, name, causes, blocks, currency, spent, accounts, isProtected } = customer;
  return (
    <RestrictionActs
      customerId={id}
      name={name}
      causes={causes.map(({ origin, level, goneAt }) => ({ origin, level, goneAt }))}
      blocks={blocks.map(({ origin, goneAt }) => ({ origin, goneAt }))}
      facts={{
        currency,
        spent,
        accounts: accounts.length,
        perDay: spending?.perDay ?? null,
        isProtected,
        previews: previews.freeze,
      }}
      liftPreviews={previews.lift}
      mayFreezeResources={holds.resources || recallFrom !== null}
      recall={recallFrom && <RecallTick id="recall" reseller={recallFrom} withReason={false} />}
      freeze={freezeCustomerAction}
      lift={liftFreezeAction}
      block={blockPayPerUseAction}
      allow={allowPayPerUseAction}
    />
  );
}

/** Why there is no button: the role, or whose permission it is. */
function readOnlyOf(isHeld: boolean, holder: Holder) {
  if (isHeld) return "readOnlyRole";
  return holder === "distributor" ? "readOnly" : "readOnlyReseller";
}
