import type { Texts } from '../texts/de'
import { getRefusalText } from '../texts/refusal-text'
import { toFieldId } from './field-id'
import type { Problem } from './field-name'
import { toFieldName } from './field-name'

type Props = {
  t: Texts
  problems: readonly Problem[]
  /** Labels of the fields by name; a problem of none of them stands without a link. */
  labels: Readonly<Record<string, string>>
  prefix?: string
}

/** What is wrong with a form, each line linked to its field. */
export const ProblemSummary = ({ t, problems, labels, prefix }: Props) => {
  if (problems.length === 0) return null
  return (
    <div class="notice problems" role="alert">
      <h2>{t.problemsTitle}</h2>
      <ul>
        {problems.map(({ pointer, code, message }) => {
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
