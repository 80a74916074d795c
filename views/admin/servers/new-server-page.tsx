import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { ErrorSummary } from '../../parts/error-summary'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import type { Texts } from '../../texts/de'
import type { ActionFieldsProps } from '../actions/action-view'
import { ReasonFields } from '../actions/reason-fields'
import { CapacityField } from './capacity-field'
import type { NewServerModel, NewServerViewModel } from './server-view-model'

type Props = { frame: StaffPageFrame; model: NewServerViewModel }
type NewServerFormProps = { t: Texts } & NewServerModel & Omit<NewServerViewModel, 'keys'>
type FieldsProps = ActionFieldsProps<NewServerModel>

const NewServerFields = ({ t, model: { keys }, values, errors }: FieldsProps) => {
  const field = (name: 'name' | 'ip' | 'privateKey') => {
    const { [name]: label, [`${name}Hint` as const]: hint } = t.servers
    return { t, errors, name, label, hint, required: true }
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
        <CapacityField t={t} errors={errors} value={values?.capacity ?? '20'} />
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

const NewServerForm = ({ t, action, keys, values, errors }: NewServerFormProps) => {
  const form = { t, prefix: '', values, errors }
  return (
    <form class="card" method="post" action="/admin/servers">
      <div class="section form">
        <ErrorSummary
          t={t}
          errors={errors}
          labels={{ ...action.labels?.(t), reason: t.reason, note: t.note }}
        />
        <NewServerFields {...form} model={{ keys }} />
        <ReasonFields {...form} action={action} />
        <div class="row">
          <button class="btn primary" type="submit">
            {action.texts(t).submit}
          </button>
        </div>
      </div>
    </form>
  )
}

/** Posts `name`, `ip`, `capacity`, `privateKey`, `reason` and `note` to /admin/servers. */
export const NewServerPage = ({ frame, model: { keys, ...formState } }: Props) => {
  const { t } = frame
  return (
    <StaffShell frame={frame} title={t.servers.addTitle} section="servers">
      <p class="facts back">
        <a href="/admin/servers">{t.servers.list}</a>
      </p>
      <h1>{t.servers.addTitle}</h1>
      <p class="lead">{t.servers.addText}</p>
      {keys && keys.length > 0 ? (
        <NewServerForm t={t} keys={keys} {...formState} />
      ) : (
        <p class="notice wait">{keys ? t.servers.noKeys : t.servers.keysUnknown}</p>
      )}
    </StaffShell>
  )
}
