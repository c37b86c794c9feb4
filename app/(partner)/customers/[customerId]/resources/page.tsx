import { ResourceList } from "@/components/resource/resource-list";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { ResourceListQuery } from "@/lib/contracts/resource";
import { listOfferChoices } from "@/lib/data/catalogue/list-offer-choices";
import { listResources } from "@/lib/data/resource/list-resources";
import { loadCustomer } from "../load-customer";

type Props = {
  readonly params: Promise<{ readonly customerId: string }>;
  readonly searchParams: SearchParams;
};

export default async function CustomerResourcesPage({ params, searchParams }: Props) {
  const { customer } = await loadCustomer((await params).customerId);
  const permit = await requirePermit("resource.read");
  const choosing = await requirePermit("product.read");
  const query = ResourceListQuery.parse(await queryRecord(searchParams));
  const [page, choices] = await Promise.all([listResources(permit, query, customer.id), listOfferChoices(choosing)]);
  return (
    <ResourceList
      path={`/customers/${customer.id}/resources`}
      resourcePath="/resources"
      whose="customer"
      currency={customer.currency}
      {...{ query, page, choices }}
    />
  );
}
