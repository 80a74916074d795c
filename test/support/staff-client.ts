import { expect } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlanLine } from '../../events/project'
import type { VendorCall } from '../../src/integrations/call-log'
import { openCoolifyClient } from '../../src/integrations/coolify/coolify-client'
import { openInwxClient } from '../../src/integrations/inwx/inwx-client'
import type { SandboxSettings } from '../../src/sandbox/open-sandbox'
import { de } from '../../views/texts/de'
import { type OrderHandle, postProjectAction, signIn } from './order-client'
import { type ServiceProcess, waitUntil } from './service-process'
import { countPlannedWrites, countWrites } from './vendor-writes'

type Fields = Record<string, string>
type ProjectReference = Pick<OrderHandle, 'projectId'>

const findTextKey = <Key extends string>(
  words: Record<Key, string>,
  text: string | undefined,
): Key => {
  const found = (Object.keys(words) as Key[]).find((key) => words[key] === text)
  if (!found) throw new Error(`expected one of ${Object.values(words)}, found ${text}`)
  return found
}

const decodeHtmlText = (html: string) =>
  html
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const linePattern =
  /<span class="act-word[^"]*">([^<]+)<\/span><span>([^<]+) <code>([^<]*)<\/code>([^<]*)/g

const parseCents = (text: string) => {
  const [, euros, cents] = /(\d+),(\d\d)/.exec(text) ?? []
  return euros === undefined ? {} : { netCents: Number(euros) * 100 + Number(cents) }
}

/** The plan as a person reads it. */
const parsePlanLines = (html: string): PlanLine[] =>
  [...html.matchAll(linePattern)].map(([, did, what, name = '', price = '']) => ({
    act: findTextKey(de.plans.acts, did),
    what: findTextKey(de.plans.things, what),
    name: decodeHtmlText(name),
    ...parseCents(price),
  }))

const parsePlanDigest = (html: string) => /name="plan" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** Clients of the stand-ins, for what others do there. */
export const openExternalVendorClients = ({ dataDir }: ServiceProcess) => {
  const file = readFileSync(join(dataDir, 'stand-ins.json'), 'utf8')
  const { settings } = JSON.parse(file) as { settings: SandboxSettings }
  const record = () => undefined
  return {
    inwx: openInwxClient({ ...settings.inwx, perSecond: 0, record }),
    coolify: openCoolifyClient({ ...settings.coolify, record }),
  }
}

/** A switch of the stand-ins. */
export const setSandboxSwitch = async (
  { url }: ServiceProcess,
  at: 'inwx' | 'coolify',
  change: object,
) => {
  const answer = await fetch(`${url}/sandbox/${at}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })
  if (answer.status !== 204) throw new Error(`expected 204, found ${await answer.text()}`)
}

/** By when they began: the log is written beside the work, in batches. `since`: an ISO instant. */
const fetchCallsSince = async (
  running: ServiceProcess,
  { projectId }: ProjectReference,
  since: string,
) => {
  const rows = await running.sql()<Pick<VendorCall, 'vendor' | 'method' | 'outcome'>[]>`
    select vendor, method, outcome from vendor_calls
    where project_id = ${projectId} and at >= ${since} order by id`
  return rows as unknown as VendorCall[]
}

/** A member of staff at the admin: she reads its pages and sends its forms. */
export const openStaffClient = async (running: ServiceProcess) => {
  const cookie = await signIn(running, 'sachbearbeitung@vrs.localhost')
  const page = async ({ projectId }: ProjectReference) => {
    const answer = await fetch(`${running.url}/admin/projects/${projectId}`, {
      headers: { cookie, 'accept-language': 'de' },
    })
    return decodeHtmlText(await answer.text())
  }
  const send = (one: ProjectReference, name: string, fields: Fields) =>
    postProjectAction(running, cookie, one.projectId, name, {
      reason: 'other',
      note: 'Geprüft',
      ...fields,
    })

  const plan = async (one: ProjectReference, name: string, fields: Fields = {}) => {
    const answer = await postProjectAction(running, cookie, one.projectId, name, {
      ...fields,
      view: 'plan',
    })
    const html = await answer.text()
    if (answer.status !== 200) throw new Error(`expected a plan, found ${answer.status} ${html}`)
    expect(html).not.toContain('Plan unvollständig')
    return { lines: parsePlanLines(html), digest: parsePlanDigest(html) }
  }

  /** Waits until it stands (or waits) where its page says this; answers what mends it there. */
  const stands = async (one: ProjectReference, sentence: string) => {
    const readMessage = async () => {
      const html = await page(one)
      const now = html.slice(html.indexOf('class="trouble"'))
      return now.includes(sentence) && now
    }
    await waitUntil(`"${sentence}"`, readMessage).catch(async (error) => {
      const [row] = await running.sql()`select progress, stalled from projects
        where id = ${one.projectId}`
      throw new Error(`${error.message}, found ${JSON.stringify(row)}`)
    })
    // What a page reads one after another may have been said in between: the next one has all of it.
    const trouble = await waitUntil(`"${sentence}"`, readMessage)
    expect(trouble).toMatch(/Zuständig: /)
    return /action="\/admin\/projects\/[^"/]+\/([a-z-]+)"/.exec(trouble)?.[1]
  }

  /** Sees the plan of an act, does it, and compares what was said with what was written until `done`. */
  const mends = async (
    one: ProjectReference,
    name: string,
    fields: Fields,
    done: () => Promise<unknown>,
  ) => {
    const { lines, digest } = await plan(one, name, fields)
    const before = new Date().toISOString()
    const answer = await send(one, name, { ...fields, plan: digest })
    if (answer.status !== 303)
      throw new Error(`expected ${name} to be done, found ${answer.status} ${await answer.text()}`)
    await done()
    const planned = countPlannedWrites(lines)
    const hasWritten = async () => countWrites(await fetchCallsSince(running, one, before))
    await waitUntil(
      'what was planned',
      async () => Bun.deepEquals(await hasWritten(), planned),
      5_000,
    ).catch(() => undefined)
    expect(await hasWritten()).toEqual(planned)
    return lines
  }
  return { cookie, page, send, plan, waitForStall: stands, fixAsPlanned: mends }
}

export type StaffClient = Awaited<ReturnType<typeof openStaffClient>>
