import type { ContactFault, ContactFaultCode, ContactFields } from './contact-fields'
import { parseContactField } from './contact-fields'

/** What a registry must know of the holder of a domain; a company's name stands beside them. */
export const holderFields = [
  'name',
  'street',
  'postalCode',
  'city',
  'country',
  'phone',
  'email',
] as const
type RequiredField = (typeof holderFields)[number]

/** INWX's contact.create: `text64` and `text10`; its `text255` is more than any order may have. */
const maxLengths: Readonly<Record<string, number>> = { street: 64, city: 64, postalCode: 10 }

/** The holder of a domain as a registrar takes it: the phone in E.164, the address's domain in ACE. */
type DomainHolder = Record<RequiredField, string> &
  ({ kind: 'person' } | { kind: 'organisation'; organisation: string })

/** The holder, or all that a registrar can never accept. */
export type ParsedDomainHolder = { holder: DomainHolder } | { faults: ContactFault[] }

const parseHolderField = (
  fields: ContactFields,
  field: string,
): { value: string } | { code: ContactFaultCode } => {
  const text = fields[field]?.trim() ?? ''
  if (text === '') return { code: 'CONTACT_INCOMPLETE' }
  if (text.length > (maxLengths[field] ?? text.length)) return { code: 'CONTACT_TOO_LONG' }
  return parseContactField(field, text, fields.country)
}

/** Judges data whenever they were stored. */
export const parseDomainHolder = (fields: ContactFields): ParsedDomainHolder => {
  const wanted = [...holderFields, ...(fields.company?.trim() ? ['company'] : [])]
  const parsed = wanted.map((field) => ({ field, ...parseHolderField(fields, field) }))
  const faults = parsed.flatMap((one) =>
    'code' in one ? [{ field: one.field, code: one.code }] : [],
  )
  if (faults.length > 0) return { faults }
  const values = parsed.flatMap((one) => ('value' in one ? [[one.field, one.value]] : []))
  const { company, ...contact } = Object.fromEntries(values) as Record<RequiredField, string> & {
    company?: string
  }
  return {
    holder: company
      ? { ...contact, kind: 'organisation', organisation: company }
      : { ...contact, kind: 'person' },
  }
}

export const findRegistrantFaults = (fields: ContactFields): ContactFault[] => {
  const parsed = parseDomainHolder(fields)
  return 'faults' in parsed ? parsed.faults : []
}
