import { join } from 'node:path'
import type { SourceText } from './source-file'

const root = join(import.meta.dir, '../..')

const rooms = '{src,events,projections,views,migrations,plugins,test,bench,vrs-core}'
const patterns = [
  `${rooms}/**/*.{ts,tsx,js,json,css,svg,sql,md}`,
  '*.{ts,json,md,sh,toml}',
  'vrs-core/Dockerfile',
  'Dockerfile',
]
const brought = /(^|\/)(node_modules|\.data)\//

/** All that we wrote, without what packages and runs brought. */
export const readHouse = async (): Promise<SourceText[]> => {
  const scan = (pattern: string) => [...new Bun.Glob(pattern).scanSync({ cwd: root, dot: true })]
  const paths = new Set(patterns.flatMap(scan).filter((path) => !brought.test(path)))
  return Promise.all(
    [...paths].toSorted().map(async (path) => ({
      path,
      text: await Bun.file(join(root, path)).text(),
    })),
  )
}
