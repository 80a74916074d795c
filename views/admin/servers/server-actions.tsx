import { Field } from '../../parts/field'
import type { Texts } from '../../texts/de'
import { count } from '../../texts/format'
import { ServerActForm } from '../actions/action-form'
import type { ServerAct, ServerShown } from './server-view-model'

type Props = { t: Texts; shown: ServerShown }
type ActProps = Props & { act: ServerAct }

const prefixOf = (act: ServerAct) => `${act}-`

const Capacity = ({ t, shown: { server, refused }, act }: ActProps) => (
  <Field
    t={t}
    name="capacity"
    label={t.servers.capacity}
    hint={
      server.taken > 0
        ? t.servers.takenNow(count(server.taken, t.locale), server.taken === 1)
        : t.servers.capacityHint
    }
    required
    prefix={prefixOf(act)}
    problems={refused?.problems}
    control={(wired) => (
      <input
        {...wired}
        type="number"
        min={1}
        max={10_000}
        step={1}
        value={refused?.values.capacity ?? String(server.capacity)}
      />
    )}
  />
)

const Description = ({ t, shown: { server, refused }, act }: ActProps) => (
  <>
    <Field
      t={t}
      name="name"
      label={t.servers.name}
      required
      prefix={prefixOf(act)}
      problems={refused?.problems}
      control={(wired) => (
        <input {...wired} type="text" maxlength={200} value={refused?.values.name ?? server.name} />
      )}
    />
    <Field
      t={t}
      name="description"
      label={t.servers.description}
      hint={t.servers.descriptionHint}
      prefix={prefixOf(act)}
      problems={refused?.problems}
      control={(wired) => (
        <textarea {...wired} maxlength={500} rows={2}>
          {refused?.values.description ?? server.description ?? ''}
        </textarea>
      )}
    />
  </>
)

const Act = (props: ActProps) => {
  const { t, act } = props
  const { server, refused } = props.shown
  const shown = { ...props.shown, refused: refused?.act === act ? refused : undefined }
  const said = t.servers.acts[act]
  const isDangerous = act === 'removal'
  const submit = isDangerous ? t.servers.actOn(said.submit, server.name) : said.submit
  return (
    <details class="act" id={`act-${act}`} open={shown.refused !== undefined}>
      <summary class={`btn${isDangerous ? ' danger' : act === 'return' ? ' primary' : ''}`}>
        {said.open}
      </summary>
      <div class="panel stack">
        <h2>{said.title}</h2>
        <ServerActForm
          t={t}
          action={`/admin/servers/${server.id}/${act}`}
          prefix={prefixOf(act)}
          said={{ text: said.text, submit }}
          reasons={t.servers.reasons[act]}
          labels={{
            capacity: t.servers.capacity,
            name: t.servers.name,
            description: t.servers.description,
          }}
          danger={isDangerous}
          refused={shown.refused}
        >
          {act === 'capacity' && <Capacity t={t} shown={shown} act={act} />}
          {act === 'description' && <Description t={t} shown={shown} act={act} />}
        </ServerActForm>
      </div>
    </details>
  )
}

/** The acts at the head of a server's page, each with its reason. */
export const ServerActs = ({ t, shown }: Props) => (
  <div class="row">
    {shown.acts.map((act) => (
      <Act t={t} shown={shown} act={act} />
    ))}
  </div>
)
