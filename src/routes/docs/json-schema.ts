import { z } from 'zod'

type PipeDefinition = { out: z.core.$ZodType; in: z.core.$ZodType }

/** `optional('')` reads an empty text as absent: what counts for a caller is what comes after. */
const schemaAfterTransform = (schema: z.core.$ZodType): z.core.$ZodType | undefined => {
  const definition = schema._zod.def as z.core.$ZodTypeDef & Partial<PipeDefinition>
  if (definition.type !== 'pipe') return undefined
  return definition.in?._zod.def.type === 'transform' ? definition.out : undefined
}

type JsonSchema = Record<string, unknown>

const toJsonSchema = (schema: z.core.$ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...found } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const out = io === 'input' ? schemaAfterTransform(zodSchema) : undefined
      if (out) Object.assign(jsonSchema, toJsonSchema(out, io))
      // Answers may get more fields; who reads them passes over what it does not know.
      if (io === 'output') delete jsonSchema.additionalProperties
    },
  })
  return found
}

/** What a caller may send. */
export const toRequestSchema = (schema: z.ZodType) => toJsonSchema(schema, 'input')

/** What a caller gets. */
export const toResponseSchema = (schema: z.ZodType) => toJsonSchema(schema, 'output')
