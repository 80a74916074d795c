import type { Bench } from '../engine/process'

/** A bought name cannot be given back: it runs out. A zone whose name never came is removed. */
export const letGo = async ({ inwx }: Bench, name: string) => {
  const seen = await inwx.domainSeen(name)
  if (seen.state === 'held') await inwx.setRenewal(name, 'AUTOEXPIRE')
  if (seen.state === 'absent' || seen.state === 'failed') await inwx.removeZone(name)
}
