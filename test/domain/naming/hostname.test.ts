import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { isHostname, isLabel, isReservedLabel } from '../../../src/domain/naming/hostname'

describe('a label', () => {
  test.each(['a', '7', 'a-b', 'steuerberater-koeln', 'a'.repeat(63), 'a--b'])('may be %s', (text) =>
    expect(isLabel(text)).toBe(true),
  )

  test.each([
    '',
    '-a',
    'a-',
    'A',
    'a.b',
    'a_b',
    'köln',
    ' a',
    'a\n',
    'a'.repeat(64),
    'xn--kln-sna',
    'ab--cd',
  ])('may not be %p', (text) => expect(isLabel(text)).toBe(false))

  test('fits into a host name whatever it is', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 70 }), (text) => {
        fc.pre(isLabel(text))
        expect(new URL(`https://${text}.vrs.gmbh`).hostname).toBe(`${text}.vrs.gmbh`)
      }),
      { numRuns: 2_000 },
    ))
})

describe('a reserved name', () => {
  test.each(['www', 'mail', 'marketplace', 'coolify', 'ns', 'ns1', 'ns42', 'autodiscover', 'api'])(
    'is %s',
    (name) => expect(isReservedLabel(name)).toBe(true),
  )

  test.each(['nsu', 'wwwx', 'apis', 'steuerberater', 'n5'])('is not %s', (name) =>
    expect(isReservedLabel(name)).toBe(false),
  )
})

describe('a host name', () => {
  const label = 'a'.repeat(63)

  test('may have 253 characters', () =>
    expect(isHostname(`${label}.${label}.${label}.${'a'.repeat(61)}`)).toBe(true))

  test.each([
    `${label}.${label}.${label}.${'a'.repeat(62)}`,
    `${'a'.repeat(64)}.example`,
    'example',
    '',
    '.example',
    'example.',
    'a..example',
    '-a.example',
  ])('may not be %p', (text) => expect(isHostname(text)).toBe(false))
})
