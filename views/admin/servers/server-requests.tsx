import type { ServerRequestRow } from '../../../projections/server-requests'
import { Card } from '../../parts/card'
import { Raw } from '../../parts/raw-json'
import { Moment } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { staffSentence } from '../../texts/trouble-texts'
import { ServerActForm } from '../actions/action-form'
import type { RequestAct, ServerListing } from './server-view-model'
import { requestActs } from './server-view-model'

type Props = { t: Texts; now: string; listing: ServerListing; mayManage: boolean }
type One = Props & { request: ServerRequestRow }

const Act = ({ t, listing, request, act }: One & { act: RequestAct }) => {
  const said = t.servers.requestActs[act]
  const prefix = `${act}-${request.id}-`
  const again = listing.refused?.act === `${request.id}/${act}` ? listing.refused : undefined
  const isDangerous = act === 'withdrawal'
  const submit = isDangerous ? t.servers.actOn(said.submit, request.name) : said.submit
  return (
    <details class="act inline" id={`${prefix}act`} open={again !== undefined}>
      <summary class={`btn${isDangerous ? '' : ' primary'}`}>{said.open}</summary>
      <div class="panel stack">
        <h3>{said.title}</h3>
        <ServerActForm
          t={t}
          action={`/admin/servers/${request.id}/${act}`}
          prefix={prefix}
          said={{ text: said.text, submit }}
          reasons={t.servers.reasons[act]}
          danger={isDangerous}
          refused={again}
        />
      </div>
    </details>
  )
}

const Trouble = ({ t, request: { trouble } }: One) =>
  trouble && (
    <div class="trouble stack tight">
      <p>{staffSentence({ vendor: 'coolify', code: trouble.code }, t)}</p>
      {trouble.log && <Raw label={t.servers.log} value={trouble.log} />}
    </div>
  )

const Request = (props: One) => {
  const { t, now, request, mayManage } = props
  const acts = requestActs.filter((act) => act === 'withdrawal' || request.trouble)
  return (
    <li id={`request-${request.id}`} class="stack tight">
      <div class="titleline">
        <h3>{request.name}</h3>
        <span class={`badge ${request.trouble ? 'bad' : 'busy'}`}>
          {request.trouble ? t.servers.failed : t.servers.validating}
        </span>
        <span class="meta">
          <code>{request.ip}</code>
          {` · ${t.servers.requestedAt} `}
          <Moment t={t} at={request.requestedAt} as={{ brief: now }} />
        </span>
      </div>
      <Trouble {...props} />
      {mayManage && (
        <div class="row">
          {acts.map((act) => (
            <Act {...props} act={act} />
          ))}
        </div>
      )}
    </li>
  )
}

/** Servers that Coolify has still to reach, or could not. */
export const ServerRequests = (props: Props) => {
  const { t, listing } = props
  if (listing.requests.length === 0) return null
  return (
    <Card id="server-requests" title={t.servers.requests}>
      <ul class="body stack apart">
        {listing.requests.map((request) => (
          <Request {...props} request={request} />
        ))}
      </ul>
    </Card>
  )
}
