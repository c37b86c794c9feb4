import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { getReseller } from "@/lib/data/company/get-reseller";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";

/** The reseller of this address once a request, for head and page; what is not the actor's is not there. */
export const loadReseller = cache(async (resellerId: string) => {
  const permit = await requirePermit("reseller.read");
  const at = new Date();
  const isId = z.uuid().safeParse(resellerId).success;
  const found = isId ? await getReseller(permit, resellerId, billingMonthOf(at)) : null;
  const reseller = found ?? notFound();
  return { reseller, at, actor: permit.actor, zone: (await requireVisitor()).user.timeZone };
});
