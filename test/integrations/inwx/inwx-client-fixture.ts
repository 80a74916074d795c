import type { VendorCall } from '../../../src/integrations/call-log'
import { openInwxClient } from '../../../src/integrations/inwx/inwx-client'
import type { DnsRecord, InwxSettings } from '../../../src/integrations/inwx/types'
import type { InwxOptions } from '../../../src/sandbox/inwx/inwx-stand-in'
import { openSandboxInwx } from '../../sandbox/inwx/sandbox-inwx-fixture'

/** A person as a registrant. */
export const exampleRegistrant = {
  kind: 'person' as const,
  name: 'Anna Berger',
  street: 'Ahornweg 1',
  city: 'Berlin',
  postalCode: '10115',
  country: 'DE',
  phone: '030 1234567',
  email: 'anna@berger.example',
}

export const exampleZone = 'projekt.example'

export const addressRecord = (name: string, content = '192.0.2.10'): DnsRecord => ({
  type: 'A',
  name: `${name}.${exampleZone}`,
  content,
  ttl: 300,
})

/** A client at a stand-in of its own, with all it recorded. */
export const openInwxClientFixture = async (
  options: Partial<InwxOptions> = {},
  settings: Partial<InwxSettings> = {},
) => {
  const fixture = await openSandboxInwx(options)
  const calls: VendorCall[] = []
  const open = (more: Partial<InwxSettings> = {}) =>
    openInwxClient({
      url: fixture.inwx.url,
      username: 'vrs',
      password: 'open sesame',
      record: (call) => void calls.push(call),
      perSecond: 0,
      ...settings,
      ...more,
    })
  const close = async () => {
    await fixture.inwx.close()
    fixture.remove()
  }
  const recordsNamed = (name: string) =>
    fixture.inwx
      .inventory()
      .zones.flatMap(({ records }) => records)
      .filter((record) => record.name === `${name}.${exampleZone}`)
  return { ...fixture, calls, open, client: open(), recordsNamed, close }
}
