import { describe, expect, test } from 'bun:test'
import { parseDomainName } from '../../../src/domain/naming/parse-domain-name'

describe('a domain name', () => {
  test.each([
    ['berger.de', 'berger.de'],
    [' Berger.DE. ', 'berger.de'],
    ['KÖLN.de', 'xn--kln-sna.de'],
    ['Ko\u0308ln.de', 'xn--kln-sna.de'],
    ['xn--kln-sna.de', 'xn--kln-sna.de'],
    ['XN--KLN-SNA.DE', 'xn--kln-sna.de'],
    ['straße.de', 'xn--strae-oqa.de'],
    ['a--b.de', 'a--b.de'],
    ['中国.cn', 'xn--fiqs8s.cn'],
    ['projekt.co.uk', 'projekt.co.uk'],
    ['firma.vermögensberatung', 'firma.xn--vermgensberatung-pwb'],
  ])('%s is %s, which a registry could sell', (typed, name) =>
    expect(parseDomainName(typed)).toEqual({ is: 'registrable', name }),
  )

  test.each([
    'https://berger.de',
    'HTTPS://Berger.de/',
    'http://berger.de/kontakt?von=mail#oben',
    'berger.de/',
    'berger.de?x=1',
    ' https://berger.de./ ',
  ])('is taken from a link as it was pasted: %s', (typed) =>
    expect(parseDomainName(typed)).toEqual({ is: 'registrable', name: 'berger.de' }),
  )

  test.each(['www.berger.de', 'https://www.berger.de/', 'a.b.projekt.co.uk', 'berger.github.io/x'])(
    'that no registry sells is a host: %s',
    (typed) => expect(parseDomainName(typed).is).toBe('host'),
  )

  test.each([
    '',
    '.',
    'berger',
    'https://berger',
    'my–domain.de',
    'my—domain.de',
    '😀.de',
    '♥.de',
    'xn--ls8h.de',
    'ab--cd.de',
    'xn--a.de',
    'xn--.de',
    '-a.de',
    'a-.de',
    'a..de',
    'a_b.de',
    'a b.de',
    'a\u202Eb.de',
    'x·y.de',
    'a\u200Db.de',
    '١a.de',
    '127.0.0.1',
    '1.2.3',
    'berger.de:8080',
    'ada@berger.de',
    'https://ada:geheim@berger.de',
    'ftp://berger.de',
    'mailto:ada@berger.de',
    `${'a'.repeat(64)}.de`,
    `${'ä'.repeat(60)}.de`,
    `${'a.'.repeat(130)}de`,
    `${'a.'.repeat(100_000)}de`,
  ])('is not %p', (typed) => expect(parseDomainName(typed)).toEqual({ is: 'nothing', name: '' }))
})
