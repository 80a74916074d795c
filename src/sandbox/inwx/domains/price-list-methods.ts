import { defineMethod, type InwxMethod } from '../api/define-method'
import { int, list, optional, text, unsupported } from '../api/parameters'
import { respondSuccess } from '../api/results'
import { getListPriceCents, pricedTlds, toEuros } from './registrar-offers'

const toPrices = (tld: string) => {
  const yearly = toEuros(getListPriceCents(tld))
  return {
    createPrice: yearly,
    transferPrice: yearly,
    renewalPrice: yearly,
    updatePrice: 0,
    tradePrice: yearly,
    trusteePrice: 0,
  }
}

const toPriceModel = (tld: string) => ({
  tld,
  currency: 'EUR',
  ...toPrices(tld),
  createPeriod: 1,
  transferPeriod: 1,
  renewalPeriod: 1,
  tradePeriod: 1,
  vat: 0,
  chargedPrice: { currency: 'EUR', ...toPrices(tld) },
})

/** The net prices of a year; without `pagelimit` all of them. */
export const priceListMethods: Record<string, InwxMethod> = {
  'domain.getPrices': defineMethod(
    {
      tld: optional(list(text(64))),
      vat: unsupported,
      vatCC: unsupported,
      voucher: unsupported,
      page: optional(int(1)),
      pagelimit: optional(int(1)),
    },
    ({ tld = pricedTlds, page = 1, pagelimit = tld.length }) => {
      const names = tld.map((one) => one.toLowerCase().replace(/^\./, ''))
      const shown = names.slice((page - 1) * pagelimit, page * pagelimit)
      return respondSuccess({ price: shown.map(toPriceModel) })
    },
  ),
}
