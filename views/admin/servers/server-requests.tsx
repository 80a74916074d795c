import type { ServerRequestRow } from '../../../projections/server-requests'
import { Card } from '../../parts/card'
import { RawJson } from '../../parts/raw-json'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { describeTroubleForStaff } from '../../texts/describe-trouble'
import { ActionForm } from '../actions/action-form'
import type { ServerListing, ServerRequestAction } from './server-view-model'
import { serverRequestActions } from './server-view-model'

type Props = { t: Texts; now: string; listing: ServerListing; canManage: boolean }
type RequestProps = Props & { request: ServerRequestRow }

const RequestActionDisclosure = ({
  t,
  listing,
  request,
  act,
}: RequestProps & { act: ServerRequestAction }) => {
  const said = t.servers.requestActs[act]
  const prefix = `${act}-${request.id}-`
  const again = listing.refused?.action === `${request.id}/${act}` ? listing.refused : undefined
  const isDangerous = act === 'withdrawal'
  const submit = isDangerous ? t.servers.actOn(said.submit, request.name) : said.submit
  return (
    <details class="act inline" id={`${prefix}act`} open={again !== undefined}>
      <summary class={`btn${isDangerous ? '' : ' primary'}`}>{said.open}</summary>
      <div class="panel stack">
        <h3>{said.title}</h3>
        <ActionForm
          t={t}
          url={`/admin/servers/${request.id}/${act}`}
          prefix={prefix}
          texts={{ text: said.text, submit }}
          reasons={t.servers.reasons[act]}
          isDangerous={isDangerous}
          refused={again}
        />
      </div>
    </details>
  )
}

const ValidationTrouble = ({ t, request: { trouble } }: RequestProps) =>
  trouble && (
    <div class="trouble stack tight">
      <p>{describeTroubleForStaff({ vendor: 'coolify', code: trouble.code }, t)}</p>
      {trouble.log && <RawJson label={t.servers.log} value={trouble.log} />}
    </div>
  )

const RequestItem = (props: RequestProps) => {
  const { t, now, request, canManage } = props
  const acts = serverRequestActions.filter((act) => act === 'withdrawal' || request.trouble)
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
          <Timestamp t={t} at={request.requestedAt} format={{ briefAt: now }} />
        </span>
      </div>
      <ValidationTrouble {...props} />
      {canManage && (
        <div class="row">
          {acts.map((act) => (
            <RequestActionDisclosure {...props} act={act} />
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
          <RequestItem {...props} request={request} />
        ))}
      </ul>
    </Card>
  )
}
