import type { WorkId } from '../../../events/codes'
import type { InstalledPlugin, ProjectEvent, ProvisioningResumed } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
import type { Pause, ReportBoot, Resume, SkipStep, Stall } from './commands'
import type { Born } from './state'
import { causeOf, isDone, stepNow } from './step-rules'

/** It is on its way: up, or down again. */
const isUnderWay = ({ stage, causes }: Born) =>
  stage === 'released' || stage === 'live' || causes.TeardownStarted !== undefined

export const stall = ({ data }: Stall, project: Born): ProjectEvent[] => {
  if (!isUnderWay(project)) return []
  if (project.stalledAt || isDone(project, data.step)) return []
  return [{ type: 'ProvisioningStalled', data }]
}

const causeDemanded = (project: Born, step: WorkId): string => {
  const causeEventId = causeOf(project, step)
  if (causeEventId) return causeEventId
  throw new Refused(
    'STEP_NOT_REACHED',
    `expected project ${project.id} to have reached ${step}, found no cause of it`,
  )
}

/** Goes on from the event behind a step; what came of it before does not hold any more. */
export const goOn = (
  project: Born,
  step: WorkId,
  more: Pick<ProvisioningResumed['data'], 'replaces' | 'rotatesKey'> = {},
): ProjectEvent => ({
  type: 'ProvisioningResumed',
  data: { step, causeEventId: causeDemanded(project, step), ...more },
})

/** Only a name that is taken says whose records stand in its way. */
const replacing = (project: Born, replaces: string[]): ProjectEvent => {
  if (project.stalledAt !== 'dns')
    throw new Refused(
      'WRONG_STATE',
      `expected project ${project.id} to stand at dns, found ${project.stalledAt}`,
    )
  return goOn(project, 'dns', { replaces })
}

export const resume = ({ data }: Resume, project: Born): ProjectEvent[] => {
  const { stalledAt, pausedAt } = project
  const step = stalledAt ?? (pausedAt ? stepNow(project) : undefined)
  if (!step)
    throw new Refused(
      'NOT_STALLED',
      `expected project ${project.id} to be stalled or paused, found it ${project.stage}`,
    )
  if (data.replaces) return [replacing(project, data.replaces)]
  return [goOn(project, data.step ?? step)]
}

/** Stops before the next step; one that is being done now is still recorded. */
export const pause = (_: Pause, project: Born): ProjectEvent[] => {
  if (project.pausedAt) return []
  const isMoving = project.stage === 'released' || (project.stage === 'live' && stepNow(project))
  if (!isMoving || project.stalledAt)
    throw new Refused(
      'NOT_UNDER_WAY',
      `expected project ${project.id} to be under way, found it ${project.stalledAt ? 'stalled' : project.stage}`,
    )
  return [{ type: 'ProvisioningPaused', data: {} }]
}

/** Only the customer's welcome: nobody reads its result. */
export const skipStep = ({ data }: SkipStep, project: Born): ProjectEvent[] => {
  if (isDone(project, data.step)) return []
  if (data.step !== 'live' || !project.causes.ProjectWentLive)
    throw new Refused(
      'NOT_SKIPPABLE',
      `expected a step of project ${project.id} whose result nobody needs, found ${data.step}`,
    )
  return [{ type: 'StepSkipped', data }]
}

const hour = 3_600_000

const bootFailed = (
  project: Born,
  { code, plugin }: { code: string; plugin?: string },
  now: string,
): ProjectEvent[] => {
  if (project.bootFailedAt && Date.parse(now) - Date.parse(project.bootFailedAt) < hour) return []
  return [{ type: 'RuntimeBootFailed', data: plugin ? { code, plugin } : { code } }]
}

const spelled = (plugins: readonly InstalledPlugin[]) =>
  plugins
    .map(({ name, version, sha256 }) => `${name}@${version}#${sha256}`)
    .toSorted()
    .join(' ')

export const samePlugins = (a: readonly InstalledPlugin[], b: readonly InstalledPlugin[]) =>
  spelled(a) === spelled(b)

/** A boot counts once per deployment or change of versions; every report is a row elsewhere. */
export const reportBoot = ({ data }: ReportBoot, project: Born): ProjectEvent[] => {
  const { expected, failure, now, ...booted } = data
  if (!project.deployment)
    throw new Refused('NOT_DEPLOYED', `expected a deployment of project ${project.id}, found none`)
  if (failure) return bootFailed(project, failure, now)
  if (!samePlugins(booted.plugins, expected))
    return bootFailed(project, { code: 'PLUGINS_DIFFER' }, now)
  if (project.boot && samePlugins(project.boot.plugins, booted.plugins)) return []
  return [{ type: 'RuntimeBooted', data: booted }]
}
