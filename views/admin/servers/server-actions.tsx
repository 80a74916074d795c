import type { ServerRow } from '../../../projections/servers'
import { Field } from '../../parts/field'
import { InputField } from '../../parts/input-field'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import { ActionForm } from '../actions/action-form'
import { CapacityField } from './capacity-field'
import type { ServerAction, ServerViewModel } from './server-view-model'

type Props = { t: Texts; model: ServerViewModel }
type ActionProps = Props & { action: ServerAction }

const prefixOf = (action: ServerAction) => `${action}-`

const describeTaken = (t: Texts, { taken }: ServerRow) =>
  taken > 0
    ? t.servers.slotsTakenNow(formatNumber(taken, t.locale), taken === 1)
    : t.servers.capacityHint

const ActionFields = ({ t, model: { server, refused }, action }: ActionProps) => {
  const form = { t, prefix: prefixOf(action), errors: refused?.errors }
  const values = refused?.values
  if (action === 'capacity')
    return (
      <CapacityField
        {...form}
        hint={describeTaken(t, server)}
        value={values?.capacity ?? String(server.capacity)}
      />
    )
  if (action !== 'description') return null
  return (
    <>
      <InputField
        {...form}
        name="name"
        label={t.servers.name}
        required
        input={{ type: 'text', maxlength: 200, value: values?.name ?? server.name }}
      />
      <Field
        {...form}
        name="description"
        label={t.servers.description}
        hint={t.servers.descriptionHint}
        control={(attributes) => (
          <textarea {...attributes} maxlength={500} rows={2}>
            {values?.description ?? server.description ?? ''}
          </textarea>
        )}
      />
    </>
  )
}

const ActionDisclosure = (props: ActionProps) => {
  const { t, action } = props
  const { server } = props.model
  const refused = props.model.refused?.action === action ? props.model.refused : undefined
  const texts = t.servers.actions[action]
  const isDangerous = action === 'removal'
  const submit = isDangerous ? t.servers.submitFor(texts.submit, server.name) : texts.submit
  return (
    <details class="act" id={`act-${action}`} open={refused !== undefined}>
      <summary class={`btn${isDangerous ? ' danger' : action === 'return' ? ' primary' : ''}`}>
        {texts.open}
      </summary>
      <div class="panel stack">
        <h2>{texts.title}</h2>
        <ActionForm
          t={t}
          url={`/admin/servers/${server.id}/${action}`}
          prefix={prefixOf(action)}
          texts={{ text: texts.text, submit }}
          reasons={t.servers.reasons[action]}
          labels={{
            capacity: t.servers.capacity,
            name: t.servers.name,
            description: t.servers.description,
          }}
          isDangerous={isDangerous}
          refused={refused}
        >
          <ActionFields t={t} model={{ ...props.model, refused }} action={action} />
        </ActionForm>
      </div>
    </details>
  )
}

/** The actions of a server, each with a reason. */
export const ServerActions = ({ t, model }: Props) => (
  <div class="row">
    {model.actions.map((action) => (
      <ActionDisclosure t={t} model={model} action={action} />
    ))}
  </div>
)
