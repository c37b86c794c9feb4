/** The vendor's error codes that are answered here, with their HTTP status. */
export const VENDOR_CODES = {
  /** A field is missing or malformed. */
  "CBC.0100": 400,
  /** The customer is none that the caller may address, or there is none. */
  "CBC.0151": 403,
  /** The key, or the company by its permissions, may not do this. */
  "CBC.0155": 403,
  /** The reseller is none of the caller's. */
  "CBC.99000037": 403,
  /** The account exists already; answered with its id. */
  "CBC.99000050": 400,
  /** The rules do not allow it now; the message says every reason. */
  "CBC.99007004": 400,
  /** The order is none that the caller may address, or there is none. */
  "CBC.99000055": 400,
  /** Something failed on our side. */
  "CBC.0999": 500,
  /** Not signed, wrongly signed, out of time, or sent again. */
  "APIGW.0301": 401,
  /** Too many calls. */
  "APIGW.0308": 429,
  /** Nothing is served at this path and method. */
  "APIGW.0101": 404,
} as const;
export type VendorCode = keyof typeof VENDOR_CODES;
