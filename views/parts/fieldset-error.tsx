import type { FieldError } from '../../events/refusal-error'
import type { Texts } from '../texts/de'
import { getRefusalText } from '../texts/refusal-text'
import { toFieldId, toFieldName } from './field-name'

type Props = { t: Texts; errors: readonly FieldError[]; name: string; prefix?: string }

/** The first error at a fieldset or at a field below it: `name` is the first part of the field's name. */
export const FieldsetError = ({ t, errors, name, prefix }: Props) => {
  const error = errors.find(({ pointer }) => toFieldName(pointer).split('.')[0] === name)
  return error ? (
    <p class="error" id={`${toFieldId(name, prefix)}-error`}>
      {getRefusalText(t.locale, error.code, error.message)}
    </p>
  ) : null
}
