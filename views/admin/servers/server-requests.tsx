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
  act: action,
}: RequestProps & { act: ServerRequestAction }) => {
  const texts = t.servers.requestActions[action]
  const prefix = `${action}-${request.id}-`
  const refusedForm =
    listing.refused?.action === `${request.id}/${action}` ? listing.refused : undefined
  const isDangerous = action === 'withdrawal'
  const submit = isDangerous ? t.servers.submitFor(texts.submit, request.name) : texts.submit
  return (
    <details class="act inline" id={`${prefix}act`} open={refusedForm !== undefined}>
      <summary class={`btn${isDangerous ? '' : ' primary'}`}>{texts.open}</summary>
      <div class="panel stack">
        <h3>{texts.title}</h3>
        <ActionForm
          t={t}
          url={`/admin/servers/${request.id}/${action}`}
          prefix={prefix}
          texts={{ text: texts.text, submit }}
          reasons={t.servers.reasons[action]}
          isDangerous={isDangerous}
          refused={refusedForm}
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
  const actions = serverRequestActions.filter(
    (action) => action === 'withdrawal' || request.trouble,
  )
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
          {actions.map((action) => (
            <RequestActionDisclosure {...props} act={action} />
          ))}
        </div>
      )}
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
