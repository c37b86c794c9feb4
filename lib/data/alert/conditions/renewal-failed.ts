import "server-only";
import { graceEndOf } from "@/lib/domain/resource/status";
import { refusedRenewalsOf } from "../../order/renewals-at-risk";
import { type Condition, ofCustomer } from "../condition";
import { loadRenewals } from "../load-renewals";

const KIND = "renewal-failed";

/** Renewals that were refused and would be again now, while their grace lasts (G19). */
export const renewalFailed: Condition = async (tx, asked) => {
  const found = await loadRenewals(tx, asked, KIND);
  return found.flatMap(({ customer, renewals, facts }) =>
    refusedRenewalsOf(renewals, facts, asked.at).map(({ renewal: { id, name, expiresAt }, reasons }) =>
      ofCustomer(asked, KIND, customer, {
        key: `${id}/${expiresAt.toISOString()}`,
        subjectId: id,
        facts: {
          customer: customer.name,
          resource: name,
          graceEndsAt: graceEndOf(expiresAt).toISOString(),
          reasons: reasons.length > 0 ? reasons.map(({ code }) => code) : ["term.not-offered"],
        },
      }),
    ),
  );
};
