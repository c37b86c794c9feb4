import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { addDays, billingDayOf } from "@/lib/domain/calendar/billing-month";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { FREEZE_LEVELS } from "@/lib/domain/restriction/freeze";
import { unique } from "../unique";

/** Ids of what actions are about. */
export type Things = {
  readonly memberId: string;
  readonly companyId: string;
  readonly invitationId: string;
  readonly keyId: string;
  readonly session: string;
  readonly resellerId: string;
  readonly customerId: string;
  /** The same customer's account name. */
  readonly customer: string;
  readonly mappingId: string;
  readonly accountId: string;
  readonly deliveryId: string;
  readonly requestId: string;
  readonly disassociationId: string;
  readonly connectorId: string;
  readonly webhookId: string;
  readonly questionId: string;
  readonly placeId: string;
  readonly actId: string;
  readonly resourceId: string;
  readonly couponId: string;
  readonly viewId: string;
  readonly scheduleId: string;
  readonly recipientId: string;
  readonly messageId: string;
  readonly orderId: string;
  /** Something that is ordered, for sale to everybody. */
  readonly offerId: string;
};

/** A list is the same field several times. */
type Field = string | Blob;

export function formOf(fields: Readonly<Record<string, Field | readonly string[]>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) form.append(name, value, "sheet.csv");
    else for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
  }
  return form;
}

/** Every field that some form sends, such that an action finds what it needs. */
export function rightFields({ accountId, placeId, ...things }: Things): Readonly<Record<string, Field>> {
  const word = unique();
  return {
    ...things,
    "accountIds[]": accountId,
    "customerIds[]": things.customerId,
    "resellerIds[]": things.resellerId,
    "resourceIds[]": things.resourceId,
    act: "assign",
    path: "/orders",
    query: "",
    shared: "off",
    format: "csv",
    rhythm: "daily",
    hour: "8",
    "placeIds[]": placeId,
    "orderIds[]": things.orderId,
    periods: "1",
    quantity: "1",
    // Not its price: what is one's own to order is refused for that.
    agreed: "0.01",
    key: word,
    url: "https://connector.example/orders",
    way: "email",
    sources: "",
    hears: "everything",
    from: "2026-01-01",
    to: "2026-12-31",
    state: "paused",
    "selected[]": `${things.customerId}:0`,
    "rows[]": JSON.stringify({
      customerId: things.customerId,
      act: "block-pay-per-use",
      reason: "Because",
      messageToCustomer: null,
    }),
    file: new Blob([`customer,amount\n${things.customer},10\n`], { type: "text/csv" }),
    mode: "save",
    confirmed: "on",
    version: "0",
    type: BUDGET_TYPES[0],
    amount: "10",
    action: EXHAUSTION_ACTIONS[0],
    level: FREEZE_LEVELS[0],
    "origins[]": "manual",
    reason: "Because",
    messageToCustomer: "",
    agreementVersion: FREEZE_AGREEMENT_VERSION,
    revision: "1",
    decision: "accept",
    kind: "block-pay-per-use",
    note: "Because",
    text: "Because",
    until: "",
    fromDay: "",
    validFrom: billingDayOf(new Date()),
    validUntil: addDays(billingDayOf(new Date()), 30),
    asOf: new Date().toISOString(),
    quota: "100",
    balance: "0",
    coupons: "0",
    due: "1",
    unbilled: "0",
    heed: "on",
    quiet: "default",
    phone: "",
    messages: things.messageId,
    read: "yes",
    shownAt: new Date().toISOString(),
    token: word,
    email: `${word}@stories.example`,
    name: word,
    accountName: word,
    contactEmail: "",
    contactPhone: "",
    administratorEmail: "",
    roles: "viewer",
    scopes: "decisions",
    locale: "none",
    language: "en",
    timeZone: "UTC",
    password: "short",
    current: "wrong",
    next: "short",
  };
}

/** The same without a name or an instant: whatever makes something of one's own is refused, what is done to a thing is not for that. */
export function namelessFields(things: Things): Readonly<Record<string, Field>> {
  return { ...rightFields(things), name: "", email: "", accountName: "", asOf: "", heed: "", quiet: "", shownAt: "" };
}

const KEPT =
  /^(customerId|customer|resellerId|customerIds\[\]|resellerIds\[\]|act|selected\[\]|rows\[\]|version|type|amount|action|level|origins\[\]|mode|confirmed|revision|decision|kind)$/;

/** Forms no page sends, about things of one's own. */
export function absurdForms(own: Things): Readonly<Record<string, FormData>> {
  const right = Object.entries(rightFields(own));
  const each = (change: (value: Field, name: string) => Field) =>
    formOf(Object.fromEntries(right.map(([name, value]) => [name, change(value, name)])));
  const thrice = formOf({});
  for (const [name, value] of right) {
    for (const text of ["again", typeof value === "string" ? value : "", "again"]) thrice.append(name, text);
  }
  const sheet = new Blob([`customer,amount,reason\n${own.customer},10,\0\n\0,10,\n`]);
  return {
    "an empty form": formOf({}),
    "zero bytes only": each(() => "\0"),
    "a zero byte in every text": each((value, name) =>
      KEPT.test(name) ? value : typeof value === "string" ? `${value}\0` : sheet,
    ),
    "text too long": each(() => "7".repeat(2_000)),
    "files where text belongs, text where files belong": each((value) =>
      typeof value === "string" ? new Blob([value]) : "text",
    ),
    "every field three times": thrice,
  };
}
