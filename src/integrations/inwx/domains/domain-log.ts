import { z } from 'zod'
import { toAce } from '../../canonical-names'
import type { InwxHttpClient } from '../transport/http-client'
import { toCents } from './prices'

const domainLogSchema = z
  .object({
    domain: z
      .array(
        z.object({
          status: z.string().default(''),
          price: z.coerce.number().catch(0),
          userText: z.string().default(''),
        }),
      )
      .default([]),
  })
  .prefault({})

/** The log of a domain, the newest first; also when it is no longer in the account. */
const readLog = async (http: InwxHttpClient, name: string) => {
  const params = { domain: toAce(name), order: 'LOGTIMEDESC', pagelimit: 50 }
  return (await http.call('domain.log', params, domainLogSchema)).domain
}

/** INWX's reason for a failed registration or transfer. */
export const findFailureReason = async (
  http: InwxHttpClient,
  name: string,
): Promise<string | undefined> => {
  const entries = (await readLog(http, name)).filter(({ userText }) => userText !== '')
  const failure = entries.find(({ status }) => /\b(FAILED|CANCELL?ED|REJECTED)$/.test(status))
  return (failure ?? entries[0])?.userText
}

/** What the last purchase of this kind (`REG`, `TRANSFER`, `RENEWAL`) cost; undefined when the log has none. */
export const findLoggedCost = async (http: InwxHttpClient, name: string, kind: string) =>
  (await readLog(http, name))
    .filter(({ status, price }) => status.startsWith(`${kind} `) && price > 0)
    .map(({ price }) => toCents(price))[0]
