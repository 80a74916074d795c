import { billingCycles } from '../../../events/codes'
import { Choice } from '../../parts/choice'
import { FieldsetError } from '../../parts/fieldset-error'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import type { ActionFieldsProps } from '../actions/action-view'
import type { BundleChoices, BundleItem } from './bundle-model'
import type { CatalogueFormModel } from './catalogue-view-model'
import { CodeField, LookFields, NameFields } from './described-fields'
import { YesNoField } from './yes-no-field'

type FieldsProps = ActionFieldsProps<CatalogueFormModel<BundleItem, BundleChoices>>

const TermsFields = ({ model: { item, choices }, ...form }: FieldsProps) => {
  const { t, values } = form
  const { fields } = t.catalogue
  return (
    <div class="grid">
      <SelectField
        {...form}
        name="projectType"
        label={fields.projectType}
        required
        value={values?.projectType ?? item?.projectType}
        empty={t.choose}
        options={choices.projectTypes.map(({ code, displayName }) => [code, displayName])}
      />
      <SelectField
        {...form}
        name="billingCycle"
        label={fields.billingCycle}
        value={values?.billingCycle ?? item?.billingCycle ?? 'monthly'}
        options={billingCycles.map((cycle) => [cycle, t.cycles[cycle]])}
      />
      <InputField
        {...form}
        name="discountPercent"
        label={fields.discountPercent}
        required
        input={{
          type: 'number',
          min: 0,
          max: 100,
          value: values?.discountPercent ?? String(item?.discountPercent ?? 0),
        }}
      />
      <YesNoField
        {...form}
        name="isDefault"
        label={fields.isDefault}
        hint={t.catalogue.defaultBundleHint}
        value={values?.isDefault}
        isYes={item?.isDefault}
      />
    </div>
  )
}

const PluginChoices = ({ t, model, prefix, values, errors = [] }: FieldsProps) => {
  const { item, choices } = model
  const isChosen = (plugin: string) =>
    values ? values[`plugin.${plugin}`] !== undefined : item?.plugins.includes(plugin)
  return (
    <fieldset class="choices" id={`${prefix}plugins`} tabindex={-1}>
      <legend class="field-label">{t.catalogue.fields.plugins} *</legend>
      <FieldsetError t={t} errors={errors} name="plugins" prefix={prefix} />
      <div class="choices two">
        {choices.plugins.map(({ name, displayName }) => (
          <Choice
            input={{
              type: 'checkbox',
              name: `plugin.${name}`,
              value: 'on',
              checked: isChosen(name),
            }}
            title={displayName}
            hint={name}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** The total that follows from it stands in its plan. */
export const BundleFields = (props: FieldsProps) => {
  const { model, ...form } = props
  const { item } = model
  return (
    <>
      <CodeField item={item} {...form} />
      <NameFields item={item} {...form} />
      <TermsFields {...props} />
      <PluginChoices {...props} />
      <LookFields item={item} order={item?.order} {...form} />
    </>
  )
}
