import { calculateTotal } from '../../../../src/domain/order/price'
import { toFieldId } from '../../../parts/field-name'
import { ScrollArea } from '../../../parts/scroll-area'
import type { Texts } from '../../../texts/de'
import {
  formatDate,
  formatDateOrTime,
  formatLastDay,
  formatMoney,
  formatNumber,
} from '../../../texts/format'
import { getRefusalText } from '../../../texts/refusal-text'
import type { DraftCell, DraftRow, PricesModel } from './price-view-model'

type Props = { t: Texts; now: string; model: PricesModel }
type CellProps = Props & { row: DraftRow; draft: DraftCell }

/** The price that customers pay, from the net price. */
const formatGross = (t: Texts, netCents: number) =>
  t.catalogue.prices.gross(
    formatMoney(calculateTotal([{ code: '', kind: 'plugin', netCents }]).grossCents, t.locale),
  )

const describeState = (t: Texts, { cell, wanted }: DraftCell): string => {
  const texts = t.catalogue.prices
  if (typeof wanted === 'object') return formatGross(t, wanted.netCents)
  const { state, price } = cell
  if (state === 'own' && price) return formatGross(t, price.netCents)
  if (state === 'base' && price) return texts.inherited(formatMoney(price.netCents, t.locale))
  if (state === 'withdrawn') return texts.notOffered
  return state === 'ended' ? texts.ended : texts.none
}

const Notes = ({ t, draft }: CellProps) => {
  const texts = t.catalogue.prices
  const { cell, wanted } = draft
  const [next] = cell.planned
  const isChanged = wanted !== undefined
  return (
    <>
      <span class="sub">{describeState(t, draft)}</span>
      {isChanged && cell.state === 'own' && cell.price && (
        <span class="sub">{texts.was(formatMoney(cell.price.netCents, t.locale))}</span>
      )}
      {cell.state === 'own' && cell.own?.validUntil && (
        <span class="sub">{texts.until(formatLastDay(cell.own.validUntil, t.locale))}</span>
      )}
      {next && (
        <span class="sub">
          {texts.planned(
            formatDate(next.validFrom, t.locale),
            formatMoney(next.netCents, t.locale),
          )}
        </span>
      )}
    </>
  )
}

const describeSetter = ({ t, now, model, draft }: CellProps) => {
  const { own } = draft.cell
  const texts = t.catalogue.prices
  const name = own && model.people[own.recordedBy.replace(/^person:/, '')]
  return own && name
    ? texts.theirs(name, formatDateOrTime(own.recordedAt, now, t.locale))
    : texts.theirsUnknown
}

/** Both values, of which one must be chosen. */
const ConflictChoice = (props: CellProps) => {
  const { t, draft } = props
  const texts = t.catalogue.prices
  const { conflict, cell, net } = draft
  if (!conflict) return null
  const choice = (value: string, text: string, label: string) => (
    <label>
      <input type="radio" name={`keep.${cell.key}`} value={value} />
      <span class="num">{text === '' ? texts.emptyCell : text}</span>
      <span class="sub">
        <bdi>{label}</bdi>
      </span>
    </label>
  )
  return (
    <fieldset class="keep">
      <legend class="sub" id={`${toFieldId(`net.${cell.key}`)}-error`}>
        {texts.conflict}
      </legend>
      {choice('mine', net, texts.mine)}
      {choice('theirs', conflict.net, describeSetter(props))}
    </fieldset>
  )
}

const labelOf = ({ t, row, draft }: CellProps, field: 'net' | 'setup') => {
  const texts = t.catalogue.prices
  return texts.cellLabel(row.displayName, t.cycles[draft.cell.scope.cycle], texts[field])
}

const CellInput = ({ field, ...props }: CellProps & { field: 'net' | 'setup' }) => {
  const { t, draft, model } = props
  const { cell, errors } = draft
  const name = `${field}.${cell.key}`
  const id = toFieldId(name)
  const all = [...errors, ...(model.refused?.errors ?? [])]
  const error = all.find(({ pointer }) => pointer === `/${name}`)
  const isConflict = field === 'net' && draft.conflict !== undefined
  const isSuggested = field === 'net' && model.suggestedType === cell.scope.projectType
  return (
    <>
      <input
        id={id}
        name={name}
        type="text"
        inputmode="decimal"
        autocomplete="off"
        maxlength={20}
        value={draft[field]}
        data-published={draft.before[field]}
        aria-label={labelOf(props, field)}
        {...(error ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-error` } : {})}
        {...(isSuggested && cell.scope.cycle === 'yearly' ? { autofocus: true } : {})}
      />
      <input type="hidden" name={`was-${name}`} value={draft.before[field]} />
      {/* Of a conflict the choice between both values says it. */}
      {error && !isConflict && (
        <span class="error" id={`${id}-error`}>
          {getRefusalText(t.locale, error.code, error.message, name)}
        </span>
      )}
    </>
  )
}

const PriceCell = (props: CellProps) => {
  const { draft, model, t } = props
  const { cell, wanted, conflict } = draft
  const { state } = cell
  const tone = conflict ? 'conflict' : wanted === undefined ? state : 'changed'
  if (!model.canManage || props.row.isFree)
    return (
      <>
        <td class={`price ${state}`}>
          <span class="num">
            {cell.price ? formatMoney(cell.price.netCents, t.locale) : t.none}
          </span>
          <Notes {...props} />
        </td>
        <td class="price setup">
          <span class="num">
            {cell.price?.setupCents ? formatMoney(cell.price.setupCents, t.locale) : t.none}
          </span>
        </td>
      </>
    )
  return (
    <>
      <td class={`price ${tone}`}>
        <CellInput {...props} field="net" />
        <input type="hidden" name={`seen.${cell.key}`} value={draft.seen} />
        <ConflictChoice {...props} />
        <Notes {...props} />
        {cell.scope.cycle === 'yearly' && <Suggestion {...props} />}
      </td>
      <td class="price setup">
        <CellInput {...props} field="setup" />
      </td>
    </>
  )
}

const Suggestion = ({ t, row, model }: CellProps) => {
  const texts = t.catalogue.prices
  return (
    <button
      class="suggest"
      type="submit"
      formaction={`/admin/catalogue/plugins/${model.plugin.id}/prices/suggestion?type=${encodeURIComponent(row.code)}`}
      formnovalidate
    >
      {texts.suggest(formatNumber(model.discountPercent, t.locale))}
      <span class="sr">
        {', '}
        <bdi>{texts.suggestFor(row.displayName)}</bdi>
      </span>
    </button>
  )
}

const RowHead = ({ t, row, model }: Props & { row: DraftRow }) => {
  const texts = t.catalogue.prices
  const count = model.licenses[row.code] ?? 0
  return (
    <th scope="row">
      <bdi>{row.displayName}</bdi>
      {row.isBase && <span class="sub">{texts.baseType}</span>}
      {row.isFree && <span class="sub">{texts.free}</span>}
      {count > 0 && (
        <span class="sub">{texts.runningLicenses(formatNumber(count, t.locale), count === 1)}</span>
      )}
    </th>
  )
}

/** Project types down, cycles across; each cell with its price and its setup fee. */
export const PriceTable = (props: Props) => {
  const { t, model } = props
  const texts = t.catalogue.prices
  const cycles = model.draft.rows[0]?.cells.map(({ cell }) => cell.scope.cycle) ?? []
  return (
    <ScrollArea label={`${texts.table}, ${t.table}`}>
      <table class="price-table">
        <colgroup>
          <col class="type" />
          {cycles.map(() => (
            <>
              <col />
              <col class="fee" />
            </>
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" rowspan={2}>
              {texts.projectType}
            </th>
            {cycles.map((cycle) => (
              <th scope="colgroup" colspan={2}>
                {t.cycles[cycle]}
              </th>
            ))}
          </tr>
          <tr>
            {cycles.map(() => (
              <>
                <th scope="col">{texts.net}</th>
                <th scope="col">{texts.setup}</th>
              </>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.draft.rows.map((row) => (
            <tr>
              <RowHead {...props} row={row} />
              {row.cells.map((draft) => (
                <PriceCell {...props} row={row} draft={draft} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
