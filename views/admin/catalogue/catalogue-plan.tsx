import type { CataloguePlan } from '../../../src/domain/catalogue/catalogue-plan'
import type { Texts } from '../../texts/de'
import { emptyDisplayNames } from '../../texts/display-names'

type Props = { t: Texts; plan: CataloguePlan }

/** What will stand in the history, event by event. */
export const CataloguePlanSummary = ({ t, plan: { events, names } }: Props) =>
  events.length === 0 ? (
    <p>
      <strong>{`${t.steps.plan}:`}</strong> {t.catalogue.plan.nothing}
    </p>
  ) : (
    <>
      <p>
        <strong>{`${t.steps.plan}:`}</strong> {t.catalogue.plan.intro}
      </p>
      <ul class="plan-lines">
        {events.map((event) => (
          <li>{t.sentence(event, { ...emptyDisplayNames, ...names })}</li>
        ))}
      </ul>
    </>
  )
