import type { CompanyKind } from "../access/actor";
import { ALERTS, type AlertState, type Audience, SEVERITIES, type Severity, severityOf } from "./alert";
import type { AlertFacts } from "./alert-facts";

type Company = { readonly kind: CompanyKind; readonly id: string };

/** What there is to deal with now. */
export type Wanted = AlertFacts & {
  readonly key: string;
  readonly customerId: string | null;
  readonly resellerId: string | null;
  readonly subjectId: string | null;
  readonly to: readonly Company[];
};

/** _settled_: by a person, while the alert stands; _ended_: by itself, or the company is none of the audience any more. */
export type HandlingStanding = "standing" | "settled" | "ended";

/** An alert of the same kind that there is already. */
export type Present = {
  readonly id: string;
  readonly key: string;
  readonly state: AlertState;
  readonly severity: Severity;
  readonly facts: unknown;
  readonly handlings: readonly (Company & { readonly standing: HandlingStanding })[];
};

export type Reaching = { readonly alertId: string; readonly company: Company };
type Known = { readonly id: string; readonly wanted: Wanted };

/** What makes the present what is wanted; each list names an alert, or an alert and company, at most once. */
export type Settlement = {
  readonly raise: readonly Wanted[];
  readonly reopen: readonly Known[];
  /** Facts or severity are others. */
  readonly update: readonly Known[];
  /** Graver than what was known, so that nobody has dealt with it: ends snoozes and acknowledgements. */
  readonly worsen: readonly Known[];
  readonly resolve: readonly string[];
  /** Companies that had nothing to do with it yet. */
  readonly open: readonly Reaching[];
  /** Companies that have it again. */
  readonly resume: readonly Reaching[];
  /** Companies that are not to deal with it any more. */
  readonly end: readonly Reaching[];
};

/** The same again asks for nothing, and where it ends depends on what is wanted alone. */
export function settlementOf(wanted: readonly Wanted[], present: readonly Present[]): Settlement {
  const byKey = new Map(present.map((one) => [one.key, one]));
  const met = wanted.flatMap((one) => {
    const known = byKey.get(one.key);
    return known ? [{ wanted: one, known }] : [];
  });
  const keys = new Set(wanted.map(({ key }) => key));
  const reopened = met.filter(({ known }) => known.state === "resolved");
  const standing = met.filter(({ known }) => known.state === "open");
  const worsened = standing.filter((one) => isNews(one.wanted, one.known));
  const changed = met.filter(({ wanted: one, known }) => !isSame(one, known));
  const knownOf = ({ wanted: one, known }: (typeof met)[number]): Known => ({ id: known.id, wanted: one });
  return {
    raise: wanted.filter(({ key }) => !byKey.has(key)),
    reopen: reopened.map(knownOf),
    update: changed.map(knownOf),
    worsen: worsened.map(knownOf),
    resolve: present.filter(({ key, state }) => state === "open" && !keys.has(key)).map(({ id }) => id),
    open: met.flatMap(({ wanted: one, known }) => reaching(known, one.to.filter(hasNone(known)))),
    resume: [
      ...reopened.flatMap(({ wanted: one, known }) => reaching(known, one.to.filter(had(known, ["settled", "ended"])))),
      ...standing.flatMap(({ wanted: one, known }) => reaching(known, one.to.filter(had(known, ["ended"])))),
    ],
    end: standing.flatMap(({ wanted: one, known }) =>
      reaching(
        known,
        known.handlings.filter((handling) => handling.standing === "standing" && !one.to.some(is(handling))),
      ),
    ),
  };
}

const is =
  (one: Company) =>
  (other: Company): boolean =>
    one.id === other.id;

const hasNone = (known: Present) => (company: Company) => !known.handlings.some(is(company));

const had = (known: Present, standings: readonly HandlingStanding[]) => (company: Company) =>
  known.handlings.some((handling) => is(company)(handling) && standings.includes(handling.standing));

function reaching({ id: alertId }: Present, companies: readonly Company[]): readonly Reaching[] {
  return companies.map(({ kind, id }) => ({ alertId, company: { kind, id } }));
}

function isSame(wanted: Wanted, known: Present): boolean {
  return severityOf(wanted) === known.severity && canonical(wanted.facts) === canonical(known.facts);
}

/** A closed month that moves further is news whatever was done about the move before (G14). */
function isNews(wanted: Wanted, known: Present): boolean {
  if (SEVERITIES.indexOf(severityOf(wanted)) < SEVERITIES.indexOf(known.severity)) return true;
  return wanted.kind === "closed-month-changed" && !isSame(wanted, known);
}

/** Facts are flat; what is stored has forgotten the order of its names. */
function canonical(facts: unknown): string {
  return JSON.stringify(Object.entries(facts ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether the alert sends a message of its own; of an order that failed the failure has told. */
export function tellsOf(alert: AlertFacts): boolean {
  return ALERTS[alert.kind].tells && !(alert.kind === "freeze-unconfirmed" && alert.facts.failed);
}

/** The companies that are to deal with something about a customer or reseller; `held`: its reseller holds the permission. */
export function audienceOf(
  audience: Audience,
  distributorId: string,
  { resellerId, held }: { readonly resellerId: string | null; readonly held: boolean },
): readonly Company[] {
  const distributor: Company = { kind: "distributor", id: distributorId };
  const reseller: readonly Company[] = resellerId === null ? [] : [{ kind: "reseller", id: resellerId }];
  switch (audience) {
    case "distributor":
      return [distributor];
    case "both":
    case "distributor-and-itself":
      return [distributor, ...reseller];
    default:
      return held && reseller.length > 0 ? reseller : [distributor];
  }
}
