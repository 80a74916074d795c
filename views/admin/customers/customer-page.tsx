import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { formatDate } from '../../texts/format'
import type { RefusedCorrection } from './correction-form'
import { CorrectionForm } from './correction-form'
import { CustomerDetails } from './customer-details'
import { CustomerMails } from './customer-mails'
import { CustomerPayments } from './customer-payments'
import { CustomerProjects } from './customer-projects'
import type { CustomerRecord } from './customer-view-model'

type Props = {
  frame: StaffPageFrame
  model: CustomerRecord
  refused?: RefusedCorrection | undefined
}

/** All about one customer: their projects, what they paid and what they were written. */
export const CustomerPage = ({ frame, model, refused }: Props) => {
  const { t } = frame
  const { fields, since } = model
  const name = fields.name ?? t.customers.nameless
  return (
    <StaffShell frame={frame} title={name} section="customers">
      <p class="facts back">
        <a href="/admin/customers">{t.customers.list}</a>
      </p>
      <div class="head">
        <div>
          <h1>
            <bdi>{name}</bdi>
          </h1>
          <div class="facts">
            {fields.company && (
              <span>
                <bdi>{fields.company}</bdi>
              </span>
            )}
            {fields.email && <a href={`mailto:${fields.email}`}>{fields.email}</a>}
            <span>{t.customers.since(formatDate(since, t.locale))}</span>
          </div>
        </div>
        <CorrectionForm t={t} customerId={model.id} values={fields} refused={refused} />
      </div>
      <div class="split">
        <div class="stack">
          <CustomerProjects t={t} model={model} />
          <CustomerPayments t={t} model={model} />
          <CustomerMails t={t} model={model} />
        </div>
        <div class="stack">
          <CustomerDetails t={t} model={model} />
        </div>
      </div>
    </StaffShell>
  )
}
