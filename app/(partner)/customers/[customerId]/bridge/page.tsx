import { notFound } from "next/navigation";
import { BridgePage } from "@/components/expenditure/bridge-page";
import { ExpenditureNote } from "@/components/expenditure/expenditure-note";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getBridge } from "@/lib/data/expenditure/get-bridge";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { summaryMonthsOf } from "@/lib/domain/expenditure/summary";
import { loadCustomer } from "../load-customer";
import { monthAsked } from "../load-spending";

type Props = { readonly params: Promise<{ readonly customerId: string }>; readonly searchParams: SearchParams };

export default async function CustomerBridgePage({ params, searchParams }: Props) {
  const { customerId } = await params;
  const { customer, at } = await loadCustomer(customerId);
  const permit = await requirePermit("expenditure.read");
  const running = billingMonthOf(at);
  const month = monthAsked((await queryRecord(searchParams))["month"], running);
  const view = (await getBridge(permit, customerId, month)) ?? notFound();
  return (
    <BridgePage
      view={view}
      currency={customer.currency}
      path={`/customers/${customerId}/bridge`}
      months={summaryMonthsOf(running)}
      note={<ExpenditureNote />}
    />
  );
}
