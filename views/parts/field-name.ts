/** The form field that a JSON pointer names: `/customer/email` -> `customer.email`. */
export const toFieldName = (pointer: string) => pointer.replace(/^\//, '').replaceAll('/', '.')

/** `customer.email` -> `customer-email`; `prefix` keeps two forms on one page apart. */
export const toFieldId = (name: string, prefix = '') => `${prefix}${name.replaceAll(/[./]/g, '-')}`
