import { partnerCredits } from "@/db/schema";
import { plainOf } from "@/lib/data/audit";
import { CREDIT_FIGURES } from "@/lib/domain/credit/credit";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import { type Book, changeAt, emptyRecords, insertRecords, note } from "./records";
import { insertRows, type Owner } from "./rows";

const HOUR_MS = 60 * 60 * 1000;
const FIGURES = { quota: "250000", due: "61480.25", unbilled: "48210.4", balance: "5000", coupons: "1200" } as const;

/** How the distributor's own credit at the provider stood an hour ago; purchases do not heed it. */
export async function insertCredit(owner: Owner, { world, stamps }: Book): Promise<void> {
  const book: Book = { world, stamps, records: emptyRecords() };
  const { distributor, span, random } = world;
  const change = changeAt(book, new Date(span.now.getTime() - HOUR_MS), stamps.finance);
  const asOf = new Date(change.at.getTime() - HOUR_MS);
  const figures = Object.fromEntries(CREDIT_FIGURES.map((name) => [name, parseMoney(FIGURES[name]) ?? ZERO]));
  note(book, {
    change,
    action: "credit.recorded",
    subject: { kind: "distributor", id: distributor.id, name: distributor.name },
    after: plainOf({ asOf, source: "recorded", ...figures }),
  });
  const record = {
    ...(figures as Record<keyof typeof FIGURES, typeof ZERO>),
    distributorId: distributor.id,
    id: random.id(change.at),
    companyKind: "distributor",
    companyId: distributor.id,
    asOf,
    source: "recorded",
    changeId: change.id,
    by: change.by,
    at: change.at,
  } as const;
  await insertRows(owner, partnerCredits, [record]);
  await insertRecords(owner, book.records);
}
