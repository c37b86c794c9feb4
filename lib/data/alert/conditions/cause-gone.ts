import "server-only";
import { type Condition, ofCustomer } from "../condition";
import { selectCauses } from "../select-causes";

const KIND = "cause-gone";

/** Still frozen or blocked though the reason is gone, and nothing lifts it by itself (G6). */
export const causeGone: Condition = async (tx, asked) => {
  const causes = await selectCauses(tx, asked, KIND, { gone: true });
  return causes.map(({ id, customer, what, origin, since }) =>
    ofCustomer(asked, KIND, customer, {
      key: id,
      subjectId: id,
      facts: { customer: customer.name, what, origin, since: since.toISOString() },
    }),
  );
};
