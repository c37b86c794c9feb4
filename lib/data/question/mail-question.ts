import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { distributors, resellers } from "@/db/schema";
import { env } from "@/lib/env";
import type { LockedCustomer } from "../customer/lock-customer";
import { queueMail } from "../outbox/queue-mail";

type Mailing = {
  readonly distributorId: string;
  readonly customer: Pick<LockedCustomer, "id" | "name" | "resellerId">;
  readonly text: string;
  readonly language: string;
  readonly at: Date;
};

/** Sends the question to the contact of the partner it asks, with the way to the customer; one without an address reads it at home. */
export async function mailQuestion(tx: Transaction, mailing: Mailing): Promise<void> {
  const { distributorId, customer, text, language, at } = mailing;
  const to = await contactOf(tx, distributorId, customer.resellerId);
  if (to === null) return;
  await queueMail(
    tx,
    distributorId,
    at,
    [
      {
        to,
        language,
        template: "customer-question",
        facts: { customer: customer.name, question: text, askedAt: at.toISOString() },
        secret: { link: new URL(`/customers/${customer.id}`, env().NEXTAUTH_URL).href },
      },
    ],
    customer.resellerId ?? distributorId,
  );
}

async function contactOf(tx: Transaction, distributorId: string, resellerId: string | null): Promise<string | null> {
  const [row] =
    resellerId === null
      ? await tx
          .select({ email: distributors.contactEmail })
          .from(distributors)
          .where(eq(distributors.distributorId, distributorId))
      : await tx
          .select({ email: resellers.contactEmail })
          .from(resellers)
          .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, resellerId)));
  return row?.email ?? null;
}
