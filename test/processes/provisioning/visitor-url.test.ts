import { expect, test } from 'bun:test'
import { buildVisitorUrl } from '../../../src/processes/provisioning/visitor-url'

const sandbox = { scheme: 'http', port: ':3080', visitorSuffix: '.sites.localhost' } as const
const live = { scheme: 'https', port: '' } as const

test.each([
  [sandbox, 'steuerberater-berger.de', 'http://steuerberater-berger.de.sites.localhost:3080/'],
  [sandbox, 'xn--mller-kva.de', 'http://xn--mller-kva.de.sites.localhost:3080/'],
  [sandbox, 'berger.vrs.gmbh', 'http://berger.vrs.gmbh.sites.localhost:3080/'],
  [sandbox, 'berger.vrs.localhost', 'http://berger.vrs.localhost:3080/'],
  [live, 'steuerberater-berger.de', 'https://steuerberater-berger.de/'],
])('%j: people open %s at %s', (address, domain, url) => {
  expect(buildVisitorUrl(address, domain)).toBe(url)
})
