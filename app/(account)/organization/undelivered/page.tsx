import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { RetryUndelivered } from "@/components/undelivered/retry-undelivered";
import { UndeliveredTable } from "@/components/undelivered/undelivered-table";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { UndeliveredQuery } from "@/lib/contracts/undelivered";
import { listUndelivered, type UndeliveredCounts } from "@/lib/data/undelivered/list-undelivered";
import { RECEIPT_WAYS, type ReceiptWay } from "@/lib/domain/notification/receipt";
import { retryUndeliveredAction } from "./actions";

const PATH = "/organization/undelivered";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("undelivered"))("title") };
}

export default async function UndeliveredPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("notification.read");
  const { way, ...place } = UndeliveredQuery.parse(await queryRecord(searchParams));
  const [{ page, counts }, { user }, t] = await Promise.all([
    listUndelivered(permit, way, place),
    requireVisitor(),
    getTranslations("undelivered"),
  ]);
  const count = sumOf(counts);
  const canRetry = way !== null && page.rows.some(({ whyNot }) => whyNot === null);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t("title")}
        count={String(count)}
        answer={t("answer", { count })}
        actions={way !== null && canRetry && <RetryUndelivered way={way} one={null} action={retryUndeliveredAction} />}
      />
      {count > 0 && <WayFilter way={way} counts={counts} />}
      {page.rows.length === 0 ? (
        <EmptyState title={t(count === 0 ? "empty" : "emptyWay")}>{t("emptyNext")}</EmptyState>
      ) : (
        <UndeliveredTable rows={page.rows} zone={user.timeZone} retry={retryUndeliveredAction} />
      )}
      <Pager
        previousHref={page.before && placeHref(PATH, { way, before: page.before })}
        nextHref={page.after && placeHref(PATH, { way, after: page.after })}
      />
    </div>
  );
}

function sumOf(counts: UndeliveredCounts): number {
  return RECEIPT_WAYS.reduce((sum, way) => sum + counts[way], 0);
}

type WayFilterProps = { readonly way: ReceiptWay | null; readonly counts: UndeliveredCounts };

async function WayFilter({ way, counts }: WayFilterProps) {
  const t = await getTranslations("undelivered");
  const ways = RECEIPT_WAYS.map((value) => ({
    value,
    label: t("wayCount", { way: t(`way.${value}`), count: counts[value] }),
  }));
  return (
    <FilterBar
      action={PATH}
      label={t("filter")}
      filters={[
        {
          name: "way",
          label: t("show"),
          value: way ?? "",
          options: [{ value: "", label: t("all", { count: sumOf(counts) }) }, ...ways],
        },
      ]}
      clearHref={way === null ? null : PATH}
    />
  );
}
