import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import { ActDialog } from '../../parts/act-dialog'
import { addQuery } from '../../parts/add-query'
import { ErrorSummary } from '../../parts/error-summary'
import { ScrollArea } from '../../parts/scroll-area'
import type { Texts } from '../../texts/de'
import { getRefusalText } from '../../texts/refusal-text'
import type { ProjectListing } from '../projects/project-listing'
import type {
  BulkActionLine,
  BulkActionOutcome,
  BulkActionViewModel,
} from './bulk-action-view-model'
import { UnreachableVendors } from './plan-summary'
import { ReasonFields } from './reason-fields'
import { summarizePlan } from './summarize-plan'

/** `filter`: of the list that it is shown over. */
type Props = { t: Texts; model: BulkActionViewModel; filter: ProjectListing['filter'] }
type FieldsProps = { t: Texts; model: BulkActionViewModel }

export const bulkActionPath = '/admin/projects/acts'
const dialogId = 'act-bulk'

const toAddresses = (filter: Props['filter']) => ({
  url: addQuery(bulkActionPath, filter),
  closeHref: addQuery('/admin/projects', filter),
})

const tones = { done: 'good', unchanged: 'quiet', refused: 'wait', failed: 'bad' } as const

const Outcome = ({ t, outcome }: { t: Texts; outcome: BulkActionOutcome }) => {
  if (outcome.kind === 'planned')
    return <>{outcome.plan ? summarizePlan(outcome.plan.lines, t) : t.bulk.noPlan}</>
  return (
    <>
      <span class={`badge ${tones[outcome.kind]}`}>{t.bulk[outcome.kind]}</span>
      {outcome.kind === 'refused' && (
        <span class="sub">{getRefusalText(t.locale, outcome.code)}</span>
      )}
    </>
  )
}

const Lines = ({ t, model: { lines, isResult } }: FieldsProps) => {
  const label = isResult ? t.bulk.result : t.bulk.plan
  return (
    <ScrollArea label={label}>
      <table class="projects stackable">
        <thead>
          <tr>
            <th scope="col">{t.bulk.project}</th>
            <th scope="col">{label}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ project, outcome }) => (
            <tr>
              <td class="project">
                <a class="clamp" href={`/admin/projects/${project.id}`}>
                  <bdi>{project.name}</bdi>
                </a>
                <span class="sub clamp">
                  <bdi>{toUnicodeDomain(project.domainName)}</bdi>
                </span>
              </td>
              <td data-label={label}>
                <Outcome t={t} outcome={outcome} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

const collectPlans = (lines: readonly BulkActionLine[]) =>
  lines.flatMap(({ outcome }) => (outcome.kind === 'planned' && outcome.plan ? [outcome.plan] : []))

const PlanTotal = ({ t, lines }: { t: Texts; lines: readonly BulkActionLine[] }) => {
  const plans = collectPlans(lines)
  const sum = {
    lines: plans.flatMap((plan) => plan.lines),
    unreachableVendors: [...new Set(plans.flatMap(({ unreachableVendors }) => unreachableVendors))],
  }
  return (
    <div class="plan">
      <p>
        <strong>{`${t.bulk.sum}:`}</strong> {summarizePlan(sum.lines, t)}
      </p>
      <UnreachableVendors t={t} plan={sum} />
    </div>
  )
}

const listOpenProjects = ({ lines }: BulkActionViewModel) =>
  lines.filter(({ outcome }) => outcome.kind === 'planned').map(({ project }) => project)

const ConfirmFields = ({ t, model }: FieldsProps) => {
  const { action, lines, values, errors } = model
  const ids = listOpenProjects(model).map(({ id }) => id)
  return (
    <>
      <PlanTotal t={t} lines={lines} />
      <input type="hidden" name="act" value={action.code} />
      <input type="hidden" name="projects" value={ids.join(',')} />
      <ReasonFields t={t} action={action} prefix="bulk-" values={values} errors={errors} />
    </>
  )
}

/** Before: what would become of each project, and why. After: what became of each. */
export const BulkActionDialog = ({ t, model, filter }: Props) => {
  const { action, lines, errors, isResult } = model
  const openCount = listOpenProjects(model).length
  const { submit } = action.texts(t)
  const done = lines.filter(({ outcome }) => outcome.kind === 'done').length
  return (
    <ActDialog
      {...{ t, ...toAddresses(filter) }}
      id={dialogId}
      title={t.bulk.title(submit)}
      isOpen
      isDangerous={action.isDangerous}
      textId={`${dialogId}-text`}
      submit={openCount > 0 ? t.bulk.confirm(submit, openCount) : undefined}
    >
      <ErrorSummary
        t={t}
        errors={errors}
        labels={{ reason: t.reason, note: t.note }}
        prefix="bulk-"
      />
      <p id={`${dialogId}-text`} role="status">
        {isResult ? t.bulk.doneCount(done, lines.length) : t.bulk.count(lines.length)}
      </p>
      <div class="card">
        <Lines t={t} model={model} />
      </div>
      {openCount > 0 && <ConfirmFields t={t} model={model} />}
    </ActDialog>
  )
}

type RefusalProps = Omit<Props, 'model'> & { code: string }

/** Instead of a plan: why none can be made of what was ticked. */
export const BulkRefusalDialog = ({ t, code, filter }: RefusalProps) => (
  <ActDialog
    {...{ t, ...toAddresses(filter) }}
    id={dialogId}
    title={t.bulk.label}
    isOpen
    submit={undefined}
  >
    <ErrorSummary t={t} errors={[{ pointer: '', code }]} labels={{}} />
  </ActDialog>
)
