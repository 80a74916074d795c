import { z } from 'zod'

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
