import type { BaseRecord } from "@/lib/domain/base/base-row";

/** Columns of each kind of record, the needed ones first; a file may have them in any order. */
export const BASE_COLUMNS = {
  reseller: ["account_name", "name", "email", "phone"],
  customer: [
    "account_name",
    "name",
    "state",
    "reseller",
    "budget",
    "budget_type",
    "action",
    "lift_when_restored",
    "budget_from",
    "associated_on",
    "pay_per_use",
    "reason",
    "email",
    "phone",
  ],
  account: ["account_id", "account_name", "name", "from_day"],
  member: ["account_name", "email", "roles", "language"],
} as const satisfies Record<BaseRecord, readonly string[]>;

/** The sheet of a workbook that holds one kind of record, whose rows then need not say it. */
export const BASE_SHEETS = {
  reseller: "resellers",
  customer: "customers",
  account: "accounts",
  member: "members",
} as const satisfies Record<BaseRecord, string>;

/** A workbook may explain itself in this sheet; it is not read. */
export const GUIDE_SHEET = "guide";

/** A line a kind, as an example. */
export const BASE_EXAMPLES = {
  reseller: { account_name: "harbour-it", name: "Harbour IT", email: "office@harbour.example", phone: "+49 40 123456" },
  customer: {
    account_name: "lindner",
    name: "Lindner GmbH",
    state: "normal",
    reseller: "harbour-it",
    budget: "1500.00",
    budget_type: "monthly",
    action: "freeze-account",
    lift_when_restored: "yes",
    email: "it@lindner.example",
  },
  account: { account_id: "1234567890", account_name: "lindner", name: "Production" },
  member: { account_name: "lindner", email: "admin@lindner.example", roles: "administrator", language: "en" },
} as const satisfies Record<BaseRecord, Readonly<Record<string, string>>>;

/** Rows of one file on the page; the command line takes any number. */
export const BASE_MAX = 1000;
/** Rows brought over by one call, so that progress shows and it can be stopped between two. */
export const BASE_PIECE_MAX = 25;
