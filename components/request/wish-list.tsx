import type { RequestWish } from "@/lib/domain/request/request";
import { wishLines } from "@/lib/format/request-wish";
import { DefinitionList } from "../ui/definition-list";
import { useWording } from "../ui/use-wording";

type WishListProps = { readonly wish: RequestWish; readonly currency: string };

/** The values of a request, named. */
export function WishList({ wish, currency }: WishListProps) {
  const say = useWording();
  const lines = wishLines(wish, currency);
  if (lines.length === 0) return null;
  return <DefinitionList items={lines.map(({ term, value }) => ({ term: say(term), value: say(value) }))} />;
}
