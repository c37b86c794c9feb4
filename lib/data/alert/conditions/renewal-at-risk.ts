import "server-only";
import { unfitRenewalsOf } from "../../order/renewals-at-risk";
import { type Condition, ofCustomer } from "../condition";
import { loadRenewals } from "../load-renewals";

const KIND = "renewal-at-risk";

/** Renewals of the next seven days that will not fit the budget (G19). */
export const renewalAtRisk: Condition = async (tx, asked) => {
  const found = await loadRenewals(tx, asked, KIND);
  return found.flatMap(({ customer, renewals, facts }) =>
    unfitRenewalsOf(renewals, facts, asked.at).map(({ id, name, expiresAt, amount }) => {
      const fits = facts.budget === null ? "purchase.no-budget" : "purchase.budget-insufficient";
      const when = expiresAt.toISOString();
      return ofCustomer(asked, KIND, customer, {
        key: `${id}/${when}`,
        subjectId: id,
        facts: {
          customer: customer.name,
          resource: name,
          expiresAt: when,
          reasons: [amount === null ? "term.not-offered" : fits],
        },
      });
    }),
  );
};
