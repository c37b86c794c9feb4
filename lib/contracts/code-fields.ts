/** Names of what the code's step adds to a form. */
export const CODE_FIELD = "verificationCode";
export const NEW_CODE_FIELD = "verificationAnew";
