import type { StepContext } from '../engine/process'

/** A bought name cannot be given back: it runs out. A zone whose name never came is removed. */
export const releaseDomain = async ({ inwx }: StepContext, name: string) => {
  const seen = await inwx.observeDomain(name)
  if (seen.state === 'held') await inwx.setRenewal(name, 'AUTOEXPIRE')
  if (seen.state === 'absent' || seen.state === 'failed') await inwx.removeZone(name)
}
