import { afterAll, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inwxRefusal } from '../sandbox/inwx/sandbox-inwx-fixture'
import {
  addFault,
  fetchInventory,
  orderBody,
  payCheckout,
  placeTestOrder,
  postOrder,
  postProjectAction,
  signIn,
  waitForOrderStatus,
} from '../support/order-client'
import { startService, waitUntil } from '../support/service-process'

const running = await startService()
afterAll(() => running.close())

const canaries: string[] = []
const addCanary = (canary: string) => {
  canaries.push(canary)
  return canary
}
const letters = (count: number) =>
  Array.from(
    { length: count },
    () => 'ABCDEFGHKLMNPQRSTUVWXYZ'[Math.floor(Math.random() * 23)],
  ).join('')
const digits = (count: number) =>
  Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('')

/** A customer whose every word is found nowhere else. */
const canaryCustomer = () => ({
  name: addCanary(`Kanarie ${letters(12)}`),
  email: `${addCanary(letters(14).toLowerCase())}@example.org`,
  company: addCanary(`${letters(12)} GmbH`),
  street: addCanary(`${letters(12)}weg 1`),
  postalCode: addCanary(letters(10)),
  city: addCanary(`Bad ${letters(12)}`),
  country: 'DE',
  phone: addCanary(`+4922${digits(9)}`),
  vatId: addCanary(`IS${letters(12)}`),
})

/** Every row of every table of ours and of the queue, as text. */
const readAllRows = async () => {
  const sql = running.sql()
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`
  const rows = new Map<string, string[]>()
  for (const { name } of tables) {
    const found = await sql.unsafe(`select t::text as row from ${name} t`)
    rows.set(
      name,
      found.map((one) => String(one.row)),
    )
  }
  return rows
}

const findCanaries = (where: string, text: string) =>
  canaries
    .filter((canary) => text.toLowerCase().includes(canary.toLowerCase()))
    .map((canary) => `${canary} in ${where}`)

const createCanaryCustomers = async () => {
  const paid = await placeTestOrder(running, 'kanarie-zahlt', { customer: canaryCustomer() })
  await payCheckout(paid)
  const stalls = await placeTestOrder(running, 'kanarie-stockt', { customer: canaryCustomer() })
  await addFault(running, inwxRefusal('nameserver.createRecord', 2201))
  await waitForOrderStatus(running, paid, 'error')
  const invoice = { payment: { method: 'invoice' } }
  const waits = await placeTestOrder(running, 'kanarie-wartet', {
    customer: canaryCustomer(),
    ...invoice,
  })
  return { paid, stalls, waits }
}

/** What goes wrong may speak of the one it went wrong for. */
const provokeFailures = async () => {
  const customer = canaryCustomer()
  expect((await postOrder(running, orderBody('kanarie-zahlt', { customer }))).status).toBe(409)
  const broken = { ...canaryCustomer(), country: 'Deutschland' }
  expect((await postOrder(running, orderBody('kanarie-x', { customer: broken }))).status).toBe(422)
  const unreachable = canaryCustomer()
  await addFault(running, {
    vendor: 'smtp',
    method: 'send',
    kind: 'refuse',
    code: 550,
    body: `5.1.1 <${unreachable.email}>: Recipient address rejected: User unknown`,
    times: 1,
  })
  await placeTestOrder(running, 'kanarie-ohne-post', { customer: unreachable })
  await waitUntil('the refused mail', async () => {
    const found =
      await running.sql()`select from vendor_calls where vendor = 'smtp' and outcome <> 'ok'`
    return found.length > 0
  })
  await fetch(`${running.url}/login`, {
    method: 'POST',
    body: new URLSearchParams({ email: broken.email, password: addCanary(letters(16)) }),
  })
}

test('nothing personal is found outside the sealed fields', async () => {
  const { paid, waits } = await createCanaryCustomers()
  const cookie = await signIn(running, 'sachbearbeitung@vrs.localhost')
  const note = (text: string) => ({ 'reason.code': 'other', 'reason.note': addCanary(text) })
  const resumed = await postProjectAction(
    running,
    cookie,
    paid.projectId,
    'resumption',
    note(`Rückruf ${letters(14)}`),
  )
  expect(resumed.status).toBe(303)
  const approval = { reason: addCanary(`Bekannt als ${letters(14)}`) }
  expect(
    (await postProjectAction(running, cookie, waits.projectId, 'invoice-approval', approval))
      .status,
  ).toBe(303)
  await provokeFailures()
  await waitForOrderStatus(running, paid, 'active')
  await waitForOrderStatus(running, waits, 'active')
  expect(canaries.length).toBeGreaterThanOrEqual(50)

  // They are real: the customers' mails have them.
  await waitUntil('the welcome mails', async () => {
    const { mails } = await fetchInventory(running)
    const text = mails.map((mail) => `${mail.to} ${mail.text}`).join('\n')
    return findCanaries('mails', text).length >= 4
  })
  const rows = await readAllRows()
  for (const name of ['public.vendor_calls', 'pgboss.job_common', 'public.idempotency'])
    expect(rows.get(name)?.length).toBeGreaterThan(0)
  expect([...rows].flatMap(([name, texts]) => findCanaries(name, texts.join('\n')))).toEqual([])
  expect(findCanaries('stdout', running.output())).toEqual([])
  const log = readFileSync(join(running.dataDir, 'postgres/postgres.log'), 'utf8')
  expect(findCanaries('postgres.log', log)).toEqual([])
}, 60_000)
