import { describe, expect, test } from 'bun:test'
import { parseContactField } from '../../../src/domain/contact/contact-fields'

const value = (text: string) => ({ value: text })

describe('an e-mail address', () => {
  test.each([
    ['ada@example.org', 'ada@example.org'],
    [' ada@example.org ', 'ada@example.org'],
    ['info&service@example.org', 'info&service@example.org'],
    ["o'brien+vrs/1=x@example.org", "o'brien+vrs/1=x@example.org"],
    ['ada@firma.xn--vermgensberatung-pwb', 'ada@firma.xn--vermgensberatung-pwb'],
    ['ada@müller-test.de', 'ada@xn--mller-test-9db.de'],
    ['Ada@Example.ORG', 'Ada@example.org'],
    ['ada@mail.firma.example', 'ada@mail.firma.example'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('%s is kept as %s', (typed, kept) =>
    expect(parseContactField('email', typed)).toEqual(value(kept)),
  )

  test.each([
    'ada',
    'ada@',
    '@example.org',
    'ada@example',
    'ada@example-.org',
    'ada@-example.org',
    'ada@exam_ple.org',
    'ada@my–domain.de',
    'ada@ab--cd.de',
    'ada@xn--a.de',
    'ada@127.0.0.1',
    'ada@example.org/x',
    'https://ada@example.org/',
    '.ada@example.org',
    'ada.@example.org',
    'a..da@example.org',
    'a da@example.org',
    'ada@exam ple.org',
    'ada@b@example.org',
    'müller@example.org',
    'ada <ada@example.org>',
    'ada@example.org, bea@example.org',
    `${'a'.repeat(65)}@example.org`,
    `ada@${'a.'.repeat(125)}de`,
  ])('%s is none', (typed) =>
    expect(parseContactField('email', typed)).toEqual({ code: 'BAD_FORMAT' }),
  )
})

describe('a phone number', () => {
  test.each([
    ['+49 221 123', 'DE', '+49221123'],
    ['+49 0221 123456', 'DE', '+49221123456'],
    ['0049 (0)221 123456', 'DE', '+49221123456'],
    ['0049 (0)221 123456', undefined, '+49221123456'],
    ['+49 (0)221/12 34-56', 'FR', '+49221123456'],
    ['0221 123456', 'DE', '+49221123456'],
    ['08-123 456 78', 'SE', '+46812345678'],
    ['06 1234567', 'IT', '+39061234567'],
    ['044 668 18 00', 'CH', '+41446681800'],
    ['+49.221123456', 'DE', '+49221123456'],
  ])('%s in %s is %s', (typed, country, kept) =>
    expect(parseContactField('phone', typed, country)).toEqual(value(kept)),
  )

  test.each([
    ['keine', 'DE'],
    ['-', 'DE'],
    ['12', 'DE'],
    ['0000000', 'DE'],
    ['030 1234567 / 0171 1234567', 'DE'],
    ['030 1234567, 0171 1234567', 'DE'],
    ['030 1234567 oder 0171 1234567', 'DE'],
    ['+49 30 123456 +49 30 999999', 'DE'],
    ['0221 123456 ext. 12', 'DE'],
    ['0221 123456', undefined],
    ['0221 123456', 'AQ'],
    ['+49 221 12345678901', 'DE'],
    ['+999 221 123456', 'DE'],
  ])('%s in %s is none', (typed, country) =>
    expect(parseContactField('phone', typed, country)).toEqual({ code: 'BAD_PHONE' }),
  )
})

describe('a country', () => {
  test.each(['DE', 'GB', 'GR', 'AQ', 'SS'])('%s is one of ISO 3166-1', (code) =>
    expect(parseContactField('country', code)).toEqual(value(code)),
  )
  test.each(['UK', 'EU', 'XX', 'XK', 'EL', 'ZZ', 'AN'])('%s is none', (code) =>
    expect(parseContactField('country', code)).toEqual({ code: 'UNKNOWN_COUNTRY' }),
  )
  test.each(['de', 'DEU', 'Deutschland', 'D'])('%s is no code', (code) =>
    expect(parseContactField('country', code)).toEqual({ code: 'BAD_FORMAT' }),
  )
})

describe('a VAT id', () => {
  test.each([
    ['DE136695976', 'DE136695976'],
    ['de 136 695 976', 'DE136695976'],
    ['DE-136.695.976', 'DE136695976'],
    ['atu13585627', 'ATU13585627'],
    ['CHE-116.281.710 MWST', 'CHE116281710MWST'],
    ['XI 980780684', 'XI980780684'],
    ['GR 094259216', 'EL094259216'],
    ['IS 12345', 'IS12345'],
  ])('%s is kept as %s', (typed, kept) =>
    expect(parseContactField('vatId', typed)).toEqual(value(kept)),
  )
  test.each(['DE123456789', 'ATU12345678', 'EL123456789', 'XI980780685', 'DE1234'])(
    'the check digit of %s is judged',
    (typed) => expect(parseContactField('vatId', typed)).toEqual({ code: 'BAD_CHECK_DIGIT' }),
  )
  test.each(['123', 'UK980780684', 'ZZ123456', 'DE136695976DE1366', 'DE 136#', 'Ä1234'])(
    '%s is none',
    (typed) => expect(parseContactField('vatId', typed)).toEqual({ code: 'BAD_FORMAT' }),
  )
})

describe('a line of text', () => {
  test.each([
    'Ada Berger',
    'Zoë 👩‍👩‍👧',
    'می‌خواهم',
    'אדה',
    '李小龍',
    'R2-D2 & Söhne',
    '👨🏽‍🚀',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '❤️',
    '!',
  ])('%s can be read, with its joiners', (text) =>
    expect(parseContactField('name', text)).toEqual(value(text)),
  )
  test.each([
    '\u202E',
    'Ada\u202Egreb',
    'Ada\u2066x\u2069',
    '\u200EAda',
    '\u061CAda',
    '\u200B',
    'A\u200Bda',
    '\u3164',
    '\u3164\u115F',
    '\u2800',
    '\u00AD',
    '\u200D',
    '\uFE0F',
    '\u0301',
    'A\nda',
    'A\rda',
    'A\r\nBcc: x@example.org',
    'A\tda',
    'A\u0000da',
    'A\u0007da',
    'A\u007Fda',
    'A\u0085da',
    'A\u2028da',
    'A\uD800da',
    'A\uFFFFda',
    'A\uFEFFda',
  ])('%j cannot', (text) =>
    expect(parseContactField('name', text)).toEqual({ code: 'BAD_CHARACTERS' }),
  )
})
