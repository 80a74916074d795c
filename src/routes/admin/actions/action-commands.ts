import type { FieldError } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import type { ServerRow } from '../../../../projections/servers'
import type { ProjectAction } from '../../../../views/admin/projects/project-view-model'
import { parseEuros } from '../../../../views/texts/parse-euros'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { FormFields } from '../../http/form-fields'
import {
  parseDomainReplacement,
  parseMarkDone,
  parseResume,
  parseServerChoice,
  parseTeardown,
  parseTransferCodeReplacement,
} from './correction-commands'

/** What forms chose from. */
export type FormChoices = { servers: readonly ServerRow[]; baseDomains: readonly string[] }
type ParseCommand = (
  fields: FormFields,
  project: ProjectRow,
  now: Date,
  choosing: FormChoices,
) => ProjectCommand | FieldError[]

const defaultDueDays = '14'
const maxReferenceLength = 100
const maxInt4 = 2_147_483_647

const fieldError = (field: string, code: string): FieldError => ({ pointer: `/${field}`, code })

const berlinDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' })

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

const validateReceivedDay = (day: string, now: Date) => {
  if (day === '') return [fieldError('receivedOn', 'REQUIRED')]
  return isDay(day) && day <= berlinDay.format(now) ? [] : [fieldError('receivedOn', 'INVALID')]
}

/** Whole cents from a program, euros as a person types them from the form. */
const parseCents = ({ amountCents, amountEuros }: FormFields) => {
  if (amountCents !== undefined) return /^\d{1,10}$/.test(amountCents) ? Number(amountCents) : null
  return parseEuros(amountEuros ?? '') ?? null
}

const validateAmount = (fields: FormFields, amount: number | null) => {
  if (amount !== null && amount > 0 && amount <= maxInt4) return []
  return [
    fieldError(fields.amountCents === undefined ? 'amountEuros' : 'amountCents', 'BAD_AMOUNT'),
  ]
}

const validateReference = (reference: string) => {
  if (reference === '') return [fieldError('reference', 'REQUIRED')]
  return reference.length > maxReferenceLength ? [fieldError('reference', 'TOO_LONG')] : []
}

const parsePaymentConfirmation: ParseCommand = (fields, { price }, now) => {
  const amount = parseCents(fields)
  const { receivedOn = '', reference = '' } = fields
  const errors = [
    ...validateAmount(fields, amount),
    ...validateReceivedDay(receivedOn, now),
    ...validateReference(reference),
  ]
  if (amount === null || errors.length > 0) return errors
  const { currency } = price
  const data = { amountCents: amount, currency, paymentRef: reference, receivedOn }
  return { type: 'ConfirmPayment', data: { ...data, via: 'bank' } }
}

const parseInvoiceApproval: ParseCommand = ({ dueDays = defaultDueDays }) => {
  const days = /^\d{1,2}$/.test(dueDays) ? Number(dueDays) : 0
  if (days < 1 || days > 90) return [fieldError('dueDays', 'INVALID')]
  return { type: 'ApproveInvoice', data: { dueDays: days } }
}

/** What each form asks the project to do, or what is wrong with what was typed. */
export const projectCommandParsers: Record<ProjectAction, ParseCommand> = {
  resumption: parseResume,
  deployment: () => ({ type: 'Deploy', data: {} }),
  'runtime-key': () => ({ type: 'RotateKey', data: {} }),
  'invoice-approval': parseInvoiceApproval,
  'payment-confirmation': parsePaymentConfirmation,
  cancellation: () => ({ type: 'CancelOrder', data: { cause: 'caseworker' } }),
  pause: () => ({ type: 'Pause', data: {} }),
  skip: (_, { stalled }) =>
    stalled?.step === 'live'
      ? { type: 'SkipStep', data: { step: stalled.step } }
      : [{ pointer: '', code: 'NOT_SKIPPABLE' }],
  evidence: parseMarkDone,
  'transfer-code': parseTransferCodeReplacement,
  domain: (fields, _, __, { baseDomains }) => parseDomainReplacement(fields, baseDomains),
  server: (fields, _, __, { servers }) => parseServerChoice(fields, servers),
  // The cause is the code of the reason.
  suspension: () => ({ type: 'Suspend', data: { cause: 'other' } }),
  reinstatement: () => ({ type: 'Reinstate', data: {} }),
  archiving: () => ({ type: 'Archive', data: {} }),
  teardown: parseTeardown,
}
