import { Card } from '../../parts/card'
import { RawJson } from '../../parts/raw-json'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { describeTroubleForStaff } from '../../texts/describe-trouble'
import { OfferedAction } from '../actions/action-dialog'
import type { OfferedServerRequest, ServerListing } from './server-view-model'

type Props = { t: Texts; now: string; listing: ServerListing; canManage: boolean }
type RequestProps = Props & { request: OfferedServerRequest }

const RequestActions = ({ t, listing: { refused }, request }: RequestProps) => (
  <div class="row">
    {request.actions.map((action) => {
      const prefix = `${action.code}-${request.id}-`
      const isRefused = refused?.target === request.id && refused.action === action.code
      return (
        <OfferedAction
          t={t}
          id={`${prefix}act`}
          tone={action.isDangerous ? '' : ' primary'}
          subject={request.name}
          closeHref="/admin/servers"
          action={action}
          model={request}
          url={`/admin/servers/${request.id}/${action.code}`}
          prefix={prefix}
          submitName={action.isDangerous ? request.name : undefined}
          refused={isRefused ? refused : undefined}
        />
      )
    })}
  </div>
)

const ValidationTrouble = ({ t, request: { trouble } }: RequestProps) =>
  trouble && (
    <div class="trouble stack tight">
      <p>{describeTroubleForStaff({ vendor: 'coolify', code: trouble.code }, t)}</p>
      {trouble.log && <RawJson label={t.servers.log} value={trouble.log} />}
    </div>
  )

const RequestItem = (props: RequestProps) => {
  const { t, now, request, canManage } = props
  return (
    <li id={`request-${request.id}`} class="stack tight">
      <div class="titleline">
        <h3>
          <bdi>{request.name}</bdi>
        </h3>
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
      {canManage && <RequestActions {...props} />}
    </li>
  )
}

/** Servers whose validation by Coolify is running or has failed. */
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
