/** `customer.email` -> `customer-email`; a prefix keeps two forms on one page apart. */
export const fieldId = (name: string, prefix = '') => `${prefix}${name.replaceAll(/[./]/g, '-')}`
