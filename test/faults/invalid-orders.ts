import { ada, orderBody } from '../support/order-client'

/** A body that must be refused, and the place in it that is to blame. */
export type BadOrder = { pointer: string; body: unknown }

const good = orderBody('schlechter-auftrag')
const without = (object: object, key: string) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))

const at = (pointer: string, value: unknown): BadOrder => {
  const [, first = '', second] = pointer.split('/')
  const held = (good as Record<string, unknown>)[first]
  const changed = second === undefined ? value : { ...(held as object), [second]: value }
  return { pointer, body: { ...good, [first]: changed } }
}

const lone = '\ud800'
const texts: [pointer: string, longest: number][] = [
  ['/customer/name', 100],
  ['/customer/email', 254],
  ['/name', 100],
  ['/slug', 63],
  ['/projectType', 64],
]
const optionalTexts: [pointer: string, longest: number][] = [
  ['/customer/company', 100],
  ['/customer/street', 100],
  ['/customer/postalCode', 10],
  ['/customer/city', 100],
  ['/customer/phone', 30],
]

const wrongTexts = ([pointer, longest]: [string, number]) =>
  [7, true, ['Ada'], { first: 'Ada' }, 'x'.repeat(longest + 1), 'A\0da', `A${lone}da`].map(
    (value) => at(pointer, value),
  )

const missing = [
  ...Object.keys(good)
    .filter((key) => !['bundle', 'plugins'].includes(key))
    .map((key) => ({ pointer: `/${key}`, body: without(good, key) })),
  { pointer: '/customer/name', body: { ...good, customer: without(ada, 'name') } },
  { pointer: '/customer/email', body: { ...good, customer: without(ada, 'email') } },
  { pointer: '/bundle', body: { ...good, bundle: null, plugins: [] } },
]

const wrongShapes = ['customer', 'domain', 'payment'].flatMap((key) =>
  [null, 'text', 7, [], [good]].map((value) => at(`/${key}`, value)),
)

const slugs = ['-a', 'a-', 'A B', 'xn--a', 'ü', 'a.b', 'a_b', 'www', 'ns1', 'admin', ' ']
const addresses = [
  'ada',
  'ada@',
  '@example.org',
  'a da@example.org',
  'ada@example',
  'ada@ex\nample.org',
]

const domains = [
  'ohnepunkt',
  'www.berger.de',
  'berger',
  'co.uk',
  'zwei worte.de',
  '127.0.0.1',
  'vrs.localhost',
  'neu.vrs.localhost',
  '-a.de',
  'a\0b.de',
  7,
]
const named = (
  pointer: string,
  kind: string,
  name: unknown,
  authCode: unknown = 'geheim-4711',
) => ({
  pointer,
  body: { ...good, domain: { kind, name, ...(kind === 'transferred' ? { authCode } : {}) } },
})

const meanings: BadOrder[] = [
  at('/projectType', 'intern'),
  at('/projectType', 'unknown'),
  at('/bundle', 'unknown'),
  at('/bundle', 'website-basic'),
  at('/plugins', 'kontakt'),
  at('/plugins', { 0: 'kontakt' }),
  at('/plugins', Array(51).fill('kontakt')),
  { pointer: '/plugins/0', body: { ...good, plugins: ['unknown'] } },
  { pointer: '/plugins/1', body: { ...good, plugins: ['kontakt', 7] } },
  at('/billingCycle', 'weekly'),
  at('/payment/method', 'free'),
  at('/payment/method', 'stripe_subscription'),
  at('/payment/method', 'cash'),
  at('/domain/kind', 'unknown'),
  { pointer: '/domain/name', body: { ...good, domain: { kind: 'registered' } } },
  ...domains.map((name) => named('/domain/name', 'registered', name)),
  ...domains.map((name) => named('/domain/name', 'transferred', name)),
  named('/domain/kind', 'owned', 'berger.de'),
  named('/domain/authCode', 'transferred', 'vergeben-berger.de', 'x'.repeat(256)),
  named('/domain/authCode', 'transferred', 'vergeben-berger.de', 'a\u0007b'),
  at('/domain/baseDomain', 'example.org'),
  at('/domain/baseDomain', undefined),
  at('/domain/label', undefined),
  at('/domain/label', 'a.b'),
  at('/domain/label', 'mail'),
  at('/domain/label', 'x'.repeat(64)),
  at('/domain/label', 'a\0b'),
  at('/customer/country', 'Deutschland'),
  at('/customer/country', 'de'),
  at('/customer/vatId', '123'),
  at('/customer/vatId', 'DE12345678901234'),
  at('/expectedGrossCents', 5949),
  at('/expectedGrossCents', '5950'),
  at('/expectedGrossCents', -1),
  at('/expectedGrossCents', 59.5),
  at('/consents', 'yes'),
  at('/consents/termsVersion', 'x'.repeat(33)),
  {
    pointer: '/customer/company',
    body: { ...good, customer: without(ada, 'company'), payment: { method: 'invoice' } },
  },
]

/** Orders that must be refused, each for one place in the body. */
export const badOrders: readonly BadOrder[] = [
  ...texts.flatMap(wrongTexts),
  ...texts.map(([pointer]) => at(pointer, '   ')),
  ...optionalTexts.flatMap(wrongTexts),
  ...missing,
  ...wrongShapes,
  ...slugs.map((slug) => at('/slug', slug)),
  ...addresses.map((email) => at('/customer/email', email)),
  ...meanings,
]

const json = 'application/json'
const text = JSON.stringify(good)

/** Requests that are no order at all, with the status they deserve. */
export const badRequests: readonly { type: string; body: string; status: number }[] = [
  { type: json, body: '', status: 400 },
  { type: json, body: '{', status: 400 },
  { type: json, body: `${text}}`, status: 400 },
  { type: json, body: "{'customer': 1}", status: 400 },
  { type: json, body: '['.repeat(100_000), status: 400 },
  { type: json, body: 'NaN', status: 400 },
  { type: json, body: '\uFEFF\0', status: 400 },
  ...['[]', 'null', 'true', '7', '"order"', '{}', `[${text}]`].map((body) => ({
    type: json,
    body,
    status: 422,
  })),
  { type: json, body: JSON.stringify({ ...good, name: 'x'.repeat(300_000) }), status: 413 },
  { type: json, body: `${' '.repeat(300_000)}${text}`, status: 413 },
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/json',
    '',
  ].map((type) => ({ type, body: text, status: 415 })),
]
