import { z } from 'zod'
import { ServerCapacityField } from '../../../../../views/admin/servers/server-actions'
import { defineServerAction } from './define-server-action'
import { capacityGuard, capacityTaken, isCapacityError, serverCapacity } from './server-input'

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
