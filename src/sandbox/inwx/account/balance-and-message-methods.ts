import { defineMethod, type InwxMethod } from '../api/define-method'
import { int, required } from '../api/parameters'
import { createMethodError, respondSuccess, toDateTime } from '../api/results'
import { toEuros } from '../domains/registrar-offers'
import { sumReservedCents } from '../domains/registry-lifecycle'

/** The account's balance and its queue of messages. */
export const balanceAndMessageMethods: Record<string, InwxMethod> = {
  'accounting.accountBalance': defineMethod({}, (_, { store }) => {
    const locked = sumReservedCents(store)
    const available = store.getBalanceCents()
    return respondSuccess({
      total: toEuros(available + locked),
      available: toEuros(available),
      locked: toEuros(locked),
      creditLimit: 0,
    })
  }),
  'message.poll': defineMethod({}, (_, { store }) => {
    const messages = store.listMessages()
    const [first] = messages
    if (!first) return { code: 1300, resData: { count: 0 } }
    const { at, ...msg } = first
    return {
      code: 1301,
      resData: { count: messages.length, msg: { ...msg, date: toDateTime(at) } },
    }
  }),
  'message.ack': defineMethod({ id: required(int(1)) }, ({ id }, { store }) => {
    if (!store.listMessages().some((message) => message.id === id))
      throw createMethodError(2303, `The message ${id} does not exist.`)
    store.removeMessage(id)
    return respondSuccess()
  }),
}
