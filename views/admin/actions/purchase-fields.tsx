import type { PaymentMethod } from '../../../events/codes'
import { Choice } from '../../parts/choice'
import { FieldsetError } from '../../parts/fieldset-error'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import { formatLastDay, formatMoney } from '../../texts/format'
import type { ProjectFieldsProps, PurchaseChoices } from '../projects/project-view-model'
import type { ActionFieldsProps } from './action-view'

type Option = PurchaseChoices['plugins'][number]

type PaymentProps = Omit<ActionFieldsProps<unknown>, 'model'> & { preferred: PaymentMethod }

/** How it is paid; days count for an invoice only. */
export const PurchasePaymentFields = ({ t, preferred, prefix, values, errors }: PaymentProps) => (
  <>
    <SelectField
      {...{ t, prefix, errors }}
      name="payment"
      label={t.purchases.payment}
      required
      value={values?.payment ?? (preferred === 'invoice' ? 'invoice' : undefined)}
      options={[
        ['stripe_prepaid', t.purchases.ways.stripe_prepaid],
        ['invoice', t.purchases.ways.invoice],
      ]}
    />
    <InputField
      {...{ t, prefix, errors }}
      name="dueDays"
      label={t.purchases.dueDays}
      input={{ type: 'number', min: 1, max: 90, step: 1, value: values?.dueDays ?? '14' }}
    />
  </>
)

type TickProps = ProjectFieldsProps & { legend: string; options: readonly Option[] }

const PluginTicks = ({ prefix, values, errors = [], legend, options, t }: TickProps) => (
  <fieldset id={`${prefix}plugins`} tabindex={-1}>
    <legend>{legend}</legend>
    <FieldsetError t={t} errors={errors} name="plugins" />
    <div class="choices">
      {options.map(({ name, displayName, hint, isSuggested }) => (
        <Choice
          title={displayName}
          hint={hint}
          input={{
            type: 'checkbox',
            name: `plugin.${name}`,
            value: 'on',
            checked: values ? values[`plugin.${name}`] === 'on' : isSuggested === true,
          }}
        />
      ))}
    </div>
  </fieldset>
)

export const PluginOrderFields = (props: ProjectFieldsProps) => {
  const { t, model } = props
  const options = (model.choices?.purchases?.plugins ?? []).map((one) => ({
    ...one,
    hint: `${formatMoney(one.netCents, t.locale)} ${t.cycles[one.cycle]}`,
  }))
  return (
    <>
      {options.length === 0 && <p class="notice">{t.purchases.nothingLeft}</p>}
      <PluginTicks {...props} legend={t.purchases.plugins} options={options} />
      <PurchasePaymentFields {...props} preferred={model.project.paymentMethod} />
    </>
  )
}

export const RenewalFields = (props: ProjectFieldsProps) => {
  const { t, model } = props
  const options = (model.choices?.purchases?.renewable ?? []).map((one) => ({
    ...one,
    hint: t.purchases.paidUntil(
      formatLastDay(one.paidUntil ?? '', t.locale),
      formatMoney(one.netCents, t.locale),
    ),
  }))
  return (
    <>
      <PluginTicks {...props} legend={t.purchases.licenses} options={options} />
      <PurchasePaymentFields {...props} preferred={model.project.paymentMethod} />
    </>
  )
}

/** Which of those that wait for their money. */
export const OpenPurchaseField = ({ t, model, prefix, values, errors }: ProjectFieldsProps) => {
  const open = model.choices?.purchases?.open ?? []
  return (
    <SelectField
      {...{ t, prefix, errors }}
      name="purchase"
      label={t.purchases.purchase}
      required
      value={values?.purchase ?? open[0]?.orderNumber}
      options={open.map(({ orderNumber, grossCents }) => [
        orderNumber,
        `${orderNumber}, ${formatMoney(grossCents, t.locale)}`,
      ])}
    />
  )
}
