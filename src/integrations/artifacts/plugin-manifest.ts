import semver from 'semver'
import { z } from 'zod'

/** Plugin names are also folder names, URL parts and the schema `plugin_<name>`. */
const pluginNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/, 'expected at most 32 of a-z, 0-9 and _, a letter first')

const versionSchema = z
  .string()
  .refine((text) => semver.valid(text) === text, 'expected a SemVer version like 1.4.0')
const rangeSchema = z
  .string()
  .refine((text) => semver.validRange(text) !== null, 'expected a SemVer range like ^1.2.0')

/** `manifest.json` at the root of a plugin. `migrations` are names without `.up.sql` and `.down.sql`. */
export const pluginManifestSchema = z.strictObject({
  name: pluginNameSchema,
  version: versionSchema,
  runtime: z.enum(['bun', 'python']).default('bun'),
  /** German, as the description; the English ones are shown on English pages. */
  displayName: z.string().min(1).max(80),
  displayNameEn: z.string().min(1).max(80).optional(),
  description: z.string().min(1).max(500),
  descriptionEn: z.string().min(1).max(500).optional(),
  category: z.string().min(1).max(40),
  icon: z.string().min(1).max(40),
  minCore: versionSchema,
  dependsOn: z.record(pluginNameSchema, rangeSchema).default({}),
  migrations: z.array(z.string().min(1).max(120)).max(1000).default([]),
  routes: z.array(z.string().startsWith('/').max(200)).max(200).default([]),
  license: z.string().min(1).max(80),
})

export type PluginManifest = z.infer<typeof pluginManifestSchema>
