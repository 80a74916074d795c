import { z } from 'zod'
import { inwxDateSchema } from './domains/domain-codec'
import type { InwxHttpClient } from './transport/http-client'
import { ignoreMissing } from './transport/result-codes'
import type { InwxClient } from './types'

/** 1301 answers the oldest message, 1300 none. */
const messageSchema = z
  .object({
    msg: z
      .object({
        id: z.coerce.string(),
        type: z.string(),
        object: z.coerce.string(),
        status: z.string(),
        date: inwxDateSchema,
      })
      .optional(),
  })
  .prefault({})

export const createMessageCalls = (
  http: InwxHttpClient,
): Pick<InwxClient, 'getNextMessage' | 'ackMessage'> => ({
  getNextMessage: async () => {
    const { msg } = await http.call('message.poll', {}, messageSchema)
    if (!msg) return undefined
    const { date, ...message } = msg
    return { ...message, at: date.at }
  },
  ackMessage: async (id) => {
    await ignoreMissing(http.call('message.ack', { id: Number(id) }, z.unknown()))
  },
})
