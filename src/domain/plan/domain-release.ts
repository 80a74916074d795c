import type { PlanLine } from '../../../events/project'

/** What INWX says of a name that was to be bought. */
type RegistrationState = 'absent' | 'pending' | 'failed' | 'held'

/**
 * A bought name cannot be given back: it is left to expire and keeps its zone. The zone of a name
 * that never came is removed. A name whose purchase is pending is left alone.
 */
export const planDomainRelease = (
  state: RegistrationState,
): 'expire' | 'removeZone' | 'nothing' => {
  if (state === 'held') return 'expire'
  return state === 'pending' ? 'nothing' : 'removeZone'
}

/** `zone`: whether INWX has one for the name; `renewal`: whether the name expires already. */
export const domainReleaseLines = (
  { name, costCents }: { name: string; costCents: number },
  observed: {
    state: RegistrationState
    renewal: 'expires' | 'renews'
    zone: 'exists' | 'missing'
  },
): PlanLine[] => {
  switch (planDomainRelease(observed.state)) {
    case 'expire': {
      const kept: PlanLine = { act: 'keep', what: 'zone', name, netCents: costCents }
      return observed.renewal === 'expires'
        ? [kept]
        : [{ act: 'change', what: 'domain', name }, kept]
    }
    case 'removeZone':
      return observed.zone === 'exists' ? [{ act: 'delete', what: 'zone', name }] : []
    case 'nothing':
      return []
  }
}
