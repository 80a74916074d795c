import { afterAll, expect, test } from 'bun:test'
import {
  fetchInventory,
  fetchOrderStatus,
  type OrderHandle,
  signIn,
  waitForOrderStatus,
} from '../support/order-client'
import { placePaidOrder } from '../support/paid-orders'
import { startService, waitUntil } from '../support/service-process'
import { openStaffClient, setSandboxSwitch } from '../support/staff-client'

const running = await startService()
await setSandboxSwitch(running, 'coolify', { light: true })
const caseworker = await openStaffClient(running)
afterAll(() => running.close())

const readTakenSlots = async () => {
  const rows = await running.sql()<{ taken: number }[]>`
    select count(*)::int as taken from server_slots group by server_id order by 1`
  return rows.map((row) => row.taken)
}

const atServers = async (cookie: string, path: string, fields: Record<string, string>) => {
  const answer = await fetch(`${running.url}/admin/servers${path}`, {
    method: 'POST',
    headers: { cookie, origin: running.url },
    body: new URLSearchParams({ reason: 'other', note: 'Geprüft', ...fields }),
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`expected 303, found ${await answer.text()}`)
}

const isWaitingForSlot = async (order: OrderHandle) => {
  const { steps } = await fetchOrderStatus(running, order)
  return steps.find(({ step }) => step === 'server')?.state === 'waiting'
}

test('more orders than places: none is oversold, the others wait and go on by themselves at a new server', async () => {
  const admin = await signIn(running, 'admin@vrs.localhost')
  const atCoolify = (await fetchInventory(running)).coolify.servers.length
  const servers = await waitUntil('all servers', async () => {
    const rows = await running.sql()<{ id: string }[]>`select id from servers`
    return rows.length === atCoolify && rows
  })
  for (const { id } of servers) await atServers(admin, `/${id}/capacity`, { capacity: '2' })
  const full = servers.map(() => 2)
  const orders = await Promise.all(
    Array.from({ length: 2 * atCoolify + 3 }, (_, index) =>
      placePaidOrder(running, `platz-${index}`),
    ),
  )
  const waiting = await waitUntil('all places to be taken', async () => {
    const are = await Promise.all(orders.map(isWaitingForSlot))
    return are.filter(Boolean).length === 3 && orders.filter((_, index) => are[index])
  })
  for (const order of orders)
    if (!waiting.includes(order)) await waitForOrderStatus(running, order, 'active')
  expect(await readTakenSlots()).toEqual(full)
  for (const order of waiting) {
    await caseworker.waitForStall(order, 'Kein Server hat einen freien Platz.')
    const { steps } = await fetchOrderStatus(running, order)
    const { message, owner } = steps.find(({ step }) => step === 'server') ?? {}
    expect([message, owner]).toEqual([
      'We are setting up another server. We are taking care of it.',
      'us',
    ])
  }

  const response = await fetch(`${running.url}/admin/servers/new`, { headers: { cookie: admin } })
  const privateKey =
    /<option value="([^"]+)"[^>]*>vrs-deploy/.exec(await response.text())?.[1] ?? ''
  const fields = { name: 'hetzner-9', ip: '127.0.0.19', capacity: '20', privateKey }
  await atServers(admin, '', fields)
  for (const order of waiting) await waitForOrderStatus(running, order, 'active')
  expect(await readTakenSlots()).toEqual([...full, 3])
}, 60_000)
