import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VendorCall } from '../../../src/integrations/call-log'
import { openDnsClient } from '../../../src/integrations/dns/dns-client'
import { openInwxClient } from '../../../src/integrations/inwx/inwx-client'
import { openAuthoritativeServer as openDnsStandIn } from '../../../src/sandbox/dns/dns-server'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import { openInwxStandIn } from '../../../src/sandbox/inwx/inwx-stand-in'
import { findFreePort } from '../../support/test-postgres'
import { openProcessFixture } from './process-fixture'

const account = { username: 'vrs', password: 'geheim' }

/** Processes whose only vendor is INWX's stand-in; names become visible nowhere. */
export const openRegistrarFixture = async () => {
  const fixture = await openProcessFixture()
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-test-registrar-'))
  const faults = createFaultInjector()
  const zones = ['vrs.gmbh']
  const nameservers = ['ns.inwx.de', 'ns2.inwx.de']
  const inwx = await openInwxStandIn({ dataDir, port: 0, faults, ...account, zones, nameservers })
  const calls: VendorCall[] = []
  const clients: { close(): Promise<void> }[] = []
  const client = (recorded = calls) => {
    const record = (call: VendorCall) => void recorded.push(call)
    const opened = openInwxClient({ url: inwx.url, ...account, perSecond: 0, record })
    clients.push(opened)
    return opened
  }
  const zonesShown = { ...inwx.createZoneLookup(), recordsAt: () => [] }
  const nameserver = await openDnsStandIn({ port: await findFreePort(), zones: zonesShown, faults })
  const servers = [`127.0.0.1:${nameserver.port}`]
  const dns = openDnsClient({ servers, record: () => undefined })
  Object.assign(fixture.deps, { inwx: client(), dns })
  return {
    ...fixture,
    faults,
    calls,
    client,
    servers,
    records: () => inwx.inventory().zones.flatMap((zone) => zone.records),
    close: async () => {
      faults.clear()
      for (const one of clients) await one.close()
      await nameserver.close()
      await inwx.close()
      await fixture.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type RegistrarFixture = Awaited<ReturnType<typeof openRegistrarFixture>>
