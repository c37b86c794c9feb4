let count = 0;

/** A word no other story and no earlier run has used: "k3f9x2a1". */
export function unique(): string {
  count += 1;
  return `k${Date.now().toString(36)}${process.pid.toString(36)}${count}`;
}
