import type { PluginItem } from '../../../projections/queries/plugins'
import { catalogueIcons } from '../../../src/domain/catalogue/catalogue-icons'
import { pluginPhases } from '../../../src/domain/catalogue/plugin-phases'
import { Field } from '../../parts/field'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import type { ActionFieldsProps } from '../actions/action-view'
import type { CatalogueFormModel } from './catalogue-view-model'
import { NameFields } from './described-fields'
import type { PluginChoices } from './plugin-view-model'

type FieldsProps = ActionFieldsProps<CatalogueFormModel<PluginItem, PluginChoices>>

/** The text as it was typed, else as it is; both languages side by side. */
const TextFields = ({ model: { item }, values, ...form }: FieldsProps) => {
  const texts = form.t.catalogue.plugins
  const short = (name: 'description' | 'descriptionEn') => (
    <InputField
      {...form}
      name={name}
      label={texts.fields[name]}
      input={{
        type: 'text',
        maxlength: 500,
        ...(name === 'descriptionEn' ? { lang: 'en' } : {}),
        value: values?.[name] ?? item?.fields[name],
      }}
    />
  )
  const long = (name: 'longDescription' | 'longDescriptionEn') => (
    <Field
      {...form}
      name={name}
      label={texts.fields[name]}
      hint={texts.longHint}
      control={(attributes) => (
        <textarea
          {...attributes}
          rows={4}
          maxlength={10_000}
          {...(name === 'longDescriptionEn' ? { lang: 'en' } : {})}
        >
          {values?.[name] ?? item?.fields[name] ?? ''}
        </textarea>
      )}
    />
  )
  return (
    <>
      {short('description')}
      {short('descriptionEn')}
      {long('longDescription')}
      {long('longDescriptionEn')}
    </>
  )
}

const PlaceFields = ({ model: { item, choices }, values, ...form }: FieldsProps) => {
  const { t } = form
  const texts = t.catalogue.plugins
  const ownIcon = item?.ownIcon ?? ''
  const isOldIcon = ownIcon !== '' && !catalogueIcons.some((icon) => icon === ownIcon)
  const icons = catalogueIcons.map((icon) => [icon, t.catalogue.icons[icon]] as const)
  return (
    <div class="grid">
      <SelectField
        {...form}
        name="category"
        label={texts.fields.category}
        required
        value={values?.category ?? item?.category}
        empty={t.choose}
        options={choices.categories.map(({ code, displayName }) => [code, displayName])}
      />
      <SelectField
        {...form}
        name="icon"
        label={t.catalogue.fields.icon}
        value={values?.icon ?? ownIcon}
        empty={texts.noIcon}
        options={isOldIcon ? [[ownIcon, ownIcon], ...icons] : icons}
      />
      <InputField
        {...form}
        name="order"
        label={t.catalogue.fields.order}
        hint={t.catalogue.orderHint}
        required
        input={{
          type: 'number',
          min: 0,
          max: 999,
          value: values?.order ?? String(item?.order ?? 0),
        }}
      />
      <SelectField
        {...form}
        name="hasTrial"
        label={texts.fields.hasTrial}
        value={values?.hasTrial ?? (item?.hasTrial === false ? 'no' : 'yes')}
        options={[
          ['yes', texts.trialYes],
          ['no', texts.trialNo],
        ]}
      />
    </div>
  )
}

export const PluginDescriptionFields = (props: FieldsProps) => {
  const { model, ...form } = props
  const { values } = form
  const texts = form.t.catalogue.plugins
  return (
    <>
      <NameFields item={model.item} {...form} />
      <PlaceFields {...props} />
      <TextFields {...props} />
      <InputField
        {...form}
        name="screenshotUrl"
        label={texts.fields.screenshotUrl}
        hint={texts.screenshotHint}
        input={{
          type: 'url',
          maxlength: 500,
          value: values?.screenshotUrl ?? model.item?.screenshotUrl ?? '',
        }}
      />
    </>
  )
}

export const PluginPhaseField = ({ model: { item }, values, ...form }: FieldsProps) => {
  const { phases, fields } = form.t.catalogue.plugins
  return (
    <SelectField
      {...form}
      name="phase"
      label={fields.phase}
      required
      value={values?.phase ?? item?.phase}
      empty={form.t.choose}
      options={pluginPhases.map((phase) => [phase, phases[phase] ?? phase])}
    />
  )
}
