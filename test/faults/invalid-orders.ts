import { adaBerger, orderBody } from '../support/order-client'

/** A body that must be refused, and the place in it that is to blame. */
export type InvalidOrder = { pointer: string; body: unknown }

const validOrder = orderBody('schlechter-auftrag')
const without = (object: object, key: string) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))

const withInvalidValue = (pointer: string, value: unknown): InvalidOrder => {
  const [, first = '', second] = pointer.split('/')
  const held = (validOrder as Record<string, unknown>)[first]
  const changed = second === undefined ? value : { ...(held as object), [second]: value }
  return { pointer, body: { ...validOrder, [first]: changed } }
}

const loneSurrogate = '\ud800'
const textFields: [pointer: string, longest: number][] = [
  ['/customer/name', 100],
  ['/customer/email', 254],
  ['/name', 100],
  ['/slug', 63],
  ['/projectType', 64],
]
const optionalTextFields: [pointer: string, longest: number][] = [
  ['/customer/company', 100],
  ['/customer/street', 100],
  ['/customer/postalCode', 10],
  ['/customer/city', 100],
  ['/customer/phone', 30],
]

const invalidTexts = ([pointer, longest]: [string, number]) =>
  [
    ...[7, true, ['Ada'], { first: 'Ada' }, 'x'.repeat(longest + 1)],
    ...['A\0da', `A${loneSurrogate}da`, 'A\nda', 'A\r\nda', 'A\tda', 'A\u2028da'],
    ...['A\u202Eda', 'A\u2066da', '\u200B', '\u3164', '\u2800', '\u00AD\u200D'],
  ].map((value) => withInvalidValue(pointer, value))

const missingFields = [
  ...Object.keys(validOrder)
    .filter((key) => !['bundle', 'plugins'].includes(key))
    .map((key) => ({ pointer: `/${key}`, body: without(validOrder, key) })),
  { pointer: '/customer/name', body: { ...validOrder, customer: without(adaBerger, 'name') } },
  { pointer: '/customer/email', body: { ...validOrder, customer: without(adaBerger, 'email') } },
  { pointer: '/bundle', body: { ...validOrder, bundle: null, plugins: [] } },
]

const invalidShapes = ['customer', 'domain', 'payment'].flatMap((key) =>
  [null, 'text', 7, [], [validOrder]].map((value) => withInvalidValue(`/${key}`, value)),
)

const invalidSlugs = ['-a', 'a-', 'A B', 'xn--a', 'ü', 'a.b', 'a_b', 'www', 'ns1', 'admin', ' ']
const invalidEmails = [
  'ada',
  'ada@',
  '@example.org',
  'a da@example.org',
  'ada@example',
  'ada@ex\nample.org',
  'ada@example-.org',
  'ada@my–domain.de',
  'a..da@example.org',
  `${'a'.repeat(65)}@example.org`,
]

const invalidDomains = [
  'my–domain.de',
  '😀.de',
  'ab--cd.de',
  'xn--a.de',
  'https://www.berger.de/',
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
const withInvalidDomain = (
  pointer: string,
  kind: string,
  name: unknown,
  authCode: unknown = 'geheim-4711',
) => ({
  pointer,
  body: { ...validOrder, domain: { kind, name, ...(kind === 'transferred' ? { authCode } : {}) } },
})

const invalidMeanings: InvalidOrder[] = [
  withInvalidValue('/projectType', 'intern'),
  withInvalidValue('/projectType', 'unknown'),
  withInvalidValue('/bundle', 'unknown'),
  withInvalidValue('/bundle', 'website-basic'),
  withInvalidValue('/plugins', 'kontakt'),
  withInvalidValue('/plugins', { 0: 'kontakt' }),
  withInvalidValue('/plugins', Array(51).fill('kontakt')),
  { pointer: '/plugins/0', body: { ...validOrder, plugins: ['unknown'] } },
  { pointer: '/plugins/1', body: { ...validOrder, plugins: ['kontakt', 7] } },
  withInvalidValue('/billingCycle', 'weekly'),
  withInvalidValue('/payment/method', 'free'),
  withInvalidValue('/payment/method', 'stripe_subscription'),
  withInvalidValue('/payment/method', 'cash'),
  withInvalidValue('/domain/kind', 'unknown'),
  { pointer: '/domain/name', body: { ...validOrder, domain: { kind: 'registered' } } },
  ...invalidDomains.map((name) => withInvalidDomain('/domain/name', 'registered', name)),
  ...invalidDomains.map((name) => withInvalidDomain('/domain/name', 'transferred', name)),
  withInvalidDomain('/domain/kind', 'owned', 'berger.de'),
  withInvalidDomain('/domain/authCode', 'transferred', 'vergeben-berger.de', 'x'.repeat(256)),
  withInvalidDomain('/domain/authCode', 'transferred', 'vergeben-berger.de', 'a\u0007b'),
  withInvalidValue('/domain/baseDomain', 'example.org'),
  withInvalidValue('/domain/baseDomain', undefined),
  withInvalidValue('/domain/label', undefined),
  withInvalidValue('/domain/label', 'a.b'),
  withInvalidValue('/domain/label', 'mail'),
  withInvalidValue('/domain/label', 'x'.repeat(64)),
  withInvalidValue('/domain/label', 'a\0b'),
  withInvalidValue('/customer/country', 'Deutschland'),
  withInvalidValue('/customer/country', 'de'),
  withInvalidValue('/customer/vatId', '123'),
  withInvalidValue('/customer/vatId', 'DE12345678901234'),
  withInvalidValue('/customer/vatId', 'DE123456789'),
  withInvalidValue('/customer/vatId', 'ATU12345678'),
  ...['UK', 'EU', 'XX', 'XK'].map((code) => withInvalidValue('/customer/country', code)),
  ...['keine', '030 1234567 / 0171 1234567', '0221', '+49 221 12345678901'].map((phone) =>
    withInvalidValue('/customer/phone', phone),
  ),
  withInvalidValue('/expectedGrossCents', 5949),
  withInvalidValue('/expectedGrossCents', '5950'),
  withInvalidValue('/expectedGrossCents', -1),
  withInvalidValue('/expectedGrossCents', 59.5),
  withInvalidValue('/consents', 'yes'),
  withInvalidValue('/consents/termsVersion', 'x'.repeat(33)),
  {
    pointer: '/customer/company',
    body: {
      ...validOrder,
      customer: without(adaBerger, 'company'),
      payment: { method: 'invoice' },
    },
  },
]

/** Orders that must be refused, each for one place in the body. */
export const invalidOrders: readonly InvalidOrder[] = [
  ...textFields.flatMap(invalidTexts),
  ...textFields.map(([pointer]) => withInvalidValue(pointer, '   ')),
  ...optionalTextFields.flatMap(invalidTexts),
  ...missingFields,
  ...invalidShapes,
  ...invalidSlugs.map((slug) => withInvalidValue('/slug', slug)),
  ...invalidEmails.map((email) => withInvalidValue('/customer/email', email)),
  ...invalidMeanings,
]

const json = 'application/json'
const text = JSON.stringify(validOrder)

/** Requests that are no order at all, with the status they deserve. */
export const invalidRequests: readonly { type: string; body: string; status: number }[] = [
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
  { type: json, body: JSON.stringify({ ...validOrder, name: 'x'.repeat(300_000) }), status: 413 },
  { type: json, body: `${' '.repeat(300_000)}${text}`, status: 413 },
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/json',
    '',
  ].map((type) => ({ type, body: text, status: 415 })),
]
