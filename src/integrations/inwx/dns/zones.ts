import { z } from 'zod'
import { toAce } from '../../to-ace'
import type { InwxHttpClient } from '../transport/http-client'
import { hasInwxCode } from '../transport/result-codes'
import type { InwxClient } from '../types'

export const createZoneCalls = (
  http: InwxHttpClient,
): Pick<InwxClient, 'ensureZone' | 'zoneExists' | 'removeZone'> => {
  const zoneExists = async (zone: string) => {
    try {
      await http.call('nameserver.info', { domain: toAce(zone), type: 'SOA' }, z.unknown())
      return true
    } catch (error) {
      if (hasInwxCode(error, '2303')) return false
      throw error
    }
  }
  return {
    zoneExists,
    ensureZone: async (zone, nameservers) => {
      if (await zoneExists(zone)) return
      const domain = toAce(zone)
      const ns = nameservers.map(toAce)
      try {
        const wanted = { domain, type: 'MASTER', ns, ignoreExisting: true }
        await http.call('nameserver.create', wanted, z.unknown())
      } catch (error) {
        if (!hasInwxCode(error, '2302')) throw error
      }
    },
    removeZone: async (zone) => {
      try {
        await http.call('nameserver.delete', { domain: toAce(zone) }, z.unknown())
      } catch (error) {
        if (!hasInwxCode(error, '2303')) throw error
      }
    },
  }
}
