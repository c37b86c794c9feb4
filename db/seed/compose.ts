import { writeAssignments } from "./assignments";
import { type Plan, planBudgets } from "./budgets";
import { writeDelegations } from "./delegations";
import { type Arrivals, arrivalsOf } from "./deliveries";
import { writeBudgets } from "./governance";
import { writeIdentity } from "./identity";
import { createLedger } from "./ledger";
import { type ParkedAccount, parkedOf } from "./parked";
import { type Person, peopleOf, stampsOf } from "./people";
import { purchasesOf } from "./purchases";
import { writeQuestions } from "./questions";
import { type Book, emptyRecords } from "./records";
import { writeRequests } from "./requests";
import { type Running, writeResources } from "./resources";
import { writeRestrictions } from "./restrictions";
import { spanUntil } from "./span";
import { writeUndelivered } from "./undelivered";
import { usageOf } from "./usage";
import { createWorld, type World } from "./world";

export type Demo = {
  readonly world: World;
  readonly people: readonly Person[];
  readonly plans: readonly Plan[];
  readonly parked: readonly ParkedAccount[];
  readonly arrivals: Arrivals;
  readonly book: Book;
  /** What runs by the hour. */
  readonly running: readonly Running[];
};

/** The whole demo world as of one instant, before any of it is stored. */
export async function composeDemo(now: Date): Promise<Demo> {
  const world = createWorld(spanUntil(now));
  const people = await peopleOf(world);
  const book: Book = { world, stamps: stampsOf(world, people), records: emptyRecords() };

  const ledger = createLedger();
  const usual = [...usageOf(world), ...purchasesOf(world)];
  ledger.add(usual);
  const plans = planBudgets(world, ledger);
  const parked = parkedOf(world);
  const extra = plans.flatMap((plan) => plan.extra);
  const arrivals = arrivalsOf(world, [...usual, ...extra, ...parked.flatMap(({ rows }) => rows)]);

  writeIdentity(book, people);
  writeRestrictions(book);
  writeBudgets(book, plans, ledger);
  writeDelegations(book, plans, ledger);
  writeRequests(book, people);
  writeQuestions(book, people, ledger);
  writeAssignments(book, people);
  const running = writeResources(book);
  writeUndelivered(book);
  return { world, people, plans, parked, arrivals, book, running };
}
