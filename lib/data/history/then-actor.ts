import "server-only";
import type { ActorStamp } from "@/db/schema";
import type { ThenActor } from "@/lib/contracts/history-view";

export function thenActorOf({ name, company, kind }: ActorStamp): ThenActor {
  return { name, company, isSystem: kind === "system" };
}
