import { dateTime } from '../api/date-time'
import { type Method, method } from '../api/define-method'
import { int, required } from '../api/parameters'
import { done, refuse } from '../api/results'
import { euros } from '../domains/registrar-offers'
import { lockedCents } from '../domains/registry-lifecycle'

/** What concerns the account as a whole: its money and its messages. */
export const desk: Record<string, Method> = {
  'accounting.accountBalance': method({}, (_, { state }) => {
    const locked = lockedCents(state)
    const available = state.balanceCents()
    return done({
      total: euros(available + locked),
      available: euros(available),
      locked: euros(locked),
      creditLimit: 0,
    })
  }),
  'message.poll': method({}, (_, { state }) => {
    const waiting = state.messages()
    const [first] = waiting
    if (!first) return { code: 1300, resData: { count: 0 } }
    const { at, ...msg } = first
    return { code: 1301, resData: { count: waiting.length, msg: { ...msg, date: dateTime(at) } } }
  }),
  'message.ack': method({ id: required(int(1)) }, ({ id }, { state }) => {
    if (!state.messages().some((message) => message.id === id))
      throw refuse(2303, `The message ${id} does not exist.`)
    state.dropMessage(id)
    return done()
  }),
}
