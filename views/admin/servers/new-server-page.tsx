import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { ErrorSummary } from '../../parts/error-summary'
import { Field } from '../../parts/field'
import { Select } from '../../parts/select'
import type { Texts } from '../../texts/de'
import { ReasonFields } from '../actions/reason-fields'
import type { NewServerViewModel } from './server-view-model'

type Props = { frame: StaffPageFrame; model: NewServerViewModel }
type FormProps = {
  t: Texts
  keys: NonNullable<NewServerViewModel['keys']>
} & Pick<NewServerViewModel, 'values' | 'errors'>

const AddressFields = ({ t, values, errors }: FormProps) => (
  <div class="grid">
    <Field
      t={t}
      name="name"
      label={t.servers.name}
      hint={t.servers.nameHint}
      required
      errors={errors}
      control={(attributes) => (
        <input {...attributes} type="text" maxlength={100} value={values.name} />
      )}
    />
    <Field
      t={t}
      name="ip"
      label={t.servers.ip}
      hint={t.servers.ipHint}
      required
      errors={errors}
      control={(attributes) => (
        <input {...attributes} type="text" maxlength={45} class="mono" value={values.ip} />
      )}
    />
  </div>
)

const CapacityFields = ({ t, keys, values, errors }: FormProps) => (
  <div class="grid">
    <Field
      t={t}
      name="capacity"
      label={t.servers.capacity}
      hint={t.servers.capacityHint}
      required
      errors={errors}
      control={(attributes) => (
        <input
          {...attributes}
          type="number"
          min={1}
          max={10_000}
          step={1}
          value={values.capacity ?? '20'}
        />
      )}
    />
    <Field
      t={t}
      name="privateKey"
      label={t.servers.privateKey}
      hint={t.servers.privateKeyHint}
      required
      errors={errors}
      control={(attributes) => (
        <Select
          {...attributes}
          value={values.privateKey}
          empty={t.choose}
          options={keys.map(({ uuid, name }) => [uuid, name])}
        />
      )}
    />
  </div>
)

const NewServerForm = (props: FormProps) => {
  const { t, values, errors } = props
  const { name, ip, capacity, privateKey } = t.servers
  return (
    <form class="card" method="post" action="/admin/servers">
      <div class="section form">
        <ErrorSummary
          t={t}
          errors={errors}
          labels={{ name, ip, capacity, privateKey, reason: t.reason, note: t.note }}
        />
        <AddressFields {...props} />
        <CapacityFields {...props} />
        <ReasonFields
          t={t}
          reasons={t.servers.reasons.request}
          prefix=""
          values={values}
          errors={errors}
        />
        <div class="row">
          <button class="btn primary" type="submit">
            {t.servers.submitRequest}
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
