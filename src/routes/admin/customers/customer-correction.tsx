import type { FieldError } from '../../../../events/refusal-error'
import { RefusalError } from '../../../../events/refusal-error'
import { personStream } from '../../../../events/streams'
import { correctionReasons } from '../../../../views/admin/customers/correction-form'
import { toFieldErrors } from '../../http/field-errors'
import { setFlashAt } from '../../http/flash'
import { readFormFields } from '../../http/form-fields'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import type { RequestContext } from '../../http/permission-router'
import { httpStatusOf } from '../../http/problem'
import { isUuid } from '../../http/query-parameters'
import { fieldErrorsIn } from '../../http/refusal'
import { correctCustomerDetails } from '../../orders/correct-contact'
import { customerSchema } from '../../orders/order-schema'
import { parseReason } from '../actions/staff-action'
import { createStaffCommandContext } from '../actions/staff-command-context'
import { renderCustomerPage } from './render-customer-page'

const customerPath = (id: string) => `/admin/customers/${id}`

/** POST /admin/customers/:id/correction {name, email, …, reason, note} */
export const submitCorrection = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const id = c.req.param('id') ?? ''
  const values = await readFormFields(c)
  const refuse = (errors: readonly FieldError[]) =>
    renderCustomerPage(c, deps, { errors, values }, httpStatusOf(errors[0]?.code ?? 'INVALID'))
  const contact = customerSchema.safeParse(values)
  const reason = parseReason(correctionReasons, values)
  if (!contact.success || 'pointer' in reason)
    return refuse([
      ...(contact.error ? toFieldErrors(contact.error.issues, values) : []),
      ...('pointer' in reason ? [reason] : []),
    ])
  if (!isUuid(id)) return renderCustomerPage(c, deps)
  const context = await createStaffCommandContext(c, deps, personStream(id), reason, id)
  try {
    const events = await correctCustomerDetails(deps, context, id, contact.data)
    setFlashAt(c, deps, customerPath(id), events)
    return c.redirect(customerPath(id), 303)
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return refuse(fieldErrorsIn(error))
  }
}
