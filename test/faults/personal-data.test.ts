import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  act,
  addFault,
  inventory,
  orderBody,
  pay,
  placeOrder,
  postOrder,
  reaches,
  signIn,
} from '../support/order-client'
import type { Running } from '../support/service-process'
import { startService, until } from '../support/service-process'

let running: Running
beforeAll(async () => {
  running = await startService()
}, 30_000)
afterAll(() => running.close())

const canaries: string[] = []
const kept = (canary: string) => {
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
const stranger = () => ({
  name: kept(`Kanarie ${letters(12)}`),
  email: `${kept(letters(14).toLowerCase())}@example.org`,
  company: kept(`${letters(12)} GmbH`),
  street: kept(`${letters(12)}weg 1`),
  postalCode: kept(letters(10)),
  city: kept(`Bad ${letters(12)}`),
  country: 'DE',
  phone: kept(`+49 ${digits(14)}`),
  vatId: kept(`DE${letters(12)}`),
})

/** Every row of every table of ours and of the queue, as text. */
const everyRow = async () => {
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

const spotted = (where: string, text: string) =>
  canaries
    .filter((canary) => text.toLowerCase().includes(canary.toLowerCase()))
    .map((canary) => `${canary} in ${where}`)

const customersWho = async () => {
  const paid = await placeOrder(running, 'kanarie-zahlt', { customer: stranger() })
  await pay(paid)
  const stalls = await placeOrder(running, 'kanarie-stockt', { customer: stranger() })
  await addFault(running, {
    vendor: 'inwx',
    method: 'nameserver.createRecord',
    kind: 'refuse',
    code: 2201,
    times: 1,
  })
  await reaches(running, paid, 'error')
  const invoice = { payment: { method: 'invoice' } }
  const waits = await placeOrder(running, 'kanarie-wartet', { customer: stranger(), ...invoice })
  return { paid, stalls, waits }
}

/** What goes wrong may speak of the one it went wrong for. */
const troubles = async () => {
  const customer = stranger()
  expect((await postOrder(running, orderBody('kanarie-zahlt', { customer }))).status).toBe(409)
  const broken = { ...stranger(), country: 'Deutschland' }
  expect((await postOrder(running, orderBody('kanarie-x', { customer: broken }))).status).toBe(422)
  const unreachable = stranger()
  await addFault(running, {
    vendor: 'smtp',
    method: 'send',
    kind: 'refuse',
    code: 550,
    body: `5.1.1 <${unreachable.email}>: Recipient address rejected: User unknown`,
    times: 1,
  })
  await placeOrder(running, 'kanarie-ohne-post', { customer: unreachable })
  await until('the refused mail', async () => {
    const found =
      await running.sql()`select from vendor_calls where vendor = 'smtp' and outcome <> 'ok'`
    return found.length > 0
  })
  await fetch(`${running.url}/login`, {
    method: 'POST',
    body: new URLSearchParams({ email: broken.email, password: kept(letters(16)) }),
  })
}

test('nothing personal is found outside the sealed fields', async () => {
  const { paid, waits } = await customersWho()
  const cookie = await signIn(running, 'sachbearbeitung@vrs.localhost')
  const note = (text: string) => ({ 'reason.code': 'other', 'reason.note': kept(text) })
  const resumed = await act(
    running,
    cookie,
    paid.projectId,
    'resumption',
    note(`Rückruf ${letters(14)}`),
  )
  expect(resumed.status).toBe(303)
  const approval = { reason: kept(`Bekannt als ${letters(14)}`) }
  expect((await act(running, cookie, waits.projectId, 'invoice-approval', approval)).status).toBe(
    303,
  )
  await troubles()
  await reaches(running, paid, 'active')
  await reaches(running, waits, 'active')
  expect(canaries.length).toBeGreaterThanOrEqual(50)

  // They are real: the customers' mails have them.
  await until('the welcome mails', async () => {
    const { mails } = await inventory(running)
    const text = mails.map((mail) => `${mail.to} ${mail.text}`).join('\n')
    return spotted('mails', text).length >= 4
  })
  const rows = await everyRow()
  for (const name of ['public.vendor_calls', 'pgboss.job_common', 'public.idempotency'])
    expect(rows.get(name)?.length).toBeGreaterThan(0)
  expect([...rows].flatMap(([name, texts]) => spotted(name, texts.join('\n')))).toEqual([])
  expect(spotted('stdout', running.output())).toEqual([])
  const log = readFileSync(join(running.dataDir, 'postgres/postgres.log'), 'utf8')
  expect(spotted('postgres.log', log)).toEqual([])
}, 60_000)
