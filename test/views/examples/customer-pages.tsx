import type { CustomerPaymentRow } from '../../../projections/queries/customers'
import { CustomerPage } from '../../../views/admin/customers/customer-page'
import type {
  CustomerListing,
  CustomerRecord,
} from '../../../views/admin/customers/customer-view-model'
import { CustomersPage } from '../../../views/admin/customers/customers-page'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { adaBerger } from '../../support/order-client'
import { liveProject, longName, project, stalledProject } from './rows'

const since = '2026-11-20T13:02:11.000Z'

const listing: CustomerListing = {
  rows: [
    { id: 'c1', since, projects: 2, name: 'Ada Berger', email: 'ada@example.org' },
    {
      id: 'c2',
      since,
      projects: 1234,
      name: longName,
      company: longName,
      email: `${longName}@a.de`,
    },
    { id: 'c3', since, projects: 0 },
  ],
  filter: {},
  next: 'c3',
}

const payment: CustomerPaymentRow = {
  projectId: project.id,
  position: 4,
  outcome: 'confirmed',
  amountCents: 5831,
  expectedCents: null,
  currency: 'EUR',
  paymentRef: 'pi_1',
  via: 'stripe',
  receivedOn: null,
  at: since,
  projectName: project.name,
  orderNumber: project.orderNumber,
}

const model: CustomerRecord = {
  id: 'c1',
  since,
  fields: { ...adaBerger, vatId: 'DE123456789' },
  projects: [stalledProject, liveProject, { ...project, name: longName }],
  payments: [payment, { ...payment, outcome: 'late', via: null, receivedOn: '2026-11-21' }],
  mails: [
    { id: 'm1', template: 'received', projectName: longName, begunAt: since, acceptedAt: since },
    { id: 'm2', template: 'former', projectName: null, begunAt: since, acceptedAt: null },
  ],
}

const noContent: CustomerRecord = {
  id: 'c3',
  since,
  fields: {},
  projects: [],
  payments: [],
  mails: [],
}

export const customerPages = (frame: StaffPageFrame) => ({
  customers: <CustomersPage frame={frame} listing={listing} />,
  'customers-empty': <CustomersPage frame={frame} listing={{ rows: [], filter: {} }} />,
  'customers-nothing': (
    <CustomersPage frame={frame} listing={{ rows: [], filter: { search: 'x' } }} />
  ),
  customer: <CustomerPage frame={frame} model={model} />,
  'customer-long': (
    <CustomerPage
      frame={frame}
      model={{ ...model, fields: { ...model.fields, name: longName, company: longName } }}
    />
  ),
  'customer-correction-refused': (
    <CustomerPage
      frame={frame}
      model={model}
      refused={{
        errors: [
          { pointer: '/phone', code: 'BAD_PHONE' },
          { pointer: '/reason', code: 'REASON_NEEDED' },
        ],
        values: { ...model.fields, phone: 'keine' },
      }}
    />
  ),
  'customer-empty': <CustomerPage frame={frame} model={noContent} />,
})
