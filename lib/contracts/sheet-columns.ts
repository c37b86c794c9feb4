export const SHEET_COLUMNS = [
  "customer",
  "type",
  "amount",
  "percent",
  "action",
  "lift_when_restored",
  "lift",
  "reason",
] as const;
