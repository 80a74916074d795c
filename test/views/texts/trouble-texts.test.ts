import { describe, expect, test } from 'bun:test'
import { Glob } from 'bun'
import { findTroubleFix, fixByTroubleCode } from '../../../src/domain/project/trouble-fixes'
import {
  describeTroubleForCustomer,
  describeTroubleForStaff,
  findTroubleText,
} from '../../../views/texts/describe-trouble'
import { textsFor } from '../../../views/texts/texts'

const [de, en] = [textsFor('de'), textsFor('en')]

type RaisedCode = { vendor: string; code: string }

/** Whose codes stand where; steps of ours name no vendor, or another's. */
const vendorSources: [glob: string, vendor: string][] = [
  ['src/integrations/inwx/**/*.ts', 'inwx'],
  ['src/integrations/coolify/**/*.ts', 'coolify'],
  ['src/integrations/stripe/*.ts', 'stripe'],
  ['src/integrations/smtp/*.ts', 'smtp'],
  ['src/integrations/dns/*.ts', 'dns'],
  ['src/integrations/site-probe/*.ts', 'site'],
  ['src/processes/**/*.ts', ''],
  ['src/domain/{project,naming}/*.ts', ''],
]

const word = "'([A-Z][A-Z0-9_]{4,})'"
/** Where a code is named: as `code`, as the first of what makes an error, or as one of two. */
const codePatterns = [
  new RegExp(`\\bcode: ${word}`, 'g'),
  new RegExp(`\\b(?:\\w*[Ff]ail(?:ed|ure)|wrong|unusable|passing|refusal)\\(\\s*${word}`, 'g'),
  new RegExp(`\\? ${word}`, 'g'),
  new RegExp(`\\? '\\w+' : ${word}`, 'g'),
  new RegExp(`return ${word}`, 'g'),
  /^ {2}(\d{3,4}): /gm,
]
/** Clients name a code also as the first argument of what makes their error. */
const clientErrorPattern = new RegExp(`\\b\\w*(?:Error|Failure)\\(\\s*${word}`, 'g')

/** Successes of INWX and DNS, and words that are settings there. */
const noTrouble = /^1[0-5]00$|^1[03]01$|^AUTO[A-Z]+$|^TRANSFER$|^PERSON$|^VRS\d+$|^NOERROR$/

const findRaisedCodes = async () => {
  const found: RaisedCode[] = []
  for (const [glob, vendor] of vendorSources)
    for await (const path of new Glob(glob).scan('.')) {
      const source = await Bun.file(path).text()
      const patterns = vendor === '' ? codePatterns : [...codePatterns, clientErrorPattern]
      const codes = patterns.flatMap((pattern) =>
        [...source.matchAll(pattern)].map(([, code]) => code),
      )
      found.push(
        ...codes.flatMap((code) => (code && !noTrouble.test(code) ? [{ vendor, code }] : [])),
      )
    }
  return found
}

/** Their own lists, whatever we judge them to be. */
const lists: Record<string, string> = {
  inwx: `1200 2000 2001 2002 2003 2004 2005 2101 2102 2103 2104 2105 2106 2200 2201 2202 2300 2301
    2302 2303 2304 2305 2306 2307 2308 2400 2500 2501 2502 REG_FAILED TRANSFER_FAILED`,
  coolify: `400 401 403 404 405 409 422 429 500 502 503 504 SERVER_UNREACHABLE IMAGE_MISSING
    DEPLOYMENT_FAILED DEPLOYMENT_CANCELLED QUEUE_FULL VERSION TOKEN_TOO_WEAK`,
  smtp: '421 450 451 452 550 551 552 553 554',
  dns: 'NOT_VISIBLE ETIMEOUT ESERVFAIL EREFUSED EBADRESP',
  site: 'CERTIFICATE UNHEALTHY WRONG_SITE WRONG_BOOT',
}
const listedCodes = Object.entries(lists).flatMap(([vendor, codes]) =>
  codes.split(/\s+/).map((code) => ({ vendor, code })),
)

/** What vrs-core reports. */
const findReportedCodes = async () => {
  const found: RaisedCode[] = []
  for await (const path of new Glob('vrs-core/src/**/*.ts').scan('.')) {
    const source = await Bun.file(path).text()
    for (const [, code] of source.matchAll(/'([A-Z]+_[A-Z_]+)'/g))
      if (code && !/^VRS_|^DATABASE_URL$/.test(code)) found.push({ vendor: 'runtime', code })
  }
  return found
}

const isInCatalogue = ({ vendor, code }: RaisedCode) =>
  vendor === ''
    ? Object.keys(fixByTroubleCode).some((key) => key === code || key.endsWith(`/${code}`))
    : findTroubleText({ vendor, code }, de) !== undefined

describe('the catalogue of troubles', () => {
  test('knows every code that our clients, our steps and the sites can raise', async () => {
    const all = [...(await findRaisedCodes()), ...(await findReportedCodes()), ...listedCodes]
    for (const one of ['inwx NOT_THERE', 'inwx 2202', 'coolify 409', 'coolify TOKEN_TOO_WEAK'])
      expect(all.map(({ vendor, code }) => `${vendor} ${code}`)).toContain(one)
    for (const one of ['smtp TIMEOUT', 'dns NO_PUBLIC_ADDRESS', 'site CERTIFICATE', ' STUCK'])
      expect(all.map(({ vendor, code }) => `${vendor} ${code}`)).toContain(one)
    const unknown = all
      .filter((one) => !isInCatalogue(one))
      .map(({ vendor, code }) => `${vendor} ${code}`)
    expect(unknown).toEqual([])
  })

  test('says of each what mends it, in both languages', () => {
    expect(Object.keys(fixByTroubleCode).toSorted()).toEqual(Object.keys(de.troubles).toSorted())
    expect(Object.keys(en.troubles).toSorted()).toEqual(Object.keys(de.troubles).toSorted())
    expect(findTroubleFix({ vendor: 'inwx', code: '2202' })).toBe('correctAuthCode')
    expect(findTroubleFix({ vendor: 'inwx', code: '2104' })).toBe('topUp')
    expect(findTroubleFix({ vendor: 'coolify', code: 'SERVER_UNREACHABLE' })).toBe('chooseServer')
  })

  test('names no vendor, no code and no tool to a customer', () => {
    const internals =
      /INWX|Coolify|Stripe|SMTP|DNS|vrs|Token|API|Name ?server|Deployment|Image|HTTP|VRS_|\d{3}/i
    for (const { troubles } of [de, en])
      for (const [key, { customer }] of Object.entries(troubles))
        expect([key, internals.exec(customer)?.[0]]).toEqual([key, undefined])
  })
})

describe('a trouble', () => {
  test('is told to staff and to customers in different words', () => {
    const wrong = { vendor: 'inwx', code: '2202' }
    expect(describeTroubleForStaff(wrong, de)).toContain('Auth-Code ist falsch')
    expect(describeTroubleForCustomer(wrong, de)).toContain('Auth-Code Ihrer Domain')
    expect(describeTroubleForStaff({ code: 'NO_FREE_SLOT' }, de)).toContain(
      'Kein Server hat einen freien Platz',
    )
  })

  test("that is not known shows the vendor's words to staff alone, and is worth another try", () => {
    const odd = { vendor: 'inwx', code: '2999', vendorText: 'Odd thing' }
    expect(describeTroubleForStaff(odd, de)).toBe('Odd thing')
    expect(describeTroubleForCustomer(odd, de)).toBe(de.troubles.UNKNOWN?.customer)
    expect(findTroubleFix(odd)).toBe('retry')
    expect(findTroubleFix({ code: 'toString' })).toBe('retry')
  })

  test('of a broken line is the same in every spelling', () => {
    const describeForStaff = (code: string) => describeTroubleForStaff({ vendor: 'inwx', code }, de)
    expect(describeForStaff('ECONNREFUSED')).toBe(describeForStaff('UNREACHABLE'))
    expect(describeForStaff('ConnectionRefused')).toBe(describeForStaff('UNREACHABLE'))
    expect(describeForStaff('HTTP 503')).toBe(describeForStaff('503'))
    expect(describeTroubleForStaff({ vendor: 'coolify', code: 'TIMEOUT' }, de)).toContain(
      'nicht rechtzeitig',
    )
  })

  test('of a vendor that is down says since when, in Berlin', () => {
    const down = { vendor: 'inwx', code: 'BREAKER_OPEN', since: '2026-11-20T13:02:11Z' }
    expect(describeTroubleForStaff(down, de)).toContain('wartet auf INWX seit 14:02 und')
    expect(describeTroubleForStaff(down, en)).toContain('waiting for INWX since 14:02 and')
    expect(describeTroubleForStaff(down, de, '2026-11-20T20:00:00Z')).toContain('seit 14:02 und')
    expect(describeTroubleForStaff(down, de, '2026-11-21T20:00:00Z')).toContain(
      'seit 20.11.2026, 14:02',
    )
    expect(describeTroubleForStaff({ code: 'BREAKER_OPEN' }, de)).toContain(
      'Der Anbieter ist gestört',
    )
  })
})
