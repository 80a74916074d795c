import type { FieldError } from '../../../../events/refusal-error'
import type { RecordedPrice } from '../../../../projections/queries/plugin-prices'
import type {
  DraftCell,
  DraftRow,
  PriceDraft,
} from '../../../../views/admin/catalogue/prices/price-view-model'
import { formatEuroInput } from '../../../../views/texts/format'
import type { Locale } from '../../../../views/texts/locale'
import { parseEuros } from '../../../../views/texts/parse-euros'
import {
  addDays,
  findBerlinDay,
  isCalendarDay,
  startOfBerlinDay,
} from '../../../domain/calendar/berlin-calendar'
import type {
  ChangePrices,
  PriceChange,
  WantedPrice,
} from '../../../domain/catalogue/decide-plugin-prices'
import type { MatrixCell, MatrixRow } from '../../../domain/catalogue/price-matrix'
import type { FormFields } from '../../http/form-fields'

type Cell = MatrixCell<RecordedPrice>
type Row = MatrixRow<RecordedPrice>

/** What is typed for a cell that is not offered. */
const notOfferedText = '–'
const notOfferedPattern = /^[-–—x]$/i
const maxTextLength = 20

/** What the inputs of a cell hold before anything is typed; inherited prices are not in them. */
const describeCell = ({ state, own }: Cell, locale: Locale) => {
  if (state === 'withdrawn' || (state === 'ended' && own)) return { net: notOfferedText, setup: '' }
  if (state !== 'own' || !own) return { net: '', setup: '' }
  const { netCents, setupCents } = own
  return {
    net: formatEuroInput(netCents, locale),
    setup: setupCents === 0 ? '' : formatEuroInput(setupCents, locale),
  }
}

type ParsedCell = { wanted: WantedPrice; errors: FieldError[] }

const parseCell = ({ isBase }: Row, { key }: Cell, net: string, setup: string): ParsedCell => {
  const refuse = (field: 'net' | 'setup', code: string): ParsedCell => ({
    wanted: 'base',
    errors: [{ pointer: `/${field}.${key}`, code }],
  })
  const isNotOffered = notOfferedPattern.test(net) || (net === '' && isBase)
  if (net === '' || isNotOffered) {
    if (setup !== '') return refuse('net', 'REQUIRED')
    return { wanted: isNotOffered ? 'withdrawn' : 'base', errors: [] }
  }
  const netCents = parseEuros(net)
  const setupCents = setup === '' ? 0 : parseEuros(setup)
  if (netCents === undefined) return refuse('net', 'BAD_AMOUNT')
  if (setupCents === undefined) return refuse('setup', 'BAD_AMOUNT')
  return { wanted: { netCents, setupCents }, errors: [] }
}

const isWantedAlready = ({ state, own }: Cell, wanted: WantedPrice) => {
  if (wanted === 'base') return state === 'base' || (state === 'none' && !own)
  if (wanted === 'withdrawn') return state === 'withdrawn' || (state === 'none' && !own)
  const { netCents, setupCents } = wanted
  return state === 'own' && own?.netCents === netCents && own.setupCents === setupCents
}

/** One cell as it was typed, beside what it is now. */
const draftCell = (row: Row, cell: Cell, fields: FormFields, locale: Locale): DraftCell => {
  const current = describeCell(cell, locale)
  const { key, seen } = cell
  const read = (field: string) => fields[`${field}.${key}`]?.slice(0, maxTextLength)
  const before = { net: read('was-net') ?? current.net, setup: read('was-setup') ?? current.setup }
  const typed = { net: read('net') ?? before.net, setup: read('setup') ?? before.setup }
  const fresh = { cell, ...current, seen, before: current, errors: [] }
  const isTyped = typed.net !== before.net || typed.setup !== before.setup
  const keep = read('keep')
  if (!isTyped || keep === 'theirs') return fresh
  const seenBefore = fields[`seen.${key}`]
  // A setup fee goes with its price, unless somebody has just typed it.
  const isPriceGone = typed.net === '' || notOfferedPattern.test(typed.net)
  const setup = isPriceGone && typed.setup === before.setup ? '' : typed.setup
  const { wanted, errors } = parseCell(row, cell, typed.net, setup)
  const isOutdated = seenBefore !== undefined && seenBefore !== seen
  if (isOutdated && keep !== 'mine')
    return {
      ...fresh,
      ...typed,
      seen: seenBefore,
      before,
      conflict: current,
      errors: [{ pointer: `/net.${key}`, code: 'PRICES_CHANGED' }],
    }
  if (errors.length === 0 && isWantedAlready(cell, wanted)) return { ...fresh, ...typed }
  return { ...fresh, ...typed, wanted, errors }
}

/** `YYYY-MM-DD` in Berlin as an instant; undefined where nothing was typed. */
const readDay = (fields: FormFields, name: 'validFrom' | 'validUntil') => {
  const day = fields[name] ?? ''
  if (day === '') return {}
  return isCalendarDay(day) ? { day } : { error: { pointer: `/${name}`, code: 'BAD_FORMAT' } }
}

const readValidity = (fields: FormFields, now: Date) => {
  const from = readDay(fields, 'validFrom')
  const until = readDay(fields, 'validUntil')
  const isLater = from.day !== undefined && from.day !== findBerlinDay(now.toISOString())
  const validity = {
    ...(isLater && from.day ? { validFrom: startOfBerlinDay(from.day) } : {}),
    // The last day is included.
    ...(until.day ? { validUntil: startOfBerlinDay(addDays(until.day, 1)) } : {}),
  }
  const errors = [from.error, until.error].filter((error) => error !== undefined)
  return { validity, errors }
}

/** All that was typed into the matrix, beside what is in force. Nothing typed is dropped. */
export const draftPrices = (
  rows: readonly Row[],
  fields: FormFields,
  locale: Locale,
  now: Date,
): PriceDraft => {
  const drafted = rows.map(
    (row): DraftRow => ({
      ...row,
      cells: row.cells.map((cell) => draftCell(row, cell, fields, locale)),
    }),
  )
  const { validity, errors } = readValidity(fields, now)
  const cells = drafted.filter(({ isFree }) => !isFree).flatMap((row) => row.cells)
  return {
    rows: drafted,
    validity,
    errors: [...cells.flatMap((cell) => cell.errors), ...errors],
  }
}

/** The command that a draft without errors leads to. */
export const toChangePrices = ({ rows, validity }: PriceDraft): ChangePrices => ({
  ...validity,
  changes: rows
    .filter(({ isFree }) => !isFree)
    .flatMap(({ cells }) => cells)
    .flatMap(({ cell, wanted, seen }): PriceChange[] =>
      wanted === undefined ? [] : [{ ...cell.scope, wanted, expected: seen }],
    ),
})
