import { createHash } from 'node:crypto'
import {
  CompactSign,
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  type JWK,
} from 'jose'
import { type Part, zip } from './zip'

export type Key = {
  kid: string
  publicJwk: JWK
  privateKey: CryptoKey
  sign(typ: string, payload: object): Promise<string>
}

export const newKey = async (): Promise<Key> => {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', {
    crv: 'Ed25519',
    extractable: true,
  })
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk, 'sha256')
  return {
    kid,
    privateKey,
    publicJwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' },
    sign: (typ, payload) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'EdDSA', typ, kid })
        .sign(privateKey),
  }
}

export type Published = {
  name: string
  version: string
  sha256: string
  size: number
  manifest: string
  archive: Buffer
}

export type Source = {
  name: string
  version: string
  entry: string
  migrations?: Record<string, string>
  dependsOn?: Record<string, string>
  minCore?: string
  parts?: readonly Part[]
}

export const partsOf = ({ name, version, entry, migrations = {}, parts = [] }: Source): Part[] => [
  { name: 'manifest.json', data: JSON.stringify({ name, version, runtime: 'bun' }) },
  { name: `${name}/index.js`, data: entry },
  ...Object.entries(migrations).map(([file, data]) => ({ name: `migrations/${file}`, data })),
  ...parts,
]

/** What the publisher signs about an archive; `claims` may lie. */
export const published = async (
  source: Source,
  key: Key,
  claims: Record<string, unknown> = {},
): Promise<Published> => {
  const { name, version } = source
  const archive = zip(partsOf(source))
  const sha256 = createHash('sha256').update(archive).digest('hex')
  const manifest = await key.sign('vrs-plugin+jws', {
    name,
    version,
    runtime: 'bun',
    sha256,
    size: archive.length,
    minCore: source.minCore ?? '1.0.0',
    dependsOn: source.dependsOn ?? {},
    createdAt: '2026-11-21T08:00:00.000Z',
    previous: null,
    ...claims,
  })
  return { name, version, sha256, size: archive.length, manifest, archive }
}

/** A plugin with one public page, one admin page and a message box. */
export const pageOf = (name: string, text: string): string => `
export const plugin = {
  routes(app, site) {
    app.get('/${name}', async () => site.layout('${text}', site.html\`<h1>${text}</h1>\`))
  },
  admin(app, site) {
    app.get('/', () => site.layout('Verwaltung', site.html\`<h1>Verwaltung ${name}</h1>\`))
  },
  navigation: [{ href: '/${name}', label: '${text}' }],
}
`
