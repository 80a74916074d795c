import type { FieldError } from '../../events/refusal-error'
import type { Texts } from '../texts/de'
import { getRefusalText } from '../texts/refusal-text'
import { toFieldId, toFieldName } from './field-name'

type Props = {
  t: Texts
  errors: readonly FieldError[]
  /** Labels by field name; an error at a field without a label has no link. */
  labels: Readonly<Record<string, string>>
  prefix?: string
}

/** The errors of a form, each with a link to its field. */
export const ErrorSummary = ({ t, errors, labels, prefix }: Props) => {
  if (errors.length === 0) return null
  return (
    <div class="notice problems" role="alert">
      <h2>{t.errorsTitle}</h2>
      <ul>
        {errors.map(({ pointer, code, message }) => {
          const name = toFieldName(pointer)
          const label = labels[name]
          const sentence = getRefusalText(t.locale, code, message, name)
          return (
            <li>
              {label ? (
                <a href={`#${toFieldId(name, prefix)}`}>{`${label}: ${sentence}`}</a>
              ) : (
                sentence
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
