import type { BillingCycle } from '../../events/codes'
import type { FieldError } from '../../events/refusal-error'
import { toFieldId, toFieldName } from '../parts/field-name'
import type { Texts } from '../texts/de'
import { formatMoney } from '../texts/format'
import { getRefusalText } from '../texts/refusal-text'
import type { OrderFormValues } from './order-form-values'
import type { BundleOffer, PluginOffer, ProjectTypeOffer } from './order-offer'

type Props = {
  t: Texts
  type: ProjectTypeOffer | undefined
  values: OrderFormValues
  errors: readonly FieldError[]
}

/** The error of a group of boxes, which have no field of their own. */
export const FieldsetError = ({
  t,
  errors,
  name,
}: Pick<Props, 't' | 'errors'> & { name: string }) => {
  const error = errors.find(({ pointer }) => toFieldName(pointer).split('.')[0] === name)
  return error ? (
    <p class="error" id={`${toFieldId(name)}-error`}>
      {getRefusalText(t.locale, error.code, error.message)}
    </p>
  ) : null
}

const PriceAmount = ({ t, cents, cycle }: { t: Texts; cents: number; cycle: BillingCycle }) => (
  <>
    {cents === 0 ? t.order.free : formatMoney(cents, t.locale)}
    {cents > 0 && <span class="sub">{t.shop.perCycle[cycle]}</span>}
  </>
)

const BundleOption = ({
  t,
  bundle,
  checked,
}: {
  t: Texts
  bundle: BundleOffer
  checked: boolean
}) => (
  <label class="choice">
    <input type="radio" name="bundle" value={bundle.code} checked={checked} />
    <span>
      <strong>{bundle.displayName}</strong>
      <span class="sub">{bundle.plugins.join(', ')}</span>
    </span>
    <span class="price">
      <PriceAmount t={t} cents={bundle.total.grossCents} cycle={bundle.billingCycle} />
    </span>
  </label>
)

const PluginOption = ({
  t,
  plugin,
  checked,
}: {
  t: Texts
  plugin: PluginOffer
  checked: boolean
}) => (
  <label class="choice">
    <input type="checkbox" name="plugins" value={plugin.name} checked={checked} />
    <span>
      <strong>{plugin.displayName}</strong>
      {plugin.description && <span class="sub">{plugin.description}</span>}
    </span>
    <span class="price">
      <PriceAmount t={t} cents={plugin.grossCents} cycle={plugin.cycle} />
    </span>
  </label>
)

const BundleFields = ({ t, type, values, errors }: Props) => (
  <fieldset id={toFieldId('bundle')} tabindex={-1} class="choices">
    <legend class="field-label">{t.order.bundle}</legend>
    <FieldsetError t={t} errors={errors} name="bundle" />
    {type?.bundles.map((bundle) => (
      <BundleOption t={t} bundle={bundle} checked={values.bundle === bundle.code} />
    ))}
    {type?.bundles.length ? (
      <label class="choice">
        <input type="radio" name="bundle" value="" checked={values.bundle === ''} />
        <span>{t.order.noBundle}</span>
      </label>
    ) : (
      <p class="hint">{t.order.noBundles}</p>
    )}
  </fieldset>
)

const PluginFields = ({ t, type, values, errors }: Props) => (
  <fieldset id={toFieldId('plugins')} tabindex={-1} class="choices">
    <legend class="field-label">{t.order.plugins}</legend>
    {!type?.plugins.length && <p class="hint">{t.order.noPlugins}</p>}
    {type?.plugins.length && type.bundles.length ? <p class="hint">{t.order.pluginsHint}</p> : null}
    <FieldsetError t={t} errors={errors} name="plugins" />
    <div class="choices two">
      {type?.plugins.map((plugin) => (
        <PluginOption t={t} plugin={plugin} checked={values.plugins.includes(plugin.name)} />
      ))}
    </div>
  </fieldset>
)

/** What can be bought for the chosen project type. */
export const OrderBundleFields = (props: Props) => (
  <div id="order-choice" class="section">
    <h2>{props.t.order.choiceTitle}</h2>
    <BundleFields {...props} />
    <PluginFields {...props} />
  </div>
)
