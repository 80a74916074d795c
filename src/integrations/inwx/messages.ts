import { z } from 'zod'
import { inwxDate } from './domains/domain-codec'
import type { Line } from './transport/http-client'
import { refusedWith } from './transport/result-codes'
import type { InwxClient } from './types'

/** 1301 brings the oldest message, 1300 none. */
const polled = z
  .object({
    msg: z
      .object({
        id: z.coerce.string(),
        type: z.string(),
        object: z.coerce.string(),
        status: z.string(),
        date: inwxDate,
      })
      .optional(),
  })
  .prefault({})

export const openMessages = (line: Line): Pick<InwxClient, 'nextMessage' | 'ackMessage'> => ({
  nextMessage: async () => {
    const { msg } = await line.call('message.poll', {}, polled)
    if (!msg) return undefined
    const { date, ...message } = msg
    return { ...message, at: date.at }
  },
  ackMessage: async (id) => {
    try {
      await line.call('message.ack', { id: Number(id) }, z.unknown())
    } catch (error) {
      if (!refusedWith(error, '2303')) throw error
    }
  },
})
