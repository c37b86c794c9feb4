/** What a partner's own sales platform calls a customer, and which platform. */
export type Platform = { readonly name: string; readonly id: string };

export type CreateCustomerInput = {
  readonly name: string;
  /** Unique in the installation; its form is the door's matter. */
  readonly accountName: string;
  /** Null: the distributor's own customer. */
  readonly resellerId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly platform?: Platform | null;
};
