import type { PlanLine } from '../../../events/project'
import type { Plan } from '../../../src/domain/project/plan-request'
import type { Texts } from '../../texts/de'
import { money } from '../../texts/format'
import type { ActPlan } from '../projects/project-view-model'
import { planSentence } from './summarize-plan'

const LineShown = ({ t, line }: { t: Texts; line: PlanLine }) => {
  const { act, what, name, netCents } = line
  const price = netCents === undefined ? undefined : money(netCents, t.locale)
  return (
    <li>
      <span class={act === 'delete' ? 'act-word gone' : 'act-word'}>{t.plans.acts[act]}</span>
      <span>
        {`${t.plans.things[what]} `}
        <code>{name}</code>
        {price && ` · ${act === 'keep' ? t.plans.costsSoFar(price) : price}`}
      </span>
    </li>
  )
}

export const Silent = ({ t, plan }: { t: Texts; plan: Plan }) =>
  plan.silent.length > 0 && (
    <p class="notice wait">
      {t.plans.incomplete(plan.silent.map((vendor) => t.vendors[vendor]).join(', '))}
    </p>
  )

/** The sentence, the lines, and the digest that says which plan was seen. */
export const PlanShown = ({
  t,
  planned: { plan, digest },
}: {
  t: Texts
  planned: Pick<ActPlan, 'plan' | 'digest'>
}) => (
  <>
    <p>
      <strong>{`${t.steps.plan}:`}</strong> {planSentence(plan.lines, t)}
    </p>
    <Silent t={t} plan={plan} />
    {plan.lines.length > 0 && (
      <ul class="plan-lines">
        {plan.lines.map((line) => (
          <LineShown t={t} line={line} />
        ))}
      </ul>
    )}
    <input type="hidden" name="plan" value={digest} />
  </>
)

/** Instead of a plan: why the act is not possible as it is filled in now. */
export const PlanRefused = ({ t, said }: { t: Texts; said: string }) => (
  <p>
    <strong>{t.plans.refused}</strong> {said}
  </p>
)
