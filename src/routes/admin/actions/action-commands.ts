import type { Fault } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import type { ServerRow } from '../../../../projections/servers'
import type { ProjectAct } from '../../../../views/admin/projects/project-view-model'
import { centsFrom } from '../../../../views/texts/parse-euros'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { Fields } from '../../http/form-fields'
import {
  chosenDomain,
  chosenServer,
  newCode,
  resumedFrom,
  torn,
  vouchedFor,
} from './correction-commands'

/** What forms chose from. */
export type Choosing = { servers: readonly ServerRow[]; baseDomains: readonly string[] }
type Read = (
  fields: Fields,
  project: ProjectRow,
  now: Date,
  choosing: Choosing,
) => ProjectCommand | Fault[]

const usualDueDays = '14'
const longestReference = 100
const int4 = 2_147_483_647

const fault = (field: string, code: string): Fault => ({ pointer: `/${field}`, code })

const berlinDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' })

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

const dayFault = (day: string, now: Date) => {
  if (day === '') return [fault('receivedOn', 'REQUIRED')]
  return isDay(day) && day <= berlinDay.format(now) ? [] : [fault('receivedOn', 'INVALID')]
}

/** Whole cents from a program, euros as a person types them from the form. */
const cents = ({ amountCents, amountEuros }: Fields) => {
  if (amountCents !== undefined) return /^\d{1,10}$/.test(amountCents) ? Number(amountCents) : null
  return centsFrom(amountEuros ?? '') ?? null
}

const amountFault = (fields: Fields, amount: number | null) => {
  if (amount !== null && amount > 0 && amount <= int4) return []
  return [fault(fields.amountCents === undefined ? 'amountEuros' : 'amountCents', 'BAD_AMOUNT')]
}

const referenceFault = (reference: string) => {
  if (reference === '') return [fault('reference', 'REQUIRED')]
  return reference.length > longestReference ? [fault('reference', 'TOO_LONG')] : []
}

const payment: Read = (fields, { price }, now) => {
  const amount = cents(fields)
  const { receivedOn = '', reference = '' } = fields
  const faults = [
    ...amountFault(fields, amount),
    ...dayFault(receivedOn, now),
    ...referenceFault(reference),
  ]
  if (amount === null || faults.length > 0) return faults
  const { currency } = price
  const data = { amountCents: amount, currency, paymentRef: reference, receivedOn }
  return { type: 'ConfirmPayment', data: { ...data, via: 'bank' } }
}

const approval: Read = ({ dueDays = usualDueDays }) => {
  const days = /^\d{1,2}$/.test(dueDays) ? Number(dueDays) : 0
  if (days < 1 || days > 90) return [fault('dueDays', 'INVALID')]
  return { type: 'ApproveInvoice', data: { dueDays: days } }
}

/** What each form asks the project to do, or what is wrong with what was typed. */
export const commandOf: Record<ProjectAct, Read> = {
  resumption: resumedFrom,
  deployment: () => ({ type: 'Deploy', data: {} }),
  'runtime-key': () => ({ type: 'RotateKey', data: {} }),
  'invoice-approval': approval,
  'payment-confirmation': payment,
  cancellation: () => ({ type: 'CancelOrder', data: { cause: 'caseworker' } }),
  pause: () => ({ type: 'Pause', data: {} }),
  skip: (_, { stalled }) =>
    stalled?.step === 'live'
      ? { type: 'SkipStep', data: { step: stalled.step } }
      : [{ pointer: '', code: 'NOT_SKIPPABLE' }],
  evidence: vouchedFor,
  'transfer-code': newCode,
  domain: (fields, _, __, { baseDomains }) => chosenDomain(fields, baseDomains),
  server: (fields, _, __, { servers }) => chosenServer(fields, servers),
  // The cause is the code of the reason.
  suspension: () => ({ type: 'Suspend', data: { cause: 'other' } }),
  reinstatement: () => ({ type: 'Reinstate', data: {} }),
  archiving: () => ({ type: 'Archive', data: {} }),
  teardown: torn,
}
