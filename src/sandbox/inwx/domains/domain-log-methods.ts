import { defineMethod, type InwxMethod } from '../api/define-method'
import { pageParameters, takePage } from '../api/paging'
import { host, oneOf, optional, text, unsupported } from '../api/parameters'
import { respondSuccess, toDateTime } from '../api/results'
import type { RegistrarLogEntry } from '../store/documents'
import { toEuros } from './registrar-offers'

const toLogModel = ({ at, priceCents, ...entry }: RegistrarLogEntry) => ({
  customerId: 104_711,
  account: 'sandbox',
  date: toDateTime(at),
  price: toEuros(priceCents),
  invoice: '',
  remoteAddr: '127.0.0.1',
  ...entry,
})

export const domainLogMethods: Record<string, InwxMethod> = {
  'domain.log': defineMethod(
    {
      domain: optional(host),
      status: optional(text(64)),
      invoice: unsupported,
      dateFrom: unsupported,
      dateTo: unsupported,
      priceMin: unsupported,
      priceMax: unsupported,
      order: optional(oneOf('LOGTIMEASC', 'LOGTIMEDESC')),
      ...pageParameters,
    },
    ({ domain, status, order = 'LOGTIMEDESC', page, pagelimit }, { store }) => {
      const entries = store
        .listLogs()
        .filter((entry) => !domain || entry.domain === domain)
        .filter((entry) => !status || entry.status === status)
      const all = order === 'LOGTIMEASC' ? entries : entries.reverse()
      const sum = all.reduce((cents, { priceCents }) => cents + priceCents, 0)
      const pageOfEntries = takePage(all, { page, pagelimit })
      return respondSuccess({
        count: String(all.length),
        sum: toEuros(sum),
        domain: pageOfEntries.map(toLogModel),
      })
    },
  ),
}
