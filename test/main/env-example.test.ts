import { expect, test } from 'bun:test'
import { join } from 'node:path'

const root = join(import.meta.dir, '../..')
const readRootFile = (path: string) => Bun.file(join(root, path)).text()

test('.env.example names every variable that config.ts reads, and no other', async () => {
  const config = await readRootFile('src/config.ts')
  const example = await readRootFile('.env.example')
  const read = /\b(?:(?:VRS|INWX|COOLIFY|STRIPE|SMTP|S3)_[A-Z0-9_]+|DATABASE_URL|PORT|HOST)\b/g
  const variables = new Set(config.match(read))
  const named = [...example.matchAll(/^# ([A-Z0-9_]+)=/gm)].map(([, name]) => name)
  expect(named.toSorted()).toEqual([...variables].toSorted())
})
