import { afterAll, beforeAll, expect, test } from 'bun:test'
import { ensureStaff } from '../../../src/routes/admin/staff/staff-accounts'
import { adaBerger, type OrderResponse, orderBody } from '../../support/order-client'
import { openShopApp, type ShopApp } from '../support/shop-app'

let shop: ShopApp
let order: OrderResponse
let staffCookie: string
beforeAll(async () => {
  shop = await openShopApp()
  const change = { name: 'Cologne tax advisers', plugins: ['impressum', 'datenschutz'] }
  const answer = await shop.post(orderBody('english', change))
  order = (await answer.json()) as OrderResponse
  const email = 'admin@vrs.localhost'
  const staff = await ensureStaff(shop.deps, { email, name: 'Sara', role: 'admin' })
  staffCookie = `vrs=${await shop.deps.sessions.start(staff)}`
}, 30_000)
afterAll(() => shop.closeAll())

const germanNames =
  /Einzelkunde|Branchenverzeichnis|Hersteller-Portal|Verzeichnis|Kontakt|Impressum|Datenschutz|Ein durchsuchbares|Grundtext/

/** Raw data keep the recorded names. */
const readPage = async (path: string, locale: string, init: RequestInit = {}) => {
  const headers = { accept: 'text/html', 'accept-language': locale, ...init.headers }
  const answer = await fetch(`${shop.url}${path}`, { ...init, headers })
  const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(await answer.text()) ?? []
  return main.replace(/<pre.*?<\/pre>|<[^>]+>/gs, ' ').replace(/\s+/g, ' ')
}

const review = {
  act: 'preview',
  orderId: crypto.randomUUID(),
  projectType: 'business_directory',
  bundle: '',
  plugins: 'datenschutz',
  name: 'Cologne tax advisers',
  slug: 'review',
  'customer.email': adaBerger.email,
}
const reviewForm = () => ({ method: 'POST', body: new URLSearchParams(review) })
const asStaff = () => ({ headers: { cookie: staffCookie } })
const asCustomer = () => ({ headers: { authorization: `Bearer ${order.orderToken}` } })

const surfaces: readonly [string, () => string, () => RequestInit, string, string][] = [
  ['the shop', () => '/', () => ({}), 'Business directory', 'Branchenverzeichnis'],
  [
    'the order form',
    () => '/order?projectType=business_directory&bundle=',
    () => ({}),
    'A searchable directory',
    'Ein durchsuchbares Verzeichnis',
  ],
  ['the review of an order', () => '/order', reviewForm, 'Privacy policy', 'Datenschutz'],
  ['the tracker', () => `/orders/${order.projectId}`, asCustomer, 'Legal notice', 'Impressum'],
  ['the list of projects', () => '/admin/projects', asStaff, 'Business directory', 'Branchenverz'],
  [
    'a project of staff',
    () => `/admin/projects/${order.projectId}`,
    asStaff,
    'Directory Basic',
    'Verzeichnis Basic',
  ],
  [
    'the history of a project',
    () => `/admin/projects/${order.projectId}?tab=history`,
    asStaff,
    'Business directory',
    'Branchenverzeichnis',
  ],
  ['an order by staff', () => '/admin/projects/new', asStaff, 'Manufacturer', 'Hersteller-Portal'],
  ['the audit', () => '/audit?type=PluginListed', asStaff, 'Privacy policy', 'Datenschutz'],
  ['the audit of bundles', () => '/audit?kind=bundle', asStaff, 'Directory Pro', 'Verzeichnis P'],
]

test.each(surfaces)('%s has English names in English', async (_, path, init, english, german) => {
  const page = await readPage(path(), 'en', init())
  expect(page).toContain(english)
  expect(germanNames.exec(page.replaceAll('(Impressum)', ''))?.[0]).toBeUndefined()
  expect(await readPage(path(), 'de', init())).toContain(german)
})

test('programs read the names as before', async () => {
  const answer = await fetch(`${shop.url}/api/v1/catalogue`, {
    headers: { 'accept-language': 'en' },
  })
  const { projectTypes, plugins } = (await answer.json()) as Record<string, object[]>
  expect(projectTypes).toContainEqual({
    code: 'business_directory',
    displayName: 'Branchenverzeichnis',
    trialDays: 14,
  })
  expect(plugins).toContainEqual(
    expect.objectContaining({ name: 'kontakt', displayName: 'Kontakt' }),
  )
})
