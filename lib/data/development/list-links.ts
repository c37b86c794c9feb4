import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { customerInvitations } from "@/db/schema";
import type { LinkQuery } from "@/lib/contracts/development-query";
import type { LinkLine } from "@/lib/contracts/development-view";
import type { Page } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { linkStateOf } from "@/lib/domain/development/link";
import { ageKey, byAge } from "../by-age";
import { pageOf } from "../page-of";
import { developmentOf } from "../scope";
import { inTenant } from "../tenant";

const PAGE = 50;

/** The partner's hyperlinks and codes, newest first, with how many joined by each; never the link itself. */
export async function listLinks(
  { actor }: Permit<"development.read">,
  query: LinkQuery,
  at: Date,
): Promise<Page<LinkLine>> {
  const { place, order, beyond } = byAge(query, { at: customerInvitations.createdAt, id: customerInvitations.id });
  const found = await inTenant(actor, (tx) =>
    tx
      .select({
        id: customerInvitations.id,
        label: customerInvitations.label,
        createdAt: customerInvitations.createdAt,
        expiresAt: customerInvitations.expiresAt,
        usedAt: customerInvitations.usedAt,
        withdrawnAt: customerInvitations.withdrawnAt,
        uses: customerInvitations.uses,
        by: sql<string>`${customerInvitations.by} ->> 'name'`,
      })
      .from(customerInvitations)
      .where(
        and(
          developmentOf(actor, customerInvitations),
          eq(customerInvitations.kind, "link"),
          stateClause(query.state, at),
          beyond,
        ),
      )
      .orderBy(...order)
      .limit(PAGE + 1),
  );
  const lines = found.map(({ usedAt, withdrawnAt, ...row }) => ({
    ...row,
    state: linkStateOf({ expiresAt: row.expiresAt, usedAt, withdrawnAt }, at),
  }));
  return pageOf(lines, PAGE, place, ({ createdAt, id }) => ageKey(createdAt, id));
}

function stateClause(state: LinkQuery["state"], at: Date): SQL | undefined {
  if (state === null) return undefined;
  const open = sql`(${customerInvitations.withdrawnAt} is null
    and ${customerInvitations.expiresAt} > ${at.toISOString()}::timestamptz)`;
  return state === "open" ? open : sql`not ${open}`;
}
