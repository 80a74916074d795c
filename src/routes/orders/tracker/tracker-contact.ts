import type { z } from 'zod'
import { isBought } from '../../../../events/codes'
import type { FieldError } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import type { ContactValues } from '../../../../views/parts/contact-inputs'
import type { ContactRequest } from '../../../../views/shop/tracker-view-model'
import { contactFieldNames } from '../../../domain/contact/contact-fields'
import type { StepProgress } from '../../../domain/project/step-progress'
import { findTroubleFix } from '../../../domain/project/trouble-fixes'
import { formText } from '../../http/form-schema'
import type { RouteDependencies } from '../../http/route-dependencies'
import { isContactOpen } from '../correct-contact'
import { loadContact } from '../load-contact'
import type { customerSchema } from '../order-schema'

export type TrackerContact = z.infer<typeof customerSchema>

/** A form that was refused, with what was typed. */
export type RefusedContact = { errors: readonly FieldError[]; values: ContactValues }

/** As it was typed, to be shown again. */
export const readTypedContact = (fields: Readonly<Record<string, unknown>>): ContactValues =>
  Object.fromEntries(contactFieldNames.map((name) => [name, formText().parse(fields[name])]))

/** The step that goes on with better details of the customer. */
const findWaitingStep = (steps: readonly StepProgress[]) =>
  steps.find(
    (one) =>
      (one.state === 'waiting' || one.state === 'stalled') &&
      findTroubleFix(one) === 'correctContact',
  )

/** What the customer can correct; only where the order waits for it, as it shows personal data. */
export const loadContactRequest = async (
  deps: RouteDependencies,
  project: ProjectRow,
  steps: readonly StepProgress[],
  refused?: RefusedContact,
): Promise<ContactRequest | undefined> => {
  if (!isBought(project.domainKind) || !isContactOpen(project)) return undefined
  const step = findWaitingStep(steps)
  const since = step?.at ? Date.parse(step.at) : 0
  // What was typed is not lost, though the registrar may not answer in time now.
  if (refused) return { since, ...refused }
  const contact = step && (await loadContact(deps, project.customerId))
  return contact && { since, values: contact.fields }
}
