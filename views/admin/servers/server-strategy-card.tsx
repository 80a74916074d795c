import { serverStrategies } from '../../../events/operations/server'
import { Card } from '../../parts/card'
import { Choice } from '../../parts/choice'
import { SelectField } from '../../parts/select'
import type { Texts } from '../../texts/de'
import { OfferedAction } from '../actions/action-dialog'
import type { ActionFieldsProps } from '../actions/action-view'
import type { ServerListing, ServerPoolModel } from './server-view-model'

type Props = { t: Texts; listing: ServerListing; canManage: boolean }

const Strategies = ({ t, current }: { t: Texts; current: string }) => (
  <fieldset class="choices">
    <legend class="field-label">{t.servers.strategyLabel}</legend>
    {serverStrategies.map((strategy) => (
      <Choice
        input={{
          type: 'radio',
          name: 'strategy',
          value: strategy,
          checked: strategy === current,
        }}
        title={t.servers.strategies[strategy]}
        hint={t.servers.strategyHints[strategy]}
      />
    ))}
  </fieldset>
)

export const ServerStrategyFields = (props: ActionFieldsProps<ServerPoolModel>) => {
  const { t, model, prefix, values, errors } = props
  const { pool, servers } = model
  return (
    <>
      <Strategies t={t} current={values?.strategy ?? pool.strategy} />
      <SelectField
        t={t}
        errors={errors}
        name="serverId"
        label={t.servers.strategyServer}
        hint={t.servers.strategyServerHint}
        prefix={prefix}
        value={values?.serverId ?? pool.serverId ?? ''}
        empty={t.choose}
        options={servers.map(({ id, name }) => [id, name])}
      />
    </>
  )
}

/** The strategy that assigns new projects to servers, and the form that changes it. */
export const ServerStrategyCard = ({ t, listing, canManage }: Props) => {
  const { pool, servers, strategyAction, refused } = listing
  const serverName = servers.find(({ id }) => id === pool.serverId)?.name
  return (
    <Card id="strategy" title={t.servers.actions.strategy.title}>
      <div class="body stack">
        <p>
          <strong>{t.servers.strategies[pool.strategy]}</strong>
          {serverName && `: ${serverName}`}
          <span class="meta block">{t.servers.strategyHints[pool.strategy]}</span>
        </p>
        {canManage && (
          <OfferedAction
            t={t}
            id="act-strategy"
            action={strategyAction}
            model={listing}
            url="/admin/servers/strategy"
            closeHref="/admin/servers"
            prefix="strategy-"
            refused={refused?.action === strategyAction.code ? refused : undefined}
          />
        )}
      </div>
    </Card>
  )
}
