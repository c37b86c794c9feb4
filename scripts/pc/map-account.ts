import { createCustomersFromAccounts } from "@/lib/data/account/create-customers-from-accounts";
import { mapAccount } from "@/lib/data/account/map-account";
import { findCompany } from "@/lib/data/company/find-company";
import type { Permit } from "@/lib/domain/access/permit";
import { type BillingDay, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { distributorPermit } from "../distributor-permit";
import { Refusal } from "../refusal";
import type { Context, Registration } from "./command";

interface Options {
  readonly distributor: string;
  readonly account?: string;
  readonly customer?: string;
  readonly from?: string;
  readonly createCustomers?: true;
  readonly reseller?: string;
  readonly json?: true;
}

type Mapper = Permit<"account.map">;

async function idOf({ actor }: Mapper, kind: "customer" | "reseller", accountName: string): Promise<string> {
  const found = await findCompany(accountName);
  if (found?.distributorId !== actor.distributorId || found.company.kind !== kind) {
    throw new Refusal(`No ${kind} of this distributor has the account name ${accountName}.`);
  }
  return found.company.id;
}

function dayOf(text: string | undefined): BillingDay | null {
  if (text === undefined) return null;
  const day = toBillingDay(text);
  if (day === null) throw new Refusal(`--from must be a day such as 2026-11-01, not "${text}".`);
  return day;
}

async function mapOne(permit: Mapper, options: Options, print: Context["print"]): Promise<number> {
  const { account, customer, from, json } = options;
  if (!account || !customer) throw new Refusal("Give --account and --customer, or --create-customers.");
  const customerId = await idOf(permit, "customer", customer);
  const answer = await mapAccount(permit, { accountId: account, customerId, fromDay: dayOf(from) });
  const reasons = answer.allowed ? [] : answer.reasons.map(({ code }) => code);
  if (json) print(JSON.stringify({ mapped: answer.allowed ? [{ account, customer }] : [], reasons }));
  else print(answer.allowed ? `${account} is ${customer}'s` : `refused: ${reasons.join(", ")}`);
  return answer.allowed ? 0 : 1;
}

async function createAll(
  permit: Mapper,
  { reseller, account, json }: Options,
  print: Context["print"],
): Promise<number> {
  const resellerId = reseller === undefined ? null : await idOf(permit, "reseller", reseller);
  const accountIds = account === undefined ? null : [account];
  const answer = await createCustomersFromAccounts(permit, { resellerId, accountIds });
  const reasons = answer.allowed ? [] : answer.reasons.map(({ code }) => code);
  const created = answer.allowed ? answer.created : [];
  const mapped = created.map(({ accountId, accountName, name }) => ({
    account: accountId,
    customer: accountName,
    name,
  }));
  if (json) print(JSON.stringify({ mapped, reasons }));
  else {
    for (const { account: id, customer, name } of mapped) print(`${id}  ${customer}  ${name}`);
    print(`${mapped.length} customers created`);
  }
  // Nothing parked is no fault: a second run finds all of it done.
  return answer.allowed || reasons[0] === "account.none-parked" ? 0 : 1;
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("map-account")
    .description("give the charges of a cloud account to a customer, or make customers of all parked accounts")
    .requiredOption("--distributor <account name>", "whose accounts they are")
    .option("--account <id>", "the cloud account (SubAccountId)")
    .option("--customer <account name>", "whose charges they are")
    .option("--from <day>", "from this day on, GMT+08:00; default: from the first charge")
    .option("--create-customers", "one customer per parked account, frozen, named after it")
    .option("--reseller <account name>", "whose customers they become; default: the distributor's own")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, options: Options) => {
        const permit = await distributorPermit(options.distributor, "account.map");
        return options.createCustomers ? createAll(permit, options, print) : mapOne(permit, options, print);
      }),
    );
};
