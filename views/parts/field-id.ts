/** `customer.email` -> `customer-email`; a prefix keeps two forms on one page apart. */
export const toFieldId = (name: string, prefix = '') => `${prefix}${name.replaceAll(/[./]/g, '-')}`
