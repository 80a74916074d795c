import { z } from 'zod'
import { stepIds } from '../../../../../events/codes'
import type { PlanLine } from '../../../../../events/project'
import { StartStepField } from '../../../../../views/admin/actions/correction-fields'
import {
  canDeployAgain,
  canResume,
  canRotateKey,
  canSkip,
  isSkippable,
} from '../../../../domain/project/allowed-actions'
import type { ProjectCommand } from '../../../../domain/project/commands'
import { defineProjectAction } from './define-project-action'

const replacesRecords = (command: ProjectCommand) =>
  command.type === 'Resume' && command.data.replaces !== undefined

/** Of the records of others, only those that the plan showed are removed. */
const withReplacedRecords = (
  command: ProjectCommand,
  lines: readonly PlanLine[],
): ProjectCommand => {
  if (command.type !== 'Resume') return command
  const removed = lines.filter(({ act, what }) => act === 'delete' && what === 'record')
  return { ...command, data: { ...command.data, replaces: removed.map(({ name }) => name) } }
}

/** The stalled step once more, or from a step before it. */
export const resumption = defineProjectAction({
  code: 'resumption',
  reasons: ['vendorRecovered', 'causeRemoved', 'inputCorrected', 'retry', 'other'],
  plan: 'computed',
  isBulk: true,
  placement: { kind: 'next', rank: 3 },
  Fields: StartStepField,
  isAllowed: canResume,
  input: () =>
    z.object({
      step: z.enum(['', ...stepIds], 'INVALID').default(''),
      strangers: z.string().default(''),
    }),
  command: ({ step, strangers }) => {
    if (strangers === 'go') return { type: 'Resume', data: { replaces: [] } }
    return { type: 'Resume', data: step === '' ? {} : { step } }
  },
  confirmation: { isNeeded: replacesRecords, withPlan: withReplacedRecords },
})

/** Deploys a live site once more from what is prepared at Coolify. */
export const deployment = defineProjectAction({
  code: 'deployment',
  reasons: ['repair', 'newVersion', 'customerAsked', 'other'],
  plan: 'computed',
  isBulk: true,
  isAllowed: canDeployAgain,
  command: () => ({ type: 'Deploy', data: {} }),
})

/** Gives a live site another key; the old one is valid until the site was verified with the new. */
export const runtimeKey = defineProjectAction({
  code: 'runtime-key',
  reasons: ['rotation', 'leaked', 'other'],
  plan: 'computed',
  isAllowed: canRotateKey,
  command: () => ({ type: 'RotateKey', data: {} }),
})

/** Leaves out the customer's welcome. */
export const skip = defineProjectAction({
  code: 'skip',
  reasons: ['notNeeded', 'doneElsewhere', 'other'],
  plan: 'none',
  isAllowed: canSkip,
  command: (_, { subject: { stalled } }) =>
    isSkippable(stalled?.step)
      ? { type: 'SkipStep', data: { step: 'live' } }
      : [{ pointer: '', code: 'NOT_SKIPPABLE' }],
})
