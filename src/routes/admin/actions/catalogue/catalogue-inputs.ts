import { z } from 'zod'
import { catalogueIcons } from '../../../../domain/catalogue/catalogue-icons'
import { isReadableLine } from '../../../../domain/contact/text-line'
import { requiredText } from '../form-schemas'

const maxNameLength = 100
const maxCodeLength = 40
const maxOrder = 999

/** Codes of the old marketplace have underscores. */
export const catalogueCode = z
  .string('REQUIRED')
  .min(1, 'REQUIRED')
  .max(maxCodeLength, 'TOO_LONG')
  .regex(/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/, 'BAD_FORMAT')

export const optionalLine = (maxLength: number) =>
  z
    .string()
    .default('')
    .refine((text) => text.length <= maxLength, 'TOO_LONG')
    .refine((text) => text === '' || isReadableLine(text), 'BAD_CHARACTERS')

/** A whole number from 0 to `max`, as it is typed. */
export const wholeNumber = (max: number) =>
  z
    .string('REQUIRED')
    .min(1, 'REQUIRED')
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) <= max, 'BAD_NUMBER')
    .transform(Number)

/** Of a list of two; what is not sent means no. */
export const yesOrNo = z
  .enum(['yes', 'no'], 'INVALID')
  .default('no')
  .transform((answer) => answer === 'yes')

/** Names in both languages, symbol, colour and place in lists. */
export const namedLook = {
  displayName: requiredText(maxNameLength),
  displayNameEn: optionalLine(maxNameLength),
  icon: z.enum(catalogueIcons, 'INVALID'),
  color: z
    .string('REQUIRED')
    .regex(/^#[0-9a-f]{6}$/i, 'INVALID')
    .toLowerCase(),
  order: wholeNumber(maxOrder),
}
