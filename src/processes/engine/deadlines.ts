import type { AnyStepId } from '../../../events/codes'
import type { ExistingProject } from '../../domain/project/state'

/** Minutes from the cause of a step until its waiting becomes a stall. */
export type Deadlines = Record<
  'server' | 'registration' | 'transfer' | 'dns' | 'deployment' | 'boot' | 'verification',
  number
>

const defaultDeadlines: Deadlines = {
  server: 1,
  registration: 30,
  transfer: 10 * 24 * 60,
  dns: 120,
  deployment: 30,
  boot: 15,
  verification: 15,
}

const deadlineKeys: Partial<Record<AnyStepId, keyof Deadlines>> = {
  server: 'server',
  dns: 'dns',
  propagation: 'dns',
  preparation: 'deployment',
  deployment: 'deployment',
  boot: 'boot',
  verification: 'verification',
  applicationRemoval: 'deployment',
  dnsRemoval: 'dns',
}

const deadlineKeyOf = (step: AnyStepId, { domain }: Pick<ExistingProject, 'domain'>) =>
  step === 'domain'
    ? domain.kind === 'transferred'
      ? 'transfer'
      : 'registration'
    : deadlineKeys[step]

/** The operator's setting, else the step's own, else the default; undefined = it waits for ever. */
export const deadlineOf = (
  shownAs: AnyStepId,
  own: number | undefined,
  project: Pick<ExistingProject, 'domain'>,
  settings: Partial<Deadlines>,
): number | undefined => {
  const key = deadlineKeyOf(shownAs, project)
  return key ? (settings[key] ?? own ?? defaultDeadlines[key]) : own
}
