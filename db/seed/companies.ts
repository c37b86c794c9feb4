import type { Profile } from "./products";
import type { Story } from "./story";

export const DISTRIBUTOR = {
  name: "Harbourline Distribution",
  accountName: "demo-distributor",
  email: "desk@harbourline.example",
  phone: "+65 6555 0100",
};

export type ResellerSpec = {
  readonly name: string;
  readonly accountName: string;
  readonly email: string;
  readonly phone: string;
  readonly billingAccount: string;
  /** What the provider bills, percent below list price. */
  readonly discountPercent: number;
  /** Monthly growth of its customers' usage, percent. */
  readonly growth: readonly [number, number];
  /** Months of history its customers have: the youngest, the oldest. */
  readonly history: readonly [number, number];
};

/** A broad one, one of start-ups and games, one of committed enterprises, one that has just begun. */
export const RESELLERS: readonly ResellerSpec[] = [
  {
    name: "Brightwater Systems",
    accountName: "demo-reseller",
    email: "partners@brightwater.example",
    phone: "+65 6555 0142",
    billingAccount: "7700-2101",
    discountPercent: 16,
    growth: [0, 3],
    history: [7, 30],
  },
  {
    name: "Kitefield Digital",
    accountName: "kitefield-digital",
    email: "hello@kitefield.example",
    phone: "+44 20 5550 0177",
    billingAccount: "7700-2102",
    discountPercent: 14,
    growth: [1, 6],
    history: [3, 15],
  },
  {
    name: "Stonebridge Managed Services",
    accountName: "stonebridge-managed",
    email: "service@stonebridge.example",
    phone: "+49 30 5550 0119",
    billingAccount: "7700-2103",
    discountPercent: 19,
    growth: [-1, 1],
    history: [16, 40],
  },
  {
    name: "Orchard & Pine Consulting",
    accountName: "orchard-and-pine",
    email: "office@orchardpine.example",
    phone: "+55 11 5550 0163",
    billingAccount: "7700-2104",
    discountPercent: 11,
    growth: [2, 7],
    history: [2, 6],
  },
];

/** The distributor's own customers. */
export const DIRECT: Pick<ResellerSpec, "billingAccount" | "discountPercent" | "growth" | "history"> = {
  billingAccount: "7700-2001",
  discountPercent: 21,
  growth: [0, 2],
  history: [9, 36],
};

export type CustomerSpec = {
  readonly name: string;
  readonly accountName: string;
  /** Null: the distributor's own. */
  readonly reseller: string | null;
  readonly profile: Profile;
  /** List price a day when its history begins. */
  readonly perDay: number;
  readonly story: Story | null;
};
