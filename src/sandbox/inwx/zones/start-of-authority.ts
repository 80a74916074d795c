import type { Zone } from '../store/documents'
import type { InwxStore } from '../store/inwx-store'

/** `ns.inwx.de hostmaster@inwx.de 2026112100`, as recorded at INWX: the times are not shown. */
export const formatSoa = ({ ns, soaEmail, serial }: Pick<Zone, 'ns' | 'soaEmail' | 'serial'>) =>
  `${ns[0]} ${soaEmail} ${serial}`

/** The day in front of two digits, `2026112100`. */
export const firstSerialOf = (now: number): number =>
  Number(`${new Date(now).toISOString().slice(0, 10).replaceAll('-', '')}00`)

/** Every change increments the zone's serial, in its SOA record too. */
export const incrementSerial = (store: InwxStore, name: string, now: number): void => {
  const before = store.zones.getZone(name)
  if (!before) return
  const zone = { ...before, serial: Math.max(before.serial + 1, firstSerialOf(now)) }
  store.zones.putZone(zone)
  const soa = store.zones.recordsAt(name, name).find(({ type }) => type === 'SOA')
  if (soa) store.zones.putRecord({ ...soa, content: formatSoa(zone) })
}
