import { catalogueIcons } from '../../../src/domain/catalogue/catalogue-icons'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import type { ActionFieldsProps } from '../actions/action-view'

type Item = {
  id: string
  displayName: string
  fields: {
    displayNameEn?: string
    icon?: string
    color?: string
    description?: string
    descriptionEn?: string
  }
}
type Props = Omit<ActionFieldsProps<unknown>, 'model'> & { item: Item | undefined }

/** The code of a new item; it never changes afterwards. */
export const CodeField = ({ item, t, values, ...form }: Props) =>
  item ? null : (
    <InputField
      t={t}
      {...form}
      name="code"
      label={t.catalogue.fields.code}
      hint={t.catalogue.codeHint}
      required
      input={{ type: 'text', maxlength: 40, class: 'mono', value: values?.code }}
    />
  )

/** German and English name. */
export const NameFields = ({ item, values, ...form }: Props) => {
  const { t } = form
  return (
    <div class="grid">
      <InputField
        {...form}
        name="displayName"
        label={t.catalogue.fields.displayName}
        required
        input={{ type: 'text', maxlength: 100, value: values?.displayName ?? item?.displayName }}
      />
      <InputField
        {...form}
        name="displayNameEn"
        label={t.catalogue.fields.displayNameEn}
        hint={t.catalogue.englishHint}
        input={{
          type: 'text',
          maxlength: 100,
          lang: 'en',
          value: values?.displayNameEn ?? item?.fields.displayNameEn,
        }}
      />
    </div>
  )
}

type LookProps = Props & { order: number | undefined }

/** Symbol, colour, and the place in lists. */
export const LookFields = ({ item, values, order, ...form }: LookProps) => {
  const { t } = form
  return (
    <div class="grid">
      <SelectField
        {...form}
        name="icon"
        label={t.catalogue.fields.icon}
        value={values?.icon ?? item?.fields.icon ?? 'tag'}
        options={catalogueIcons.map((icon) => [icon, t.catalogue.icons[icon]])}
      />
      <InputField
        {...form}
        name="color"
        label={t.catalogue.fields.color}
        input={{ type: 'color', value: values?.color ?? item?.fields.color ?? '#64748b' }}
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
          value: values?.order ?? String(order ?? 10),
        }}
      />
    </div>
  )
}
