import { z } from 'zod'
import { formText } from '../../http/form-schema'

/** The fields of a form that sets a password; as typed: a password's spaces are part of it. */
export const newPasswordFields = {
  password: formText().pipe(
    z.string().min(12, { error: 'PASSWORD_TOO_SHORT' }).max(200, { error: 'TOO_LONG' }),
  ),
  again: formText(),
}

/** For the schema's `refine`. */
export const isTypedTwice = ({ password, again }: { password: string; again: string }) =>
  password === again

export const passwordsDiffer = { path: ['again'], error: 'PASSWORDS_DIFFER' }
