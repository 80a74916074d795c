import type { BillingCycle } from '../../events/codes'
import type { FieldError } from '../../events/refusal-error'
import { isolateName } from '../../src/domain/contact/isolate-name'
import { Choice } from '../parts/choice'
import { toFieldId } from '../parts/field-name'
import { FieldsetError } from '../parts/fieldset-error'
import type { Texts } from '../texts/de'
import { formatMoney } from '../texts/format'
import type { OrderFormValues } from './order-form-values'
import type { ProjectTypeOffer } from './order-offer'

type Props = {
  t: Texts
  type: ProjectTypeOffer | undefined
  values: OrderFormValues
  errors: readonly FieldError[]
}

const PriceAmount = ({ t, cents, cycle }: { t: Texts; cents: number; cycle: BillingCycle }) => (
  <span class="price">
    {cents === 0 ? t.order.free : formatMoney(cents, t.locale)}
    {cents > 0 && <span class="sub">{t.shop.perCycle[cycle]}</span>}
  </span>
)

const choiceInput = (
  type: 'radio' | 'checkbox',
  name: string,
  value: string,
  checked: boolean,
) => ({
  type,
  name,
  value,
  checked,
})

const BundleFields = ({ t, type, values, errors }: Props) => (
  <fieldset id={toFieldId('bundle')} tabindex={-1} class="choices">
    <legend class="field-label">{t.order.bundle}</legend>
    <FieldsetError t={t} errors={errors} name="bundle" />
    {type?.bundles.map((bundle) => (
      <Choice
        input={choiceInput('radio', 'bundle', bundle.code, values.bundle === bundle.code)}
        title={bundle.displayName}
        hint={bundle.plugins.map(isolateName).join(', ')}
      >
        <PriceAmount t={t} cents={bundle.total.grossCents} cycle={bundle.billingCycle} />
      </Choice>
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
        <Choice
          input={choiceInput(
            'checkbox',
            'plugins',
            plugin.name,
            values.plugins.includes(plugin.name),
          )}
          title={plugin.displayName}
          hint={plugin.description || undefined}
        >
          <PriceAmount t={t} cents={plugin.grossCents} cycle={plugin.cycle} />
        </Choice>
      ))}
    </div>
  </fieldset>
)

/** The bundles and plugins of the chosen project type. */
export const OrderBundleFields = (props: Props) => (
  <div id="order-choice" class="section">
    <h2>{props.t.order.choiceTitle}</h2>
    <BundleFields {...props} />
    <PluginFields {...props} />
  </div>
)
