import type { z } from "zod";
import type { Action, Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import { problem } from "./answer";
import { customerAnswer, customerNamed } from "./customer";
import { endpoint } from "./endpoint";
import { wireOf } from "./facts";

type Restriction<A extends Action, Body> = {
  readonly action: A;
  readonly body: z.ZodType<Body>;
  readonly run: (permit: Permit<A>, input: Body & { readonly customerId: string }) => Promise<Decision<unknown>>;
};

/** An endpoint that runs one restriction command on the customer of its address. */
export function restriction<A extends Action, Body>({ action, body: schema, run }: Restriction<A, Body>) {
  return endpoint({
    action,
    body: schema,
    once: true,
    answer: async ({ permit, params, body }) => {
      const customerId = await customerNamed(permit, params["id"]);
      if (customerId === null) return problem("customer-not-found");
      const decision = await run(permit, { ...body, customerId });
      return decision.allowed
        ? customerAnswer(permit, customerId)
        : problem("refused", { reasons: decision.reasons.map(wireOf) });
    },
  });
}
