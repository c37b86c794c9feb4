const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An address may hold any text; what is no id is no customer, not a fault. */
export function isCustomerId(text: string): boolean {
  return UUID.test(text);
}
