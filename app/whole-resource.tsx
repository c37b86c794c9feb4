import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OrderTable } from "@/components/order/order-table";
import { ResourceCourse } from "@/components/resource/resource-course";
import { ResourceFacts } from "@/components/resource/resource-facts";
import { ResourceBadge, ResourceFate } from "@/components/resource/resource-status";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { ResourceDetails } from "@/lib/contracts/resource-view";
import { getResource } from "@/lib/data/resource/get-resource";
import type { Permit } from "@/lib/domain/access/permit";

/** The resource of this address; what is not the visitor's is not there. */
export async function loadResource(permit: Permit<"resource.read">, resourceId: string): Promise<ResourceDetails> {
  return (isUuid(resourceId) ? await getResource(permit, resourceId) : null) ?? notFound();
}

type WholeResourceProps = {
  readonly resource: ResourceDetails;
  readonly listHref: string;
  /** Where an order stands, before its id. */
  readonly ordersPath: string;
  /** The reader has it itself; else it is a partner of who has it. */
  readonly isOwn: boolean;
  /** What can be done with it. */
  readonly children: ReactNode;
};

/** One resource: where it stands, what it is, and which orders are about it. */
export async function WholeResource({ resource, listHref, ordersPath, isOwn, children }: WholeResourceProps) {
  const t = await getTranslations("resource");
  const fate = <ResourceFate {...resource} />;
  return (
    <>
      <PageHeader
        title={resource.name}
        breadcrumbs={[{ label: t("title"), href: listHref }]}
        signs={
          <>
            <ResourceBadge status={resource.status} />
            <span className="text-sm text-ink-2 empty:hidden">{fate}</span>
          </>
        }
        actions={children}
      />
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-2">
        <Section title={t("detail.course")}>
          <ResourceCourse resource={resource} isOwn={isOwn} />
        </Section>
        <Section title={t("detail.facts")}>
          <ResourceFacts resource={resource} withCustomer={!isOwn} />
        </Section>
        <div className="min-w-0 xl:col-span-2">
          <Section title={t("detail.orders")}>
            {resource.orders.length === 0 ? (
              <p className="text-ink-2">{t("detail.noOrders")}</p>
            ) : (
              <OrderTable
                rows={resource.orders}
                path={ordersPath}
                currency={resource.currency}
                withCustomer={false}
                withReseller={false}
                canPay={false}
                sort={null}
              />
            )}
          </Section>
        </div>
      </div>
    </>
  );
}
