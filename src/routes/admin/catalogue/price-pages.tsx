import type { RecordedPrice } from '../../../../projections/queries/plugin-prices'
import {
  countLicensesByType,
  listPluginPrices,
} from '../../../../projections/queries/plugin-prices'
import { listPluginItems } from '../../../../projections/queries/plugins'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { namePlugin, pluginPricesPath } from '../../../../views/admin/catalogue/plugin-facts'
import type {
  LimitedPrice,
  PricesModel,
} from '../../../../views/admin/catalogue/prices/price-view-model'
import { PricesPage } from '../../../../views/admin/catalogue/prices/prices-page'
import { formatEuroInput } from '../../../../views/texts/format'
import { localizeCatalogue } from '../../../../views/texts/localize-catalogue'
import { parseEuros } from '../../../../views/texts/parse-euros'
import { pluginDecider } from '../../../domain/catalogue/decide-plugin'
import type { MatrixRow } from '../../../domain/catalogue/price-matrix'
import { buildPriceMatrix, suggestYearlyCents } from '../../../domain/catalogue/price-matrix'
import { hasPermission } from '../../../domain/staff/permissions'
import { loadActorNames } from '../../audit/person-names'
import { consumeFlashAt } from '../../http/flash'
import { readFormFields } from '../../http/form-fields'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { readQuery } from '../../http/query-parameters'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import type { MatrixSubject } from '../actions/catalogue/price-actions'
import { priceActions, prices } from '../actions/catalogue/price-actions'
import { findRequestedPlugin } from './plugin-pages'
import { draftPrices } from './price-draft'

type Matrix = readonly MatrixRow<RecordedPrice>[]

/** `einzelkunde.monthly.1767225600000`: which price an act is about. */
const priceIdOf = ({ projectType, cycle, validFrom }: RecordedPrice) =>
  `${projectType}.${cycle}.${Date.parse(validFrom)}`

/** Prices in force and planned ones, in the order of the matrix. */
export const listLimitedPrices = (matrix: Matrix): LimitedPrice[] =>
  matrix.flatMap(({ cells }) =>
    cells.flatMap(({ own, state, planned }) => [
      ...(own && state === 'own' ? [{ price: own, id: priceIdOf(own), isPlanned: false }] : []),
      ...planned
        .filter(({ withdrawn }) => !withdrawn)
        .map((price) => ({ price, id: priceIdOf(price), isPlanned: true })),
    ]),
  )

const loadSubject = async (
  c: RequestContext,
  deps: RouteDependencies,
  plugin: { id: string; displayName: string },
): Promise<MatrixSubject> => {
  const [entries, licenses, { catalogue }] = await Promise.all([
    listPluginPrices(deps.sql, plugin.id),
    countLicensesByType(deps.sql, plugin.id),
    deps.catalogueSnapshot(),
  ])
  const { projectTypes } = localizeCatalogue(catalogue, localeOf(c))
  const matrix = buildPriceMatrix(plugin.id, projectTypes, entries, deps.now().toISOString())
  return { ...plugin, matrix, licenses }
}

/** The matrix of the plugin that the address names. */
export const findMatrixSubject = async (c: RequestContext, deps: RouteDependencies) => {
  const item = await findRequestedPlugin(c, deps)
  if (!item) return undefined
  const { t } = staffFrameOf(c, deps, currentStaff(c))
  return loadSubject(c, deps, { id: item.id, displayName: namePlugin(item, t) })
}

type Shown = {
  form?: RefusedForm | undefined
  values?: Readonly<Record<string, string>>
  suggestedType?: string
  status?: number
}

export const renderPricesPage = async (
  c: RequestContext,
  deps: RouteDependencies,
  plugin: { id: string; displayName: string },
  {
    form,
    values = form?.action === prices.code ? form.values : {},
    suggestedType,
    status,
  }: Shown = {},
) => {
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const { t } = frame
  // Read anew: a refusal may say that somebody has changed something.
  const { matrix, licenses } = await loadSubject(c, deps, plugin)
  const all = matrix.flatMap(({ cells }) => cells).flatMap(({ own, planned }) => [own, ...planned])
  const actors = all.flatMap((price) => (price ? [price.recordedBy as 'system:setup'] : []))
  const stream = pluginDecider.streamOf(plugin.id)
  const path = pluginPricesPath(plugin.id)
  const [plugins, { people }, toasts] = await Promise.all([
    listPluginItems(deps.sql),
    loadActorNames(deps, { viewer: staff.role, t }, actors),
    form || suggestedType ? [] : consumeFlashAt(c, deps, { staff, t, stream, path }),
  ])
  const model: PricesModel = {
    plugin,
    plugins: plugins.map((item) => ({
      id: item.id,
      displayName: namePlugin(item, t),
      category: item.category,
    })),
    draft: draftPrices(matrix, values, t.locale, deps.now()),
    values,
    prices: listLimitedPrices(matrix),
    licenses,
    people,
    discountPercent: deps.yearlyDiscountPercent,
    action: prices,
    priceActions,
    canManage: hasPermission(staff.role, 'manage'),
    isPublished: toasts.length > 0,
    suggestedType,
    refused: form,
  }
  return c.html(<PricesPage frame={{ ...frame, toasts }} model={model} />, (status ?? 200) as 200)
}

/** GET /admin/catalogue/plugins/:id/prices */
export const showPricesPage = (deps: RouteDependencies) => async (c: RequestContext) => {
  const subject = await findMatrixSubject(c, deps)
  return subject ? renderPricesPage(c, deps, subject) : respondWithNotFound(c, deps)
}

/**
 * POST …/prices/suggestion?type=…: the form as it was typed, with the yearly price that follows from
 * the monthly one. Nothing is stored.
 */
export const suggestYearlyPrice = (deps: RouteDependencies) => async (c: RequestContext) => {
  const subject = await findMatrixSubject(c, deps)
  const { type } = readQuery(c, ['type'])
  const row = subject?.matrix.find(({ code, isFree }) => code === type && !isFree)
  if (!subject || !row) return respondWithNotFound(c, deps)
  const locale = localeOf(c)
  const fields = await readFormFields(c)
  const values = Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, text ?? '']),
  )
  const typed = parseEuros(fields[`net.${row.code}.monthly`] ?? '')
  const inForce = row.cells.find(({ scope }) => scope.cycle === 'monthly')?.price?.netCents
  const monthly = typed ?? inForce
  const suggested =
    monthly === undefined ? undefined : suggestYearlyCents(monthly, deps.yearlyDiscountPercent)
  return renderPricesPage(c, deps, subject, {
    values: {
      ...values,
      ...(suggested === undefined
        ? {}
        : { [`net.${row.code}.yearly`]: formatEuroInput(suggested, locale) }),
    },
    suggestedType: row.code,
  })
}
