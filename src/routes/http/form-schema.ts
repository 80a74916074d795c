import { z } from 'zod'
import { parseContactField } from '../../domain/contact/contact-fields'

const maxFieldLength = 1000

/** A form's field as it was typed: the first of several, and `''` for none or for a file. */
export const formText = (maxLength = maxFieldLength) =>
  z
    .string()
    .or(z.array(z.string()).transform(([first = '']) => first))
    .catch('')
    .transform((text) => text.slice(0, maxLength))

/** The same without the spaces around it. */
export const trimmedFormText = () => formText().transform((text) => text.trim())

/** An e-mail address in the form in which it is stored. */
export const emailFormText = () =>
  trimmedFormText().transform((text, context) => {
    const parsed = parseContactField('email', text)
    if ('value' in parsed) return parsed.value
    context.addIssue({ code: 'custom', message: text === '' ? 'REQUIRED' : parsed.code })
    return z.NEVER
  })
