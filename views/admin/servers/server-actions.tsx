import { Field } from '../../parts/field'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import { ActionForm } from '../actions/action-form'
import type { ServerAction, ServerViewModel } from './server-view-model'

type Props = { t: Texts; model: ServerViewModel }
type ActionProps = Props & { action: ServerAction }

const prefixOf = (action: ServerAction) => `${action}-`

const CapacityField = ({ t, model: { server, refused }, action }: ActionProps) => (
  <Field
    t={t}
    name="capacity"
    label={t.servers.capacity}
    hint={
      server.taken > 0
        ? t.servers.takenNow(formatNumber(server.taken, t.locale), server.taken === 1)
        : t.servers.capacityHint
    }
    required
    prefix={prefixOf(action)}
    errors={refused?.errors}
    control={(attributes) => (
      <input
        {...attributes}
        type="number"
        min={1}
        max={10_000}
        step={1}
        value={refused?.values.capacity ?? String(server.capacity)}
      />
    )}
  />
)

const DescriptionFields = ({ t, model: { server, refused }, action }: ActionProps) => (
  <>
    <Field
      t={t}
      name="name"
      label={t.servers.name}
      required
      prefix={prefixOf(action)}
      errors={refused?.errors}
      control={(attributes) => (
        <input
          {...attributes}
          type="text"
          maxlength={200}
          value={refused?.values.name ?? server.name}
        />
      )}
    />
    <Field
      t={t}
      name="description"
      label={t.servers.description}
      hint={t.servers.descriptionHint}
      prefix={prefixOf(action)}
      errors={refused?.errors}
      control={(attributes) => (
        <textarea {...attributes} maxlength={500} rows={2}>
          {refused?.values.description ?? server.description ?? ''}
        </textarea>
      )}
    />
  </>
)

const ActionDisclosure = (props: ActionProps) => {
  const { t, action } = props
  const { server, refused } = props.model
  const shown = { ...props.model, refused: refused?.action === action ? refused : undefined }
  const texts = t.servers.acts[action]
  const isDangerous = action === 'removal'
  const submit = isDangerous ? t.servers.actOn(texts.submit, server.name) : texts.submit
  return (
    <details class="act" id={`act-${action}`} open={shown.refused !== undefined}>
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
          refused={shown.refused}
        >
          {action === 'capacity' && <CapacityField t={t} model={shown} action={action} />}
          {action === 'description' && <DescriptionFields t={t} model={shown} action={action} />}
        </ActionForm>
      </div>
    </details>
  )
}

/** The acts at the head of a server's page, each with its reason. */
export const ServerActions = ({ t, model }: Props) => (
  <div class="row">
    {model.actions.map((action) => (
      <ActionDisclosure t={t} model={model} action={action} />
    ))}
  </div>
)
