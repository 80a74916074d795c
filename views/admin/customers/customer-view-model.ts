import type { ProjectRow } from '../../../projections/projects'
import type { CustomerPaymentRow } from '../../../projections/queries/customers'
import type { MailTextRow } from '../../../projections/queries/mail-texts'
import type { ContactFieldName } from '../../../src/domain/contact/contact-fields'

/** A customer's own data, unsealed; what they did not give is absent. */
export type CustomerFields = Partial<Record<ContactFieldName, string>>

export type ListedCustomer = { id: string; since: string; projects: number } & Pick<
  CustomerFields,
  'name' | 'email' | 'company'
>

/** A page of customers. `next`: the `?after=` of those before, absent at the end. */
export type CustomerListing = {
  rows: readonly ListedCustomer[]
  filter: { search?: string | undefined; after?: string | undefined }
  next?: string | undefined
}

export type CustomerMail = Pick<MailTextRow, 'id' | 'template' | 'begunAt' | 'acceptedAt'> & {
  projectName: string | null
}

export type CustomerRecord = {
  id: string
  since: string
  fields: CustomerFields
  projects: readonly ProjectRow[]
  payments: readonly CustomerPaymentRow[]
  mails: readonly CustomerMail[]
}
