import { z } from 'zod'
import { toAce } from '../../canonical-names'
import type { InwxHttpClient } from '../transport/http-client'
import { fallbackOnCodes, ignoreMissing } from '../transport/result-codes'
import type { InwxClient } from '../types'

const liveNameservers = ['ns.inwx.de', 'ns2.inwx.de', 'ns3.inwx.eu']
const testNameservers = ['ns.ote.inwx.de', 'ns2.ote.inwx.de']

/** INWX's nameservers; its test system has its own. */
export const nameserversFor = (url: string): readonly string[] =>
  new URL(url).hostname.includes('.ote.') ? testNameservers : liveNameservers

export const createZoneCalls = (
  http: InwxHttpClient,
): Pick<InwxClient, 'ensureZone' | 'zoneExists' | 'removeZone'> => {
  const zoneExists = async (zone: string) => {
    const info = http.call('nameserver.info', { domain: toAce(zone), type: 'SOA' }, z.unknown())
    return fallbackOnCodes(
      info.then(() => true),
      ['2303'],
      false,
    )
  }
  return {
    zoneExists,
    ensureZone: async (zone, nameservers) => {
      if (await zoneExists(zone)) return
      const params = {
        domain: toAce(zone),
        type: 'MASTER',
        ns: nameservers.map(toAce),
        ignoreExisting: true,
      }
      // 2302: it was created meanwhile.
      await fallbackOnCodes(
        http.call('nameserver.create', params, z.unknown()),
        ['2302'],
        undefined,
      )
    },
    removeZone: async (zone) => {
      await ignoreMissing(http.call('nameserver.delete', { domain: toAce(zone) }, z.unknown()))
    },
  }
}
