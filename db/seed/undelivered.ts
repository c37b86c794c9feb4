import type { Mail } from "@/lib/domain/alert/mail";
import { addDays, billingDayOf } from "@/lib/domain/calendar/billing-month";
import type { Book } from "./records";
import { atHour } from "./span";

/** Two e-mails of the distributor that were given up: one can be tried again, one carried a link that is gone. */
export function writeUndelivered(book: Book): void {
  const { distributor, span, random } = book.world;
  const at = atHour(addDays(billingDayOf(span.now), -2), 9.4);
  const notice = {
    kind: "customer-joined",
    facts: { customer: "Larkspur Hotels", partner: distributor.name, start: "waits" },
    at: at.toISOString(),
    topic: "development",
    customer: null,
    isSettled: false,
  } as const;
  const told: Mail = {
    to: "duty@night-desk.example",
    language: "en",
    template: "notice",
    secret: {},
    hearer: { kind: "recipient", id: random.id(at), distributorId: distributor.id },
    company: { kind: "distributor", name: distributor.name },
    zone: "Asia/Shanghai",
    currency: "USD",
    notices: [notice],
    left: 0,
  };
  const invitation: Mail = {
    to: "office@juniper-labs.example",
    language: "en",
    template: "customer-invitation",
    facts: { partner: distributor.name, endsAt: addDaysTo(at, 7).toISOString() },
    secret: {},
  };
  giveUp(book, at, { mail: told, attempts: 15, error: "ETIMEDOUT" });
  giveUp(book, addDaysTo(at, 0.1), { mail: invitation, attempts: 1, error: "EENVELOPE 550" });
}

const addDaysTo = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000);

type GivenUp = { readonly mail: Mail; readonly attempts: number; readonly error: string };

function giveUp({ world, records }: Book, createdAt: Date, { mail, attempts, error }: GivenUp): void {
  const { id: distributorId } = world.distributor;
  const row = { distributorId, id: world.random.id(createdAt), kind: "mail", payload: mail, alertId: null } as const;
  records.outbox.push({ ...row, companyId: distributorId, state: "dead", attempts, error, createdAt });
}
