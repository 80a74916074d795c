import type { ServerRow } from '../../../projections/servers/servers'
import { Field } from '../../parts/field'
import { InputField } from '../../parts/input-field'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import { OfferedAction } from '../actions/action-dialog'
import type { ActionFieldsProps } from '../actions/action-view'
import { CapacityField } from './capacity-field'
import type { ServerActionModel, ServerViewModel } from './server-view-model'

type FieldsProps = ActionFieldsProps<ServerActionModel>

const describeTaken = (t: Texts, { taken }: ServerRow) =>
  taken > 0
    ? t.servers.slotsTakenNow(formatNumber(taken, t.locale), taken === 1)
    : t.servers.capacityHint

export const ServerCapacityField = ({ model: { server }, values, ...form }: FieldsProps) => (
  <CapacityField
    {...form}
    hint={describeTaken(form.t, server)}
    value={values?.capacity ?? String(server.capacity)}
  />
)

export const ServerDescriptionFields = ({ model: { server }, values, ...form }: FieldsProps) => (
  <>
    <InputField
      {...form}
      name="name"
      label={form.t.servers.name}
      required
      input={{ type: 'text', maxlength: 200, value: values?.name ?? server.name }}
    />
    <Field
      {...form}
      name="description"
      label={form.t.servers.description}
      hint={form.t.servers.descriptionHint}
      control={(attributes) => (
        <textarea {...attributes} maxlength={500} rows={2}>
          {values?.description ?? server.description ?? ''}
        </textarea>
      )}
    />
  </>
)

/** The actions at the head of a server's page, each with its reason. */
export const ServerActions = ({ t, model }: { t: Texts; model: ServerViewModel }) => (
  <div class="row">
    {model.actions.map((action) => (
      <OfferedAction
        t={t}
        id={`act-${action.code}`}
        tone={action.isDangerous ? ' danger' : action.placement?.kind === 'next' ? ' primary' : ''}
        subject={model.server.name}
        action={action}
        model={model}
        url={`/admin/servers/${model.server.id}/${action.code}`}
        closeHref={`/admin/servers/${model.server.id}`}
        prefix={`${action.code}-`}
        submitName={action.isDangerous ? model.server.name : undefined}
        refused={model.refused?.action === action.code ? model.refused : undefined}
      />
    ))}
  </div>
)
