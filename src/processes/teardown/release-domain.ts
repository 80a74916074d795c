import type { StepContext } from '../engine/process'

/** A bought domain cannot be given back: it expires. The zone of one that was never acquired is removed. */
export const releaseDomain = async ({ inwx }: StepContext, name: string) => {
  const observed = await inwx.observeDomain(name)
  if (observed.state === 'held') await inwx.setRenewal(name, 'AUTOEXPIRE')
  if (observed.state === 'absent' || observed.state === 'failed') await inwx.removeZone(name)
}
