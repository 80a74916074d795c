import { z } from 'zod'
import { isReadableLine } from '../../../domain/contact/text-line'
import { parseDomainName } from '../../../domain/naming/parse-domain-name'

/** A line of text that must be there; the messages are the codes of field errors. */
export const requiredText = (maxLength: number) =>
  z
    .string('REQUIRED')
    .min(1, 'REQUIRED')
    .max(maxLength, 'TOO_LONG')
    .refine(isReadableLine, 'BAD_CHARACTERS')

/** A domain as a person types or pastes it, in lower-case ACE. */
export const domainName = () =>
  z
    .string()
    .default('')
    .transform((typed) => parseDomainName(typed).name)
    .refine((name) => name !== '', 'BAD_FORMAT')

export const maxAuthCodeLength = 100
