import { serverStrategies } from '../../../events/server'
import { Card } from '../../parts/card'
import { Choice } from '../../parts/choice'
import { SelectField } from '../../parts/select'
import type { Texts } from '../../texts/de'
import { ActionForm } from '../actions/action-form'
import type { ServerListing } from './server-view-model'

type Props = { t: Texts; listing: ServerListing; canManage: boolean }

const prefix = 'strategy-'

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

const Fields = ({ t, listing: { pool, servers, refused } }: Omit<Props, 'canManage'>) => {
  const refusedForm = refused?.action === 'strategy' ? refused : undefined
  return (
    <>
      <Strategies t={t} current={refusedForm?.values.strategy ?? pool.strategy} />
      <SelectField
        t={t}
        errors={refusedForm?.errors}
        name="serverId"
        label={t.servers.strategyServer}
        hint={t.servers.strategyServerHint}
        prefix={prefix}
        value={refusedForm?.values.serverId ?? pool.serverId ?? ''}
        empty={t.choose}
        options={servers.map(({ id, name }) => [id, name])}
      />
    </>
  )
}

/** The strategy that assigns new projects to servers, and the form that changes it. */
export const ServerStrategyCard = ({ t, listing, canManage }: Props) => {
  const { pool, servers, refused } = listing
  const refusedForm = refused?.action === 'strategy' ? refused : undefined
  const serverName = servers.find(({ id }) => id === pool.serverId)?.name
  return (
    <Card id="strategy" title={t.servers.strategy}>
      <div class="body stack">
        <p>
          <strong>{t.servers.strategies[pool.strategy]}</strong>
          {serverName && `: ${serverName}`}
          <span class="meta block">{t.servers.strategyHints[pool.strategy]}</span>
        </p>
        {canManage && (
          <details class="act inline" id="act-strategy" open={refusedForm !== undefined}>
            <summary class="btn">{t.servers.changeStrategy}</summary>
            <div class="panel">
              <ActionForm
                t={t}
                url="/admin/servers/strategy"
                prefix={prefix}
                texts={{
                  text: t.servers.strategyPlan,
                  submit: t.servers.submitStrategy,
                }}
                reasons={t.servers.reasons.strategy}
                labels={{ serverId: t.servers.strategyServer }}
                refused={refusedForm}
              >
                <Fields t={t} listing={listing} />
              </ActionForm>
            </div>
          </details>
        )}
      </div>
    </Card>
  )
}
