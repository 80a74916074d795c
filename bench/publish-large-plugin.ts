import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inc } from 'semver'
import type { ServiceProcess } from '../test/support/service-process'

const root = join(import.meta.dir, '..')

/** Publishes the next version of the directory plugin, padded so that its archive has about `size` bytes. */
export const publishLargePlugin = async (
  service: ServiceProcess,
  size: number,
  currentSize: number,
) => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-bench-plugin-'))
  try {
    const manifestFile = join(folder, 'manifest.json')
    cpSync(join(root, 'plugins/directory'), folder, { recursive: true })
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
    writeFileSync(
      manifestFile,
      JSON.stringify({ ...manifest, version: inc(manifest.version, 'patch') }),
    )
    writeFileSync(join(folder, 'directory/weight.txt'), 'x'.repeat(size - currentSize))
    const child = Bun.spawn([process.execPath, 'src/main.ts', 'publish', folder], {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', VRS_DATA_DIR: service.dataDir },
      stdout: 'pipe',
      stderr: 'pipe',
    })
    if ((await child.exited) === 0) return
    throw new Error(`expected a publication, found ${await new Response(child.stderr).text()}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
