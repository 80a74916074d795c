import { join } from 'node:path'
import type { SourceText } from './source-file'

const root = join(import.meta.dir, '../..')

const repositoryFolders = '{src,events,projections,views,migrations,plugins,test,bench,vrs-core}'
const patterns = [
  `${repositoryFolders}/**/*.{ts,tsx,js,json,css,svg,sql,md}`,
  '*.{ts,json,md,sh,toml}',
  'vrs-core/Dockerfile',
  'Dockerfile',
]
const excludedFolders = /(^|\/)(node_modules|\.data)\//

/** All that we wrote, without what packages and runs brought. */
export const readRepository = async (): Promise<SourceText[]> => {
  const scan = (pattern: string) => [...new Bun.Glob(pattern).scanSync({ cwd: root, dot: true })]
  const paths = new Set(patterns.flatMap(scan).filter((path) => !excludedFolders.test(path)))
  return Promise.all(
    [...paths].toSorted().map(async (path) => ({
      path,
      text: await Bun.file(join(root, path)).text(),
    })),
  )
}
