import { zipSync } from "fflate";
import { expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { BASE_COLUMNS, BASE_EXAMPLES } from "@/lib/contracts/base-columns";
import { BASE_RECORDS } from "@/lib/domain/base/base-row";
import { parseMoney } from "@/lib/domain/money/money";
import { baseTemplate } from "@/lib/format/base-template";
import { type BaseFile, outcomesOf, readableOf, readBaseFile } from "./read-base-file";

const csv = (...lines: readonly string[]) => new TextEncoder().encode(lines.join("\n"));
const read = (bytes: Uint8Array, max = 1000) => readBaseFile(bytes, max);

function linesOf(file: BaseFile) {
  if (file.status === "refused") throw new Error(`${file.problem} ${file.what}`);
  return file.lines;
}

test("one CSV holds every kind, in any order of rows and columns", async () => {
  const lines = linesOf(
    await read(
      csv(
        "Name;record;account name;state;budget;associated on;email;roles;account_id",
        ";Member;lindner;;;;Ada@Lindner.example;administrator;",
        '"Lindner; GmbH";customer;LINDNER;normal;1,500.00;2024-05-17;;;',
        ";account;lindner;;;;;;0012",
      ),
    ),
  );
  expect(lines.map(({ problems }) => problems)).toEqual([[], [], []]);
  expect(readableOf(lines)).toMatchObject([
    {
      record: "customer",
      accountName: "lindner",
      name: "Lindner; GmbH",
      associatedOn: "2024-05-17",
      budget: { type: "monthly", amount: parseMoney("1500"), action: "alert-only", countsFrom: null },
      freeze: null,
    },
    { record: "account", accountId: "0012", customer: "lindner" },
    { record: "member", email: "ada@lindner.example", roles: ["administrator"], language: "en" },
  ]);
});

test("what cannot be read, or means nothing for its row, is named by its column, and nothing is guessed", async () => {
  const problems = async (columns: string, row: string) => {
    const [line] = linesOf(await read(csv(columns, row)));
    return [...(line?.problems ?? [])].sort();
  };
  expect(await problems("record,account_name,name", "customer,lindner,Lindner")).toEqual(["state"]);
  expect(await problems("record,account_name,name,state", "customer,lindner,Lindner,frozen")).toEqual(["state"]);
  expect(await problems("record,account_name,name,budget", "reseller,harbour-it,Harbour,5")).toEqual(["budget"]);
  expect(await problems("record,account_name,name,state,action", "customer,a,A,normal,freeze-account")).toEqual([
    "budget",
  ]);
  const monthly = "record,account_name,name,state,budget,budget_from";
  expect(await problems(monthly, "customer,a,A,normal,5,2026-03")).toEqual(["budget_from"]);
  expect(await problems("record,account_name", "partner,a")).toEqual(["record"]);
  expect(await problems("record,account_name,email,roles", "member,a,nobody,king")).toEqual(["email", "roles"]);
  expect(await problems(monthly, "customer,a,A,normal,1.005,")).toEqual(["budget"]);
  expect(await problems(monthly, 'customer,a,A,normal,"1500,50",')).toEqual(["budget"]);
  expect(await problems("record,account_name,name,state,reseller", "customer,a,A,normal,b\0")).toEqual(["reseller"]);
});

test("a file that is no base is refused as a whole, with the column or sheet meant", async () => {
  expect(await read(csv("record,colour", "customer,red"))).toMatchObject({ problem: "unknown-column", what: "colour" });
  expect(await read(csv("account_name", "a"))).toMatchObject({ problem: "record-column-missing" });
  expect(await read(csv("record,account_name"))).toMatchObject({ problem: "empty" });
  expect(await read(csv("record", "customer", "customer"), 1)).toMatchObject({ problem: "too-many-rows" });
  expect(await read(new Uint8Array([0xff, 0xfe, 0x00]))).toMatchObject({ problem: "malformed" });
  expect(await read(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]))).toMatchObject({ problem: "malformed" });
  const unknown = await writeXlsxFile([{ sheet: "Clients", data: [["account_name"], ["a"]] }]).toBuffer();
  expect(await read(unknown)).toMatchObject({ problem: "record-column-missing", what: "Clients" });
});

test("a workbook is read as people typed it: days, amounts, ids as text, and no id that lost its digits", async () => {
  const workbook = await writeXlsxFile([
    {
      sheet: "Customers",
      data: [
        ["account_name", "name", "state", "budget", "associated_on"],
        ["lindner", "Lindner", "account-frozen", 1234.56, { value: new Date("2024-05-17"), format: "yyyy-mm-dd" }],
        [],
        ["keller", "Keller", "normal", 0.1 + 0.2],
      ],
    },
    {
      sheet: "accounts",
      data: [
        ["account_id", "account_name"],
        ["0123456789012345678", "lindner"],
        [123456789012, "lindner"],
        [1234567890123456, "lindner"],
      ],
    },
  ]).toBuffer();
  const lines = linesOf(await read(workbook));
  expect(lines.map(({ sheet, line, problems }) => [sheet, line, ...problems])).toEqual([
    ["Customers", 2],
    ["Customers", 4],
    ["accounts", 2],
    ["accounts", 3],
    ["accounts", 4, "account_id"],
  ]);
  expect(readableOf(lines)).toMatchObject([
    { budget: { amount: parseMoney("1234.56") }, associatedOn: "2024-05-17", freeze: "account" },
    { budget: { amount: parseMoney("0.3") } },
    { accountId: "0123456789012345678" },
    { accountId: "123456789012" },
  ]);
});

test("a small workbook that unpacks to gigabytes is refused before it does", async () => {
  const sheet = new Uint8Array(101 * 1024 * 1024);
  expect(await read(zipSync({ "xl/workbook.xml": sheet }, { level: 1 }))).toMatchObject({ problem: "too-large" });
});

test("the template holds no row, and the examples beside it are readable", async () => {
  expect(await read(await baseTemplate((key) => key))).toMatchObject({ problem: "empty" });
  const columns = ["record", ...new Set(Object.values(BASE_COLUMNS).flat())];
  const rows = BASE_RECORDS.map((record) => {
    const example: Readonly<Record<string, string>> = { record, ...BASE_EXAMPLES[record] };
    return columns.map((column) => example[column] ?? "").join(",");
  });
  expect(linesOf(await read(csv(columns.join(","), ...rows))).flatMap(({ problems }) => problems)).toEqual([]);
});

test("answers find their lines, from any row on, and unreadable lines have none", async () => {
  const lines = linesOf(
    await read(csv("record,account_name,name", "member,a,", "reseller,a,A", "reseller,b,B", "reseller,c,C")),
  );
  const answers = [{ status: "brought" }, { status: "brought" }] as const;
  expect(outcomesOf(lines, answers, 1).map(({ line, answer }) => [line, answer?.status])).toEqual([
    [2, undefined],
    [4, "brought"],
    [5, "brought"],
  ]);
});
