import { planDomainRelease } from '../../domain/plan/domain-release'
import type { StepContext } from '../engine/process'

/** Releases a domain that was to be bought: it expires, or its zone is removed. */
export const releaseDomain = async ({ inwx }: StepContext, name: string) => {
  const { state } = await inwx.observeDomain(name)
  const release = planDomainRelease(state)
  if (release === 'expire') await inwx.setRenewal(name, 'AUTOEXPIRE')
  if (release === 'removeZone') await inwx.removeZone(name)
}
