import { z } from 'zod'
import { ace } from '../../to-ace'
import type { Line } from '../transport/http-client'
import { refusedWith } from '../transport/result-codes'
import type { InwxClient } from '../types'

export const openZones = (
  line: Line,
): Pick<InwxClient, 'ensureZone' | 'zoneExists' | 'removeZone'> => {
  const zoneExists = async (zone: string) => {
    try {
      await line.call('nameserver.info', { domain: ace(zone), type: 'SOA' }, z.unknown())
      return true
    } catch (error) {
      if (refusedWith(error, '2303')) return false
      throw error
    }
  }
  return {
    zoneExists,
    ensureZone: async (zone, nameservers) => {
      if (await zoneExists(zone)) return
      const domain = ace(zone)
      const ns = nameservers.map(ace)
      try {
        const wanted = { domain, type: 'MASTER', ns, ignoreExisting: true }
        await line.call('nameserver.create', wanted, z.unknown())
      } catch (error) {
        if (!refusedWith(error, '2302')) throw error
      }
    },
    removeZone: async (zone) => {
      try {
        await line.call('nameserver.delete', { domain: ace(zone) }, z.unknown())
      } catch (error) {
        if (!refusedWith(error, '2303')) throw error
      }
    },
  }
}
