import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/access/actor";
import { heldByReseller } from "../delegation/held-by-reseller";
import type { StandingParts } from "./standing-parts";

/** Frozen since they joined, and the actor's to start: its side holds set-budget or freeze-account over them (G1). */
export function waitsFor({ company }: Actor, parts: StandingParts, at: Date): SQL {
  const [budgets, freezes] = [heldByReseller(sql`'set-budget'`, at), heldByReseller(sql`'freeze-account'`, at)];
  const isTheirs = company.kind === "reseller" ? sql`(${budgets} or ${freezes})` : sql`not (${budgets} and ${freezes})`;
  return sql`(${parts.frozenBy(["association-default"])} and ${isTheirs})`;
}
