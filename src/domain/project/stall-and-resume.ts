import type { AnyStepId } from '../../../events/codes'
import type { InstalledPlugin, ProjectEvent, ProvisioningResumed } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { canPause, canResume, isSkippable } from './allowed-actions'
import type { Pause, ReportBoot, Resume, SkipStep, Stall } from './commands'
import { findDeploymentStart } from './deployment-start'
import type { ExistingProject } from './state'
import { findCurrentStep, findStepCause, isStepDone } from './step-rules'

/** It is on its way: up, or down again. */
const isInProgress = ({ stage, eventIds }: ExistingProject) =>
  stage === 'released' || stage === 'live' || eventIds.TeardownStarted !== undefined

const decideStall = ({ data }: Stall, project: ExistingProject): ProjectEvent[] => {
  if (!isInProgress(project)) return []
  if (project.stalledStep || isStepDone(project, data.step)) return []
  return [{ type: 'ProvisioningStalled', data }]
}

const requireStepCause = (project: ExistingProject, step: AnyStepId): string => {
  const causeEventId = findStepCause(project, step)
  if (causeEventId) return causeEventId
  throw new RefusalError(
    'STEP_NOT_REACHED',
    `expected project ${project.id} to have reached ${step}, found no cause of it`,
  )
}

/** Goes on from the event behind a step; what came of it before does not hold any more. */
export const resumeFromStep = (
  project: ExistingProject,
  from: AnyStepId,
  more: Pick<ProvisioningResumed['data'], 'replaces' | 'rotatesKey'> = {},
): ProjectEvent => {
  const step = findDeploymentStart(project, from)
  return {
    type: 'ProvisioningResumed',
    data: { step, causeEventId: requireStepCause(project, step), ...more },
  }
}

/** Only a name that is taken says whose records stand in its way. */
const resumeReplacingRecords = (project: ExistingProject, replaces: string[]): ProjectEvent => {
  if (project.stalledStep !== 'dns')
    throw new RefusalError(
      'WRONG_STATE',
      `expected project ${project.id} to stand at dns, found ${project.stalledStep}`,
    )
  return resumeFromStep(project, 'dns', { replaces })
}

const decideResume = ({ data }: Resume, project: ExistingProject): ProjectEvent[] => {
  const { stalledStep, pausedAt } = project
  const step = stalledStep ?? (pausedAt ? findCurrentStep(project) : undefined)
  if (!canResume(project) || !step)
    throw new RefusalError(
      'NOT_STALLED',
      `expected project ${project.id} to be stalled or paused, found it ${project.stage}`,
    )
  if (data.replaces) return [resumeReplacingRecords(project, data.replaces)]
  return [resumeFromStep(project, data.step ?? step)]
}

/** Stops before the next step; one that is being done now is still recorded. */
const decidePause = (_: Pause, project: ExistingProject): ProjectEvent[] => {
  if (project.pausedAt) return []
  const isUnderWay = project.stage === 'released' || findCurrentStep(project) !== undefined
  if (!canPause({ ...project, isUnderWay }))
    throw new RefusalError(
      'NOT_UNDER_WAY',
      `expected project ${project.id} to be under way, found it ${project.stalledStep ? 'stalled' : project.stage}`,
    )
  return [{ type: 'ProvisioningPaused', data: {} }]
}

/** Only the customer's welcome: nobody reads its result. */
const decideSkipStep = ({ data }: SkipStep, project: ExistingProject): ProjectEvent[] => {
  if (isStepDone(project, data.step)) return []
  if (!isSkippable(data.step) || !project.eventIds.ProjectWentLive)
    throw new RefusalError(
      'NOT_SKIPPABLE',
      `expected a step of project ${project.id} whose result nobody needs, found ${data.step}`,
    )
  return [{ type: 'StepSkipped', data }]
}

const hourMs = 3_600_000

const recordFailedBoot = (
  project: ExistingProject,
  { code, plugin }: { code: string; plugin?: string },
  now: string,
): ProjectEvent[] => {
  if (project.bootFailedAt && Date.parse(now) - Date.parse(project.bootFailedAt) < hourMs) return []
  return [{ type: 'RuntimeBootFailed', data: plugin ? { code, plugin } : { code } }]
}

const formatPlugins = (plugins: readonly InstalledPlugin[]) =>
  plugins
    .map(({ name, version, sha256 }) => `${name}@${version}#${sha256}`)
    .toSorted()
    .join(' ')

const hasSamePlugins = (a: readonly InstalledPlugin[], b: readonly InstalledPlugin[]) =>
  formatPlugins(a) === formatPlugins(b)

/** A boot counts once per deployment or change of versions; every report is a row elsewhere. */
const decideReportBoot = ({ data }: ReportBoot, project: ExistingProject): ProjectEvent[] => {
  const { expected, failure, now, ...booted } = data
  if (!project.deployment)
    throw new RefusalError(
      'NOT_DEPLOYED',
      `expected a deployment of project ${project.id}, found none`,
    )
  if (failure) return recordFailedBoot(project, failure, now)
  if (!hasSamePlugins(booted.plugins, expected))
    return recordFailedBoot(project, { code: 'PLUGINS_DIFFER' }, now)
  if (project.boot && hasSamePlugins(project.boot.plugins, booted.plugins)) return []
  return [{ type: 'RuntimeBooted', data: booted }]
}

/** The deciders by their commands. */
export const stallDecisions = {
  ReportBoot: decideReportBoot,
  Stall: decideStall,
  Resume: decideResume,
  Pause: decidePause,
  SkipStep: decideSkipStep,
}
