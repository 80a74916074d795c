import { RefusalError } from '../../../../../events/refusal-error'
import { canRemoveServer } from '../../../../domain/server/allowed-actions'
import { defineServerAction } from './define-server-action'
import { capacityGuard, isCapacityError } from './server-input'

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
