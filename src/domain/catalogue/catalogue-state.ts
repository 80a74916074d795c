import { RefusalError } from '../../../events/refusal-error'

/** Texts and looks by field, such as `displayNameEn` or `icon`. */
export type DescribedFields = Record<string, string>

/** Empty fields are not kept. */
export const keepFilled = (
  fields: Readonly<Record<string, string | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )

/** Whether the data of two events say the same, whatever the order of their fields. */
export const hasSameFields = (a: object, b: object): boolean => {
  const sortFields = (data: object) =>
    JSON.stringify(Object.entries(data).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return sortFields(a) === sortFields(b)
}

export const codeTaken = (code: string, pointer = '/code') =>
  new RefusalError('CODE_TAKEN', `expected a code that is free, found ${code}`, [
    { pointer, code: 'CODE_TAKEN' },
  ])

export const wrongCatalogueState = (stream: string, expected: string, found: string) =>
  new RefusalError('WRONG_STATE', `expected ${stream} to be ${expected}, found it ${found}`)
