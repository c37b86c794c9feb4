import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/domain/access/actor";
import { type Action, issuePermit, type Permit } from "@/lib/domain/access/permit";
import { findVisitor, type Visitor } from "./find-actor";
import { requestFacts } from "./request";
import { currentSessionId } from "./session-id";

/** The signed-in person, with or without a company; null when signed out. */
export const currentVisitor = cache(async (): Promise<Visitor | null> => {
  const sessionId = await currentSessionId();
  return sessionId === null ? null : findVisitor(sessionId, await requestFacts());
});

export async function currentActor(): Promise<Actor | null> {
  return (await currentVisitor())?.actor ?? null;
}

/** For what an open page asks by itself: that its person is there it does not say. */
export async function findWatchingPermit<A extends Action>(action: A): Promise<Permit<A> | null> {
  const sessionId = await currentSessionId();
  const visitor = sessionId === null ? null : await findVisitor(sessionId, await requestFacts(), false);
  return visitor?.actor ? issuePermit(visitor.actor, action) : null;
}

/** For pages of a person's own, whatever company they are in or none. */
export async function requireVisitor(): Promise<Visitor> {
  return (await currentVisitor()) ?? redirect(await signInAddress());
}

/** For route handlers, which answer 401 or 403 themselves. */
export async function findPermit<A extends Action>(action: A): Promise<Permit<A> | null> {
  const actor = await currentActor();
  return actor && issuePermit(actor, action);
}

/** For pages and actions: sends the visitor away rather than return empty-handed. */
export async function requirePermit<A extends Action>(action: A): Promise<Permit<A>> {
  const { actor } = await requireVisitor();
  return (actor && issuePermit(actor, action)) ?? redirect(actor ? elsewhereOf(actor, action) : "/no-access");
}

/** Whoever asks for the other portal's first page gets their own. */
function elsewhereOf({ company }: Actor, action: Action): Route {
  if (action === "home.read" && company.kind === "customer") return "/portal";
  if (action === "portal.read" && company.kind !== "customer") return "/";
  return "/no-access";
}

async function signInAddress(): Promise<Route> {
  const path = (await headers()).get("x-path");
  return path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in";
}
