import { dateTime } from '../api/date-time'
import { type Method, method } from '../api/define-method'
import { host, int, notHere, oneOf, optional, text } from '../api/parameters'
import { done } from '../api/results'
import type { LogEntry } from '../store/documents'
import { euros } from './registrar-offers'

const shown = ({ at, priceCents, ...entry }: LogEntry) => ({
  customerId: 104_711,
  account: 'sandbox',
  date: dateTime(at),
  price: euros(priceCents),
  invoice: '',
  remoteAddr: '127.0.0.1',
  ...entry,
})

export const history: Record<string, Method> = {
  'domain.log': method(
    {
      domain: optional(host),
      status: optional(text(64)),
      invoice: notHere,
      dateFrom: notHere,
      dateTo: notHere,
      priceMin: notHere,
      priceMax: notHere,
      order: optional(oneOf('LOGTIMEASC', 'LOGTIMEDESC')),
      page: optional(int(1)),
      pagelimit: optional(int(1, 10_000)),
    },
    ({ domain, status, order = 'LOGTIMEDESC', page = 1, pagelimit = 20 }, { state }) => {
      const found = state
        .logs()
        .filter((entry) => !domain || entry.domain === domain)
        .filter((entry) => !status || entry.status === status)
      const all = order === 'LOGTIMEASC' ? found : found.reverse()
      const sum = all.reduce((cents, { priceCents }) => cents + priceCents, 0)
      const some = all.slice((page - 1) * pagelimit, page * pagelimit)
      return done({ count: String(all.length), sum: euros(sum), domain: some.map(shown) })
    },
  ),
}
