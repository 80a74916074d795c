import { personStream } from '../../../../events/streams'
import type { RefusedCorrection } from '../../../../views/admin/customers/correction-form'
import { CustomerPage } from '../../../../views/admin/customers/customer-page'
import { consumeFlashAt } from '../../http/flash'
import { currentStaff } from '../../http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { loadCustomerRecord } from './load-customer-record'

/** The page of a customer; with the form as it was typed, where it was refused. */
export const renderCustomerPage = async (
  c: RequestContext,
  deps: StaffRouteDependencies,
  refused?: RefusedCorrection,
  status = 200,
) => {
  const id = c.req.param('id') ?? ''
  const model = await loadCustomerRecord(deps, id)
  if (!model) return respondWithNotFound(c, deps)
  const staff = currentStaff(c)
  const path = `/admin/customers/${id}`
  const { t } = staffFrameOf(c, deps, staff)
  const toasts = await consumeFlashAt(c, deps, { staff, t, path, stream: personStream(id) })
  const frame = { ...staffFrameOf(c, deps, staff, toasts), path }
  return c.html(<CustomerPage frame={frame} model={model} refused={refused} />, status as 200)
}
