import { getTranslations } from "next-intl/server";
import { RetryButton } from "@/components/connector/retry-button";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { PlaceList } from "@/components/restriction/place-list";
import { SpentSince } from "@/components/restriction/spent-since";
import { Section } from "@/components/ui/section";
import type { PlaceView } from "@/lib/contracts/restriction-places";
import { issuePermit } from "@/lib/domain/access/permit";
import { loadCustomer, loadPlaces } from "../load-customer";
import { retryPlaceAction } from "./actions";

/** Where the present level takes effect, and what was spent since each open freeze (G7). */
export async function PlaceSections({ customerId }: { readonly customerId: string }) {
  const [{ customer, actor, zone }, ordered, t] = await Promise.all([
    loadCustomer(customerId),
    loadPlaces(customerId),
    getTranslations("restriction"),
  ]);
  if (!ordered) return null;
  return (
    <>
      <Section title={t("place.title")}>
        <PlaceList ordered={ordered} zone={zone} retry={issuePermit(actor, "restriction.retry") && retryOf} />
      </Section>
      {ordered.spent.length > 0 && (
        <Section title={t("spentSince.title")} stamp={<AsOfStamp asOf={ordered.asOf} provisionalDays={0} />}>
          <SpentSince spent={ordered.spent} currency={customer.currency} />
        </Section>
      )}
    </>
  );
}

function retryOf({ id, connector }: PlaceView) {
  return <RetryButton placeId={id} about={connector ?? ""} action={retryPlaceAction} />;
}
