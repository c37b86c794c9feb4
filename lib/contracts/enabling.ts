import { z } from "zod";
import { optionalText } from "./fields";
import { PlaceOrderInput } from "./order";

export const RESOURCE_NAME_MAX = 100;

const asked = PlaceOrderInput.pick({ offerId: true, quantity: true, account: true, key: true });

/** How much is asked for, from a page's address. */
export const EnabledInput = asked.pick({ quantity: true });

export const EnableResourceInput = asked.extend({
  /** Null: what it is of is its name. */
  name: optionalText.pipe(z.string().max(RESOURCE_NAME_MAX).nullable()),
});
export type EnableResourceInput = z.infer<typeof EnableResourceInput>;
