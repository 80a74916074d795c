/** What a registry must know of the holder of a domain; a company's name stands beside them. */
const requiredFields = [
  'name',
  'street',
  'postalCode',
  'city',
  'country',
  'phone',
  'email',
] as const

/** The fields that a domain's contact lacks, by the names of the order's `customer`. */
export const findMissingContactFields = (
  fields: Readonly<Record<string, string | undefined>>,
): string[] => requiredFields.filter((name) => !fields[name])
