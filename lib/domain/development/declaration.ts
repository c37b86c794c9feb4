/** What only the vendor could check and the customer therefore declares. */
export const STATEMENTS = [
  "other-site",
  "other-partner",
  "partner-applicant",
  "special-contract",
  "vendor-internal",
  "spent-before",
  "unpaid-bills",
  "unified-accounting",
  "professional-services",
  "reserved-instances",
  "enterprise-member",
] as const;
export type Statement = (typeof STATEMENTS)[number];

/** Version of the statements' meaning; kept with every answer. */
export const DECLARATION_VERSION = "2026-11";

/** True: it applies to the customer. */
export type Declarations = Readonly<Partial<Record<Statement, boolean>>>;

/**
 * What a customer is asked: a returning one is not asked how old its account is, for that is known, and
 * its age is no obstacle to coming back.
 */
export function statementsFor(returns: boolean): readonly Statement[] {
  return returns ? STATEMENTS.filter((statement) => statement !== "spent-before") : STATEMENTS;
}

/** What is not answered yet, in the order asked. */
export function unansweredOf(declared: Declarations, returns: boolean): readonly Statement[] {
  return statementsFor(returns).filter((statement) => declared[statement] === undefined);
}

/** What stands against the association by the customer's own word. */
export function obstaclesOf(declared: Declarations, returns: boolean): readonly Statement[] {
  return statementsFor(returns).filter((statement) => declared[statement] === true);
}
