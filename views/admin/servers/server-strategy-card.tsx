import { serverStrategies } from '../../../events/server'
import { Card } from '../../parts/card'
import { Field } from '../../parts/field'
import { Select } from '../../parts/select'
import type { Texts } from '../../texts/de'
import { ActionForm } from '../actions/action-form'
import type { ServerListing } from './server-view-model'

type Props = { t: Texts; listing: ServerListing; canManage: boolean }

const prefix = 'strategy-'

const Strategies = ({ t, chosen }: { t: Texts; chosen: string }) => (
  <fieldset class="choices">
    <legend class="field-label">{t.servers.strategyLabel}</legend>
    {serverStrategies.map((strategy) => (
      <label class="choice">
        <input type="radio" name="strategy" value={strategy} checked={strategy === chosen} />
        <span>
          <strong>{t.servers.strategies[strategy]}</strong>
          <span class="sub">{t.servers.strategyHints[strategy]}</span>
        </span>
      </label>
    ))}
  </fieldset>
)

const Fields = ({ t, listing: { pool, servers, refused } }: Omit<Props, 'canManage'>) => {
  const refusedForm = refused?.action === 'strategy' ? refused : undefined
  return (
    <>
      <Strategies t={t} chosen={refusedForm?.values.strategy ?? pool.strategy} />
      <Field
        t={t}
        name="serverId"
        label={t.servers.strategyServer}
        hint={t.servers.strategyServerHint}
        prefix={prefix}
        errors={refusedForm?.errors}
        control={(attributes) => (
          <Select
            {...attributes}
            value={refusedForm?.values.serverId ?? pool.serverId ?? ''}
            empty={t.choose}
            options={servers.map(({ id, name }) => [id, name])}
          />
        )}
      />
    </>
  )
}

/** How new projects are spread over the servers, and the form that changes it. */
export const ServerStrategyCard = ({ t, listing, canManage }: Props) => {
  const { pool, servers, refused } = listing
  const refusedForm = refused?.action === 'strategy' ? refused : undefined
  const chosen = servers.find(({ id }) => id === pool.serverId)?.name
  return (
    <Card id="strategy" title={t.servers.strategy}>
      <div class="body stack">
        <p>
          <strong>{t.servers.strategies[pool.strategy]}</strong>
          {chosen && `: ${chosen}`}
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
