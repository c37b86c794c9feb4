import "server-only";
import { type Condition, ofCustomer } from "../condition";
import { selectCauses } from "../select-causes";

const KIND = "frozen-automatically";

/** Frozen or blocked by a budget that is still used up; once its reason is gone, that is an alert of its own (G6). */
export const frozenAutomatically: Condition = async (tx, asked) => {
  const causes = await selectCauses(tx, asked, KIND, { gone: false });
  return causes
    .filter(({ origin }) => origin === "budget-exhausted")
    .map(({ id, customer, level, since }) =>
      ofCustomer(asked, KIND, customer, {
        key: id,
        subjectId: id,
        facts: { customer: customer.name, level, since: since.toISOString() },
      }),
    );
};
