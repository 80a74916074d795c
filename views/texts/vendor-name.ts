import type { Texts } from './de'

/** The vendor's display name; an unknown one keeps its code. */
export const getVendorName = ({ vendors }: Texts, vendor: string) =>
  Object.hasOwn(vendors, vendor) ? vendors[vendor as keyof Texts['vendors']] : vendor
