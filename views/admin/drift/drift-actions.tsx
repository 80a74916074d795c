import type { Texts } from '../../texts/de'
import { OfferedAction } from '../actions/action-dialog'
import type { RefusedForm } from '../actions/action-view'
import type { OfferedFinding } from './drift-view-model'

type Props = { t: Texts; finding: OfferedFinding; refused?: RefusedForm | undefined }

/** The actions on a finding, each with what it will do. */
export const DriftActions = ({ t, finding, refused }: Props) => (
  <div class="row">
    {finding.actions.map((action) => {
      const id = `${action.code}-${finding.id}`
      const isRefused = refused?.target === finding.id && refused.action === action.code
      return (
        <OfferedAction
          t={t}
          id={id}
          action={action}
          model={finding}
          url={`/admin/drift/${finding.id}/${action.code}`}
          prefix={`${id}-`}
          formId={`${id}-form`}
          planLabel={t.drift.plan}
          spokenName={finding.subject}
          subject={finding.subject}
          closeHref="/admin/drift"
          refused={isRefused ? refused : undefined}
        />
      )
    })}
  </div>
)
