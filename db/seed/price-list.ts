/** How a product of the demo's provider is sold. */
export type Sale =
  /** By the hour, and for a month or a year. */
  | "instance"
  /** Also as reserved instance. */
  | "reservable"
  /** Also as reserved instance and spot. */
  | "compute"
  /** By the hour or month and GB. */
  | "capacity"
  /** By what was used alone. */
  | "usage"
  /** A commitment per hour for a year or three. */
  | "savings-plan";

export type ListedProduct = {
  readonly code: string;
  readonly service: string;
  readonly specification: string;
  readonly sale: Sale;
  readonly unit: string;
  /** In the first region, per hour or use, USD. */
  readonly price: string;
  readonly freeWhileFrozen: boolean;
};

type Line = readonly [code: string, specification: string, price: string, unit?: string];

const of =
  (service: string, sale: Sale, usual = "instance", freeWhileFrozen = false) =>
  (...lines: readonly Line[]): readonly ListedProduct[] =>
    lines.map(([code, specification, price, unit = usual]) => ({
      code,
      service,
      specification,
      sale,
      unit,
      price,
      freeWhileFrozen,
    }));

/** Every service that the demo's charges name, so that what is billed can be found among the prices. */
export const PRICE_LIST: readonly ListedProduct[] = [
  of("Elastic Compute", "compute")(
    ["ec.g3.medium", "1 vCPU, 4 GB, general purpose", "0.0460"],
    ["ec.g3.large", "2 vCPU, 8 GB, general purpose", "0.0920"],
    ["ec.g3.xlarge", "4 vCPU, 16 GB, general purpose", "0.1840"],
    ["ec.g3.2xlarge", "8 vCPU, 32 GB, general purpose", "0.3680"],
    ["ec.c3.large", "2 vCPU, 4 GB, compute optimised", "0.0830"],
    ["ec.c3.xlarge", "4 vCPU, 8 GB, compute optimised", "0.1660"],
    ["ec.m3.large", "2 vCPU, 16 GB, memory optimised", "0.1220"],
    ["ec.g1.large", "2 vCPU, 8 GB, first generation", "0.1010"],
  ),
  of("GPU Compute", "compute")(
    ["gpu.t4.2xlarge", "8 vCPU, 32 GB, 1 GPU with 16 GB", "0.9800"],
    ["gpu.a10.4xlarge", "16 vCPU, 64 GB, 1 GPU with 24 GB", "1.6200"],
    ["gpu.a100.12xlarge", "48 vCPU, 384 GB, 4 GPUs with 80 GB", "14.7000"],
  ),
  of("Block Storage", "capacity", "GB")(
    ["bs.hdd", "High I/O volume", "0.000068"],
    ["bs.ssd", "Ultra-high I/O volume", "0.000137"],
    ["bs.essd", "Extreme I/O volume", "0.000205"],
  ),
  of("Object Storage", "capacity", "GB")(
    ["os.standard", "Standard storage", "0.0000325"],
    ["os.warm", "Infrequent access storage", "0.0000178"],
    ["os.archive", "Archive storage", "0.0000045"],
  ),
  of("Object Storage", "usage", "10,000 requests", true)(["os.requests", "Requests", "0.0050"]),
  of("Relational Database", "reservable")(
    ["rdb.pg.large", "PostgreSQL, 2 vCPU, 8 GB, primary and standby", "0.2640"],
    ["rdb.pg.xlarge", "PostgreSQL, 4 vCPU, 16 GB, primary and standby", "0.5280"],
    ["rdb.my.large", "MySQL, 2 vCPU, 8 GB, primary and standby", "0.2480"],
    ["rdb.my.xlarge", "MySQL, 4 vCPU, 16 GB, primary and standby", "0.4960"],
  ),
  of("Document Database", "instance")(
    ["ddb.large", "2 vCPU, 8 GB, replica set of three", "0.4180"],
    ["ddb.xlarge", "4 vCPU, 16 GB, replica set of three", "0.8360"],
  ),
  of("In-Memory Cache", "reservable")(
    ["imc.2", "2 GB, primary and standby", "0.0720"],
    ["imc.8", "8 GB, primary and standby", "0.2610"],
  ),
  of(
    "Data Warehouse",
    "reservable",
    "node",
  )(["dw.large", "4 vCPU, 32 GB, 160 GB SSD", "0.6100"], ["dw.xlarge", "16 vCPU, 128 GB, 1 TB SSD", "2.4400"]),
  of(
    "Container Engine",
    "instance",
    "cluster",
  )(["ce.50", "Cluster of up to 50 nodes", "0.1150"], ["ce.200", "Cluster of up to 200 nodes", "0.3430"]),
  of("Load Balancer", "instance")(
    ["lb.small", "10,000 connections", "0.0280"],
    ["lb.large", "100,000 connections", "0.1640"],
  ),
  of(
    "Virtual Private Network",
    "instance",
    "gateway",
  )(["vpn.100", "Gateway of 100 Mbit/s", "0.0870"], ["vpn.300", "Gateway of 300 Mbit/s", "0.1930"]),
  of("Web Application Firewall", "instance", "domain")(["waf.standard", "Standard protection", "0.1370"]),
  of("Message Queue", "instance")(
    ["mq.small", "3 brokers, 100 MB/s", "0.3150"],
    ["mq.large", "3 brokers, 300 MB/s", "0.7800"],
  ),
  of("Data Transfer", "usage", "GB", true)(["dt.internet", "Outbound to the internet", "0.0810"]),
  of(
    "Content Delivery",
    "usage",
    "GB",
    true,
  )(["cd.traffic", "Delivered traffic", "0.0420"], ["cd.secure", "Delivered traffic with protection", "0.0610"]),
  of("API Gateway", "usage", "million calls", true)(["ag.calls", "Calls", "1.0000"]),
  of("Function Compute", "usage", "GB-second", true)(["fc.run", "Running time", "0.0000166"]),
  of("Log Service", "usage", "GB")(["ls.write", "Written logs", "0.3200"], ["ls.keep", "Kept logs, a day", "0.0011"]),
  of("Backup Vault", "capacity", "GB")(["bv.vault", "Vault for servers and volumes", "0.0000410"]),
  of("Media Transcoding", "usage", "minute")(
    ["mt.sd", "Standard definition", "0.0060"],
    ["mt.hd", "High definition", "0.0130"],
    ["mt.uhd", "4K", "0.0550"],
  ),
  of(
    "Savings Plans",
    "savings-plan",
    "commitment",
  )(["sp.compute.1", "Compute, 1 USD an hour", "1"], ["sp.compute.10", "Compute, 10 USD an hour", "10"]),
].flat();
