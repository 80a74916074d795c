import type { StaffPageFrame } from '../../../layout/page-frame'
import { ErrorSummary } from '../../../parts/error-summary'
import { InputField } from '../../../parts/input-field'
import { PlanPreview } from '../../actions/plan-preview'
import { ReasonFields } from '../../actions/reason-fields'
import { CatalogueShell } from '../catalogue-shell'
import { pluginPath, pluginPricesPath } from '../plugin-facts'
import { LimitedPrices } from './limited-prices'
import { PriceTable } from './price-table'
import type { PricesModel } from './price-view-model'

const script = 'price-matrix.js'

type Props = { frame: StaffPageFrame; model: PricesModel }

const PluginPick = ({ frame: { t }, model }: Props) => (
  <nav class="card pick" aria-label={t.catalogue.prices.pick}>
    <ul>
      {model.plugins.map(({ id, displayName }) => (
        <li>
          <a href={pluginPricesPath(id)} aria-current={id === model.plugin.id ? 'page' : undefined}>
            <bdi>{displayName}</bdi>
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const ConflictNotice = ({ frame: { t }, model }: Props) => {
  const cells = model.draft.rows.flatMap((row) => row.cells)
  const count = cells.filter(({ conflict }) => conflict).length
  return count === 0 ? null : (
    <div class="notice bad" role="alert">
      <h2>{t.catalogue.prices.conflictTitle(count)}</h2>
      <p>{t.catalogue.prices.conflictText}</p>
    </div>
  )
}

/** Errors of cells stand at the cells; the summary leads to them. */
const Errors = ({ frame: { t }, model }: Props) => {
  const texts = t.catalogue.prices
  const { refused, draft } = model
  if (refused?.action !== model.action.code) return null
  const labels = Object.fromEntries(
    draft.rows.flatMap((row) =>
      row.cells.flatMap(({ cell }) =>
        (['net', 'setup'] as const).map((field) => [
          `${field}.${cell.key}`,
          texts.cellLabel(row.displayName, t.cycles[cell.scope.cycle], texts[field]),
        ]),
      ),
    ),
  )
  return (
    <ErrorSummary
      t={t}
      errors={refused.errors}
      labels={{
        ...labels,
        validFrom: texts.validFrom,
        validUntil: texts.validUntil,
        reason: t.reason,
        note: t.note,
      }}
    />
  )
}

/** The diff, from when until when, why, and the button. */
const Publication = ({ frame: { t }, model }: Props) => {
  const texts = t.catalogue.prices
  const { action, values, refused } = model
  const errors = refused?.action === action.code ? refused.errors : []
  const day = (name: 'validFrom' | 'validUntil') => (
    <InputField
      t={t}
      name={name}
      label={texts[name]}
      hint={texts[`${name}Hint`]}
      errors={errors}
      input={{ type: 'date', value: values[name] ?? '' }}
    />
  )
  return (
    <section class="card publication" aria-labelledby="publication-title">
      <header>
        <h2 id="publication-title">{action.texts(t).title}</h2>
      </header>
      <div class="body stack tight">
        <PlanPreview
          t={t}
          url={pluginPricesPath(model.plugin.id)}
          id="price-plan"
          actionPlan={refused?.actionPlan}
        />
        {day('validFrom')}
        {day('validUntil')}
        <ReasonFields t={t} action={action} prefix="" values={values} errors={errors} />
        <button class="btn primary" type="submit">
          {action.texts(t).submit}
        </button>
        <a class="btn quiet" href={pluginPricesPath(model.plugin.id)} data-discard>
          {texts.discard}
        </a>
      </div>
    </section>
  )
}

const Matrix = (props: Props) => {
  const { frame, model } = props
  const { t, now } = frame
  const texts = t.catalogue.prices
  const table = (
    <section class="card" aria-label={texts.table}>
      <PriceTable t={t} now={now} model={model} />
      <footer class="body">
        <p class="meta">{model.canManage ? texts.legend : texts.readOnly}</p>
        {model.canManage && <p class="meta keys">{texts.keys}</p>}
      </footer>
    </section>
  )
  if (!model.canManage) return table
  return (
    <form
      class="price-form"
      method="post"
      action={pluginPricesPath(model.plugin.id)}
      data-price-matrix={model.refused || model.suggestedType ? 'typed' : 'fresh'}
      data-published={model.isPublished ? 'yes' : undefined}
      data-restored={texts.restored}
    >
      {/* Enter in a field checks: it neither publishes nor takes over a suggestion. */}
      <button class="sr" type="submit" name="view" value="plan" tabindex={-1}>
        {texts.check}
      </button>
      <div class="stack">
        <Errors {...props} />
        <ConflictNotice {...props} />
        {table}
      </div>
      <Publication {...props} />
    </form>
  )
}

/** What one plugin costs, cell by cell, and what would change before it is published. */
export const PricesPage = (props: Props) => {
  const { frame, model } = props
  const { t, now } = frame
  const texts = t.catalogue.prices
  const title = texts.title(model.plugin.displayName)
  return (
    <CatalogueShell frame={frame} title={title} tab="plugins">
      <script src={frame.assetPaths?.[script] ?? `/assets/${script}`} defer />
      <p class="facts back">
        <a href={pluginPath(model.plugin.id)}>{texts.back}</a>
      </p>
      <div class="head">
        <div>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          <div class="facts">
            <span>{texts.intro}</span>
          </div>
        </div>
      </div>
      <div class="matrix">
        <PluginPick {...props} />
        <div class="stack">
          <Matrix {...props} />
          <LimitedPrices t={t} now={now} model={model} />
        </div>
      </div>
    </CatalogueShell>
  )
}
