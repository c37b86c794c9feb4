import type { ChargingMode } from "@/lib/domain/expenditure/charge";

export const PROFILES = ["retail", "games", "software", "industry", "media", "finance", "learning"] as const;
export type Profile = (typeof PROFILES)[number];

type Product = {
  readonly service: string;
  /** Share of the customer's spending, before it is scaled to the lines it really has. */
  readonly weight: number;
  readonly mode?: Extract<ChargingMode, "pay-per-use" | "spot">;
};

const line = (service: string, weight: number, mode: Product["mode"] = "pay-per-use"): Product => ({
  service,
  weight,
  mode,
});

/** What each line of business runs on, the largest first. */
export const PRODUCTS: Readonly<Record<Profile, readonly Product[]>> = {
  retail: [
    line("Elastic Compute", 34),
    line("Relational Database", 21),
    line("Content Delivery", 14),
    line("Object Storage", 9),
    line("In-Memory Cache", 8),
    line("Load Balancer", 5),
    line("Web Application Firewall", 5),
    line("Log Service", 4),
  ],
  games: [
    line("Elastic Compute", 30),
    line("Elastic Compute", 22, "spot"),
    line("Content Delivery", 16),
    line("Document Database", 12),
    line("In-Memory Cache", 9),
    line("Message Queue", 6),
    line("Load Balancer", 5),
  ],
  software: [
    line("Container Engine", 28),
    line("Relational Database", 22),
    line("Elastic Compute", 16),
    line("Object Storage", 8),
    line("API Gateway", 7),
    line("Message Queue", 6),
    line("Function Compute", 6),
    line("Log Service", 7),
  ],
  industry: [
    line("Elastic Compute", 41),
    line("Block Storage", 19),
    line("Relational Database", 17),
    line("Virtual Private Network", 9),
    line("Backup Vault", 9),
    line("Data Transfer", 5),
  ],
  media: [
    line("Media Transcoding", 26),
    line("Content Delivery", 29),
    line("Object Storage", 21),
    line("Elastic Compute", 14, "spot"),
    line("Data Transfer", 10),
  ],
  finance: [
    line("Relational Database", 31),
    line("Elastic Compute", 28),
    line("Data Warehouse", 18),
    line("Block Storage", 9),
    line("Web Application Firewall", 7),
    line("Backup Vault", 7),
  ],
  learning: [
    line("GPU Compute", 33),
    line("Object Storage", 16),
    line("Elastic Compute", 24, "spot"),
    line("Data Warehouse", 15),
    line("Container Engine", 12),
  ],
};

/** Monday to Sunday. */
export const WEEK: Readonly<Record<Profile, readonly number[]>> = {
  retail: [0.94, 0.92, 0.94, 0.98, 1.08, 1.2, 1.16],
  games: [0.84, 0.83, 0.86, 0.92, 1.12, 1.33, 1.27],
  software: [1.08, 1.1, 1.11, 1.09, 1.04, 0.78, 0.76],
  industry: [1.1, 1.12, 1.12, 1.1, 1.05, 0.72, 0.68],
  media: [0.93, 0.92, 0.95, 1, 1.09, 1.15, 1.12],
  finance: [1.13, 1.12, 1.13, 1.12, 1.1, 0.66, 0.63],
  learning: [1.06, 1.08, 1.1, 1.07, 0.99, 0.82, 0.8],
};

/** What most customers of that line of business hold as yearly/monthly resources. */
export const SUBSCRIPTION: Readonly<Record<Profile, string>> = {
  retail: "Relational Database",
  games: "Elastic Compute",
  software: "Container Engine",
  industry: "Elastic Compute",
  media: "Content Delivery",
  finance: "Relational Database",
  learning: "Data Warehouse",
};

export const REGIONS = ["ap-southeast-1", "ap-southeast-3", "eu-central-1", "eu-west-2", "sa-east-1"] as const;
