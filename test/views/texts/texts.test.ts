import { describe, expect, test } from 'bun:test'
import { Glob } from 'bun'
import { stepIds } from '../../../events/codes'
import { addition } from '../../../src/routes/admin/actions/domains/addition'
import { domainActions } from '../../../src/routes/admin/actions/domains/domain-actions'
import { check } from '../../../src/routes/admin/actions/drift/check'
import { driftActions } from '../../../src/routes/admin/actions/drift/drift-actions'
import { projectActions } from '../../../src/routes/admin/actions/project/project-actions'
import { request } from '../../../src/routes/admin/actions/servers/request'
import { serverActions } from '../../../src/routes/admin/actions/servers/server-actions'
import { serverRequestActions } from '../../../src/routes/admin/actions/servers/server-request-actions'
import { strategy } from '../../../src/routes/admin/actions/servers/strategy'
import { queueNames } from '../../../src/store/job-queue/job-queue'
import { getReasonText } from '../../../views/audit/reason-text'
import { emptyDisplayNames } from '../../../views/texts/display-names'
import {
  formatDateOrTime,
  formatDateTime,
  formatMoney,
  formatRelativeTime,
  formatUtc,
} from '../../../views/texts/format'
import { parseEuros } from '../../../views/texts/parse-euros'
import { getRefusalText } from '../../../views/texts/refusal-text'
import { textsFor } from '../../../views/texts/texts'
import { displayNames } from '../examples/display-names'
import { exampleEvents } from '../examples/example-events'

const [de, en] = [textsFor('de'), textsFor('en')]

/** Every text of a dictionary, with its path; functions are called with words that stand out. */
const leaves = (texts: unknown, path = ''): [path: string, text: string][] => {
  if (typeof texts === 'string') return [[path, texts]]
  if (typeof texts !== 'object' || texts === null) return []
  return Object.entries(texts).flatMap(([key, value]) => leaves(value, `${path}/${key}`))
}

describe('texts', () => {
  test('say something everywhere, calmly', () => {
    for (const [path, text] of [...leaves(de), ...leaves(en)]) {
      expect([path, text.trim()]).not.toEqual([path, ''])
      expect([path, /[!]|\p{Extended_Pictographic}/u.test(text)]).toEqual([path, false])
    }
  })

  test('have the same places in both languages', () => {
    const paths = (texts: unknown) => leaves(texts).map(([path]) => path)
    expect(paths(en)).toEqual(paths(de))
  })

  test('have words for every reason that a form offers', () => {
    const actions = [
      ...projectActions,
      ...domainActions,
      ...serverActions,
      ...serverRequestActions,
      ...driftActions,
      addition,
      check,
      request,
      strategy,
    ]
    const codes = actions.flatMap(({ reasons }) => reasons)
    expect(codes).toContain('customerWish')
    for (const t of [de, en])
      expect(codes.filter((code) => getReasonText(code, t) === code)).toEqual([])
  })

  test('name every system that acts, in both languages', async () => {
    const actors = new Set<string>(queueNames)
    for await (const file of new Glob('src/**/*.ts').scan('.'))
      for (const [, name] of (await Bun.file(file).text()).matchAll(/'system:([a-z-]+)'/g))
        if (name) actors.add(name)
    expect(actors.size).toBeGreaterThan(queueNames.length)
    for (const t of [de, en])
      expect([...actors].filter((name) => !t.people.systems[name])).toEqual([])
  })

  test('double no people, name who "wir" is to staff, and intervene nowhere', () => {
    const clumsy =
      /\b(Kundin|Inhaberin) oder|\boder (dem|den|des|der) Kunden?\b|[Ii]ntervention|Eingriff/
    const found = [...leaves(de), ...leaves(en)].filter(([, text]) => clumsy.test(text))
    expect(found).toEqual([])
    const vague = /Wir kümmern uns darum|[Ww]e are taking care of it|We are on it/
    for (const t of [de, en])
      expect(Object.values(t.owners).filter((name) => vague.test(name))).toEqual([])
  })

  test('are not German in English', () => {
    const german = /[äöüÄÖÜß]|\b(und|nicht|wird|oder|Sie)\b/
    expect(leaves(en).filter(([, text]) => german.test(text))).toEqual([])
  })

  test('stand nowhere else: no component brings words of its own', async () => {
    const found: string[] = []
    for await (const file of new Glob('views/**/*.tsx').scan('.')) {
      const source = await Bun.file(file).text()
      const words = source.match(/>\s*[A-ZÄÖÜ][a-zäöüß]+ ?[a-zäöüß]*\s*<\//g) ?? []
      const attributes = source.match(/(aria-label|title|placeholder|alt)="[^"]*"/g) ?? []
      const umlauts = source.match(/[äöüÄÖÜß]/g) ?? []
      found.push(...[...words, ...attributes, ...umlauts].map((text) => `${file}: ${text}`))
    }
    expect(found).toEqual([])
  })
})

describe('sentences', () => {
  test('are told for every kind of event, in both languages, with and without names', () => {
    for (const event of exampleEvents) {
      for (const texts of [de, en]) {
        for (const known of [displayNames, emptyDisplayNames]) {
          const sentence = texts.sentence(event, known)
          expect([event.type, sentence.length > 3]).toEqual([event.type, true])
          expect(sentence).not.toMatch(/undefined|null|NaN|\[object/)
        }
      }
      expect(de.sentence(event, displayNames)).not.toBe('')
    }
  })

  test('tell a payment like a caseworker would', () => {
    const paid = exampleEvents.find(({ type }) => type === 'PaymentConfirmed')
    expect(paid && de.sentence(paid, displayNames)).toBe(
      'Zahlung über 58,31\u00a0€ bestätigt (Stripe, pi_1)',
    )
  })
})

describe('refusals', () => {
  test('are told by their code, else by their detail, else by the code itself', () => {
    expect(getRefusalText('de', 'SLUG_TAKEN')).toContain('schon vergeben')
    expect(getRefusalText('de', 'NEW_ONE', 'Etwas Neues')).toBe('Etwas Neues')
    expect(getRefusalText('de', 'NEW_ONE')).toContain('NEW_ONE')
    expect(getRefusalText('de', 'toString')).toContain('toString')
  })
})

describe('troubles', () => {
  test('have a step to stand at: every step is named, planned and told plainly', () => {
    for (const step of stepIds) {
      expect(de.steps.plans[step]).toBeTruthy()
      expect(en.steps.labels[step].customerOpen).toBeTruthy()
    }
  })
})

describe('formats', () => {
  const now = '2026-11-20T13:06:11Z'

  test('are German in Berlin', () => {
    expect(formatMoney(123_456, 'de')).toBe('1.234,56\u00a0€')
    expect(formatDateTime('2026-07-01T22:30:00Z', 'de')).toBe('02.07.2026, 00:30')
    expect(formatUtc('2026-07-01T22:30:00Z')).toBe('2026-07-01 22:30:00 UTC')
  })

  test('tell near moments relative and far ones by date', () => {
    expect(formatRelativeTime('2026-11-20T13:02:11Z', now, 'de')).toBe('vor 4 Min.')
    expect(formatRelativeTime('2026-11-18T13:02:11Z', now, 'de')).toBe('18.11.2026')
    expect(formatDateOrTime('2026-11-20T13:02:11Z', now, 'de')).toBe('14:02')
    expect(formatDateOrTime('2026-11-19T22:59:00Z', now, 'de')).toBe('19.11.2026, 23:59')
  })

  test.each([
    ['58,31', 5831],
    ['1.058,31 €', 105_831],
    ['58.31', 5831],
    ['58', 5800],
    ['0', 0],
    ['1.058', undefined],
    ['-1', undefined],
    ['', undefined],
    ['58,311', undefined],
  ])('read %p as %p cents', (typed, cents) => expect(parseEuros(typed)).toBe(cents as number))
})
