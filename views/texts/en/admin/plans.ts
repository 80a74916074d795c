import type { planTexts as de } from '../../de/admin/plans'

const createPlural = (one: string, many: string) => (count: number) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`

export const planTexts: typeof de = {
  acts: {
    create: 'Create',
    change: 'Change',
    delete: 'Delete',
    deploy: 'Deploy',
    buy: 'Buy',
    keep: 'Keep',
  },
  things: {
    project: 'Coolify project',
    application: 'application',
    database: 'database',
    volume: 'volume',
    variables: 'variables',
    record: 'DNS record',
    zone: 'zone',
    domain: 'domain',
    contact: 'contact at INWX',
  },
  creates: createPlural('create', 'creates'),
  changes: createPlural('change', 'changes'),
  recordsChanged: (count, type) =>
    count === 1 ? `1 ${type} record changed` : `${count} ${type} records changed`,
  deletes: createPlural('deletion', 'deletions'),
  deploys: createPlural('deployment', 'deployments'),
  buys: createPlural('domain bought', 'domains bought'),
  keeps: (count) => `${count} kept`,
  nothing: 'Nothing is written at the vendors, €0.00.',
  incomplete: (vendors) => `Plan incomplete: ${vendors} does not answer.`,
  view: 'See the plan',
  loading: 'The plan is being computed.',
  costsSoFar: (money) => `has cost ${money}`,
  choose: 'Once everything is filled in, you see the plan here.',
  refused: 'This is not possible:',
  purchase: {
    ways: {
      stripe_prepaid:
        'The customer gets an e-mail with the payment link. It takes effect with the payment.',
      invoice: 'Takes effect at once and is paid later on invoice.',
      free: 'Costs nothing and takes effect at once.',
    },
    period: (from: string, to: string) => `Period: ${from} to ${to}.`,
    once: 'One payment without an end.',
    total: 'Total',
    credit: 'Credited, already paid',
  },
  refund: {
    ways: {
      stripe: (money) => `${money} will go back through Stripe.`,
      transfer: (money) => `${money} will have to be transferred afterwards.`,
    },
    needsApproval: 'A second person approves the refund first.',
    endsOrder: 'This cancels the order, because it cannot be delivered.',
    notDue: 'This money was not due: it belongs to no item and contains no VAT.',
    tax: 'VAT',
  },
}
