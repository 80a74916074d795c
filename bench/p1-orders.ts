import type pg from 'pg'
import { orderBody } from '../test/support/order-client'
import type { ServiceProcess } from '../test/support/service-process'
import { prepareService, startService, waitUntil } from '../test/support/service-process'
import type { Benchmark } from './benchmark'
import { atLeast, atMost } from './benchmark'
import { connectPipelined, createRawOrderInsert, findRowsContaining } from './raw-order-inserts'
import { quantile, runAlternately, runLoad } from './run-load'

const clients = 16
const scratchDatabase = 'bench_raw_orders'

const invoicePayment = { payment: { method: 'invoice' } }

const newSlug = () => `b-${Bun.randomUUIDv7().replaceAll('-', '').slice(-20)}`

const sendOrder = async (url: string, slug: string, key: string) => {
  const answer = await fetch(`${url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(orderBody(slug, invoicePayment)),
  })
  const text = await answer.text()
  if (answer.status !== 201) throw new Error(`expected 201, found ${answer.status} ${text}`)
  return JSON.parse(text) as { projectId: string; orderNumber: string }
}

/** An order in a database of its own, with our migrations, where no worker goes on with it. */
const placeExampleOrder = async (databaseUrl: string) => {
  const env = { DATABASE_URL: databaseUrl, VRS_ROLE: 'web', VRS_LOG: 'silent' }
  const service = await prepareService({ env })
  try {
    await service.start()
    const [slug, key] = [newSlug(), crypto.randomUUID()]
    return { slug, key, ...(await sendOrder(service.url, slug, key)) }
  } finally {
    await service.stop()
    await service.close()
  }
}

const openBaseline = async (databaseUrl: string) => {
  const admin = await connectPipelined(databaseUrl)
  await admin.query(`create database ${scratchDatabase}`)
  await admin.end()
  const url = new URL(databaseUrl)
  url.pathname = `/${scratchDatabase}`
  const { slug, key, projectId, orderNumber } = await placeExampleOrder(url.href)
  const db = await connectPipelined(url.href)
  const { rows: projects } = await db.query<{ customer: string }>(
    'select customer_id as customer from projects where id = $1',
    [projectId],
  )
  const rows = await findRowsContaining(db, [projectId, key, projects[0]?.customer ?? projectId])
  await db.end()
  const order = createRawOrderInsert(rows, [slug, orderNumber])
  const pool: pg.Client[] = []
  for (let at = 0; at < clients; at += 1) pool.push(await connectPipelined(url.href))
  return {
    rows,
    order: (client: number) => {
      const db = pool[client]
      if (!db) throw new Error(`expected a connection for client ${client}, found none`)
      return order(db)
    },
    close: () => Promise.all(pool.map((db) => db.end())),
  }
}

/** The mails of the orders are on their way: the next round must not pay for them. */
const waitForMails = (service: ServiceProcess) =>
  waitUntil(
    'all jobs of the orders to be done',
    async () => {
      const [left] = await service.sql()<{ jobs: number }[]>`
        select count(*)::int as jobs from pgboss.job
        where name = 'mails' and state < 'completed'`
      return left?.jobs === 0
    },
    300_000,
  )

const countNames = (names: readonly string[]) =>
  [...Map.groupBy(names, (name) => name)]
    .map(([name, all]) => (all.length > 1 ? `${name} x${all.length}` : name))
    .join(', ')

const measureOrders = async (service: ServiceProcess, hurried: boolean) => {
  const raw = await openBaseline(service.databaseUrl())
  const seconds = hurried ? 2 : 4
  const ours = async () => {
    const round = await runLoad(clients, seconds, () =>
      sendOrder(service.url, newSlug(), crypto.randomUUID()),
    )
    await waitForMails(service)
    return round
  }
  const baseline = () => runLoad(clients, seconds, raw.order)
  try {
    await runAlternately(1, ours, baseline) // Warms both.
    const found = await runAlternately(hurried ? 2 : 5, ours, baseline)
    const figures = [
      { what: 'orders/s through HTTP', found: found.ours.toFixed(0) },
      { what: 'orders/s as raw inserts', found: found.baseline.toFixed(0) },
      atLeast('ratio', found.ratio, 0.35, 0.6),
      { what: 'p50', found: `${quantile(found.ms, 0.5).toFixed(1)} ms` },
      atMost('p99', quantile(found.ms, 0.99), 100, 'ms'),
    ]
    const tables = countNames(raw.rows.map(({ table }) => table.replace('public.', '')))
    return {
      figures,
      notes: [
        `${found.ms.length} orders by invoice, ${clients} clients, fsync on; role all: the mails go out meanwhile`,
        `the raw inserts: ${tables}, 3 notifications`,
      ],
    }
  } finally {
    await raw.close()
  }
}

export const ordersBenchmark: Benchmark = {
  title: 'P1 orders',
  run: async (hurried) => {
    const service = await startService()
    try {
      return await measureOrders(service, hurried)
    } finally {
      await service.stop()
      await service.close()
    }
  },
}
