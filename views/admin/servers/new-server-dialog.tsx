import { ActDialog } from '../../parts/act-dialog'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import type { Texts } from '../../texts/de'
import { ActionDialog } from '../actions/action-dialog'
import type { ActionFieldsProps } from '../actions/action-view'
import { CapacityField } from './capacity-field'
import type { NewServerModel, NewServerViewModel } from './server-view-model'

/** Where its page and its dialog are. */
export const newServerAct = { id: 'act-request', href: '/admin/servers/new' }

type FieldsProps = ActionFieldsProps<NewServerModel>

export const NewServerFields = ({ t, prefix, model: { keys }, values, errors }: FieldsProps) => {
  const field = (name: 'name' | 'ip' | 'privateKey') => {
    const { [name]: label, [`${name}Hint` as const]: hint } = t.servers
    return { t, prefix, errors, name, label, hint, required: true }
  }
  return (
    <>
      <div class="grid">
        <InputField
          {...field('name')}
          input={{ type: 'text', maxlength: 100, value: values?.name }}
        />
        <InputField
          {...field('ip')}
          input={{ type: 'text', maxlength: 45, class: 'mono', value: values?.ip }}
        />
      </div>
      <div class="grid">
        <CapacityField t={t} prefix={prefix} errors={errors} value={values?.capacity ?? '20'} />
        <SelectField
          {...field('privateKey')}
          value={values?.privateKey}
          empty={t.choose}
          options={keys.map(({ uuid, name }) => [uuid, name])}
        />
      </div>
    </>
  )
}

type Props = { t: Texts; model: NewServerViewModel }

/** Its form, with the keys that Coolify holds; without them nothing can be sent, and it says why. */
export const NewServerDialog = ({ t, model: { keys, action, refused } }: Props) => {
  const address = { url: '/admin/servers', closeHref: '/admin/servers' }
  return keys && keys.length > 0 ? (
    <ActionDialog
      {...{ t, action, refused, ...address }}
      id={newServerAct.id}
      model={{ keys }}
      prefix="request-"
    />
  ) : (
    <ActDialog
      {...{ t, ...address }}
      id={newServerAct.id}
      title={action.texts(t).title}
      isOpen
      submit={undefined}
    >
      <p class="notice wait">{keys ? t.servers.noKeys : t.servers.keysUnknown}</p>
    </ActDialog>
  )
}
