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
  const response = await fetch(`${url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(orderBody(slug, invoicePayment)),
  })
  const text = await response.text()
  if (response.status !== 201) throw new Error(`expected 201, found ${response.status} ${text}`)
  return JSON.parse(text) as { projectId: string; orderNumber: string }
}

/** Places one order in an empty, migrated database; no worker processes it any further. */
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
  for (let client = 0; client < clients; client += 1) pool.push(await connectPipelined(url.href))
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

/** Waits until the orders' mails are sent, so that they do not slow the next round. */
const waitForMails = (service: ServiceProcess) =>
  waitUntil(
    'all mail jobs of the orders to be done',
    async () => {
      const [row] = await service.sql()<{ jobs: number }[]>`
        select count(*)::int as jobs from pgboss.job
        where name = 'mails' and state < 'completed'`
      return row?.jobs === 0
    },
    300_000,
  )

const countNames = (names: readonly string[]) =>
  [...Map.groupBy(names, (name) => name)]
    .map(([name, group]) => (group.length > 1 ? `${name} x${group.length}` : name))
    .join(', ')

const measureOrders = async (service: ServiceProcess, isQuick: boolean) => {
  const baselineRun = await openBaseline(service.databaseUrl())
  const seconds = isQuick ? 2 : 4
  const ours = async () => {
    const round = await runLoad(clients, seconds, () =>
      sendOrder(service.url, newSlug(), crypto.randomUUID()),
    )
    await waitForMails(service)
    return round
  }
  const baseline = () => runLoad(clients, seconds, baselineRun.order)
  try {
    await runAlternately(1, ours, baseline) // Warms both.
    const result = await runAlternately(isQuick ? 2 : 5, ours, baseline)
    const figures = [
      { name: 'orders/s through HTTP', value: result.ours.toFixed(0) },
      { name: 'orders/s as raw inserts', value: result.baseline.toFixed(0) },
      atLeast('ratio', result.ratio, 0.35, 0.6),
      { name: 'p50', value: `${quantile(result.ms, 0.5).toFixed(1)} ms` },
      atMost('p99', quantile(result.ms, 0.99), 100, 'ms'),
    ]
    const tables = countNames(baselineRun.rows.map(({ table }) => table.replace('public.', '')))
    return {
      figures,
      notes: [
        `${result.ms.length} orders by invoice, ${clients} clients, fsync on; role all: the mails go out meanwhile`,
        `the raw inserts: ${tables}, 3 notifications`,
      ],
    }
  } finally {
    await baselineRun.close()
  }
}

export const ordersBenchmark: Benchmark = {
  title: 'P1 orders',
  run: async (isQuick) => {
    const service = await startService()
    try {
      return await measureOrders(service, isQuick)
    } finally {
      await service.stop()
      await service.close()
    }
  },
}
