import { z } from 'zod'
import { TeardownDataField } from '../../../../../views/admin/actions/correction-fields'
import { canTearDown } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

/** Removes what stands at the vendors, and only what its plan showed. */
export const teardown = defineProjectAction({
  code: 'teardown',
  reasons: ['contractEnded', 'customerAsked', 'notFulfillable', 'other'],
  plan: 'computed',
  isDangerous: true,
  Fields: TeardownDataField,
  labels: (t) => ({ data: t.project.dataLabel }),
  isAllowed: canTearDown,
  input: () => z.object({ data: z.enum(['keep', 'erase'], 'INVALID').default('keep') }),
  command: ({ data }) => ({ type: 'StartTeardown', data: { plan: [], data } }),
  confirmation: {
    isNeeded: () => true,
    withPlan: (command, lines) =>
      command.type === 'StartTeardown'
        ? { ...command, data: { ...command.data, plan: [...lines] } }
        : command,
  },
})
