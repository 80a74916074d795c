import { z } from 'zod'
import { RefusalError } from '../../../../../events/refusal-error'
import {
  ServerCapacityField,
  ServerDescriptionFields,
} from '../../../../../views/admin/servers/server-actions'
import { canRemoveServer } from '../../../../domain/server/allowed-actions'
import { defineServerAction } from './define-server-action'
import {
  capacityGuard,
  capacityTaken,
  isCapacityError,
  serverCapacity,
  serverName,
} from './server-input'

/** How many projects a server takes at most. */
export const capacity = defineServerAction({
  code: 'capacity',
  reasons: ['resized', 'measured', 'other'],
  plan: 'stated',
  Fields: ServerCapacityField,
  labels: (t) => ({ capacity: t.servers.capacity }),
  isAllowed: () => true,
  input: () => z.object({ capacity: serverCapacity }),
  command: (input, { subject }) => ({
    type: 'SetCapacity',
    data: { capacity: input.capacity, occupiedSlots: subject.taken },
  }),
  options: (command, { subject }) =>
    command.type === 'SetCapacity' ? capacityGuard(subject.id, command.data.capacity) : {},
  translateError: (error, command) =>
    isCapacityError(error) && command?.type === 'SetCapacity'
      ? capacityTaken(command.data.capacity, error)
      : error,
})

const maxDescriptionLength = 500

/** What a server is called here; at Coolify its name stays. */
export const description = defineServerAction({
  code: 'description',
  reasons: ['moreTelling', 'corrected', 'other'],
  plan: 'stated',
  Fields: ServerDescriptionFields,
  labels: (t) => ({ name: t.servers.name, description: t.servers.description }),
  isAllowed: () => true,
  input: () =>
    z.object({
      name: serverName,
      description: z.string().max(maxDescriptionLength, 'TOO_LONG').default(''),
    }),
  command: (fields) => ({ type: 'DescribeServer', data: { fields } }),
})

/** Takes an empty server off the list; at Coolify it stays. */
export const serverRemoval = defineServerAction({
  code: 'removal',
  reasons: ['cancelled', 'addedByMistake', 'other'],
  plan: 'stated',
  isDangerous: true,
  isAllowed: canRemoveServer,
  command: (_, { subject }) => ({ type: 'RemoveServer', data: { occupiedSlots: subject.taken } }),
  options: (_, { subject }) => capacityGuard(subject.id, 0),
  translateError: (error) =>
    isCapacityError(error)
      ? new RefusalError('SERVER_NOT_EMPTY', `expected no slot occupied, found ${error.message}`)
      : error,
})
