import { expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Hono } from 'hono'
import { RefusalError } from '../../../events/refusal-error'
import type { Env } from '../../../src/routes/http/permission-router'
import { withReceivedUpload } from '../../../src/routes/publishing/receive-upload'

const listFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('vrs-upload-'))

const app = new Hono<Env>()
app.post('/', async (c) => {
  const limits = { archiveBytes: 1000, timeoutMs: 300 }
  const read = withReceivedUpload(
    c,
    async ({ archive, fields }) => ({ text: await archive?.text(), fields }),
    limits,
  )
  return c.json(
    await read.catch((error) => {
      if (!(error instanceof RefusalError)) throw error
      return { code: error.code }
    }),
  )
})

const post = async (body: FormData | ReadableStream | string, type?: string) => {
  const headers = type ? { 'content-type': type } : {}
  const request = new Request('http://localhost/', { method: 'POST', headers, body })
  return (await app.request(request)).json()
}

const formOf = (...parts: [string, string | Blob][]) => {
  const form = new FormData()
  for (const [name, value] of parts) form.append(name, value)
  return form
}

/** Ends there, goes silent, or breaks off. */
const createBody = (end: (stream: ReadableStreamDefaultController) => void) =>
  new ReadableStream({
    start: (stream) => {
      stream.enqueue(
        Buffer.from(
          '--b\r\ncontent-disposition: form-data; name="archive"; filename="a.zip"\r\n\r\nPK',
        ),
      )
      end(stream)
    },
  })

test('a form comes as its fields and a file, and the file is gone afterwards', async () => {
  const before = listFolders()
  const form = formOf(['stage', 'draft'], ['archive', new Blob(['PK'])])
  expect(await post(form)).toEqual({ text: 'PK', fields: { stage: 'draft' } })
  expect(await post(formOf(['stage', 'draft']))).toEqual({ fields: { stage: 'draft' } })
  expect(listFolders()).toEqual(before)
})

test('what is too large, too slow, torn or no form is refused, and leaves nothing', async () => {
  const before = listFolders()
  const multipart = 'multipart/form-data; boundary=b'
  const archive = (bytes: number): [string, Blob] => ['archive', new Blob(['x'.repeat(bytes)])]
  expect(await post(formOf(archive(1001)))).toEqual({ code: 'TOO_LARGE' })
  expect(await post(formOf(archive(1_000_000)))).toEqual({ code: 'TOO_LARGE' })
  expect(await post(formOf(['notes', 'x'.repeat(300_000)]))).toEqual({ code: 'TOO_LARGE' })
  expect(await post(formOf(archive(1), archive(2)))).toEqual({ code: 'BAD_FORM' })
  const many = Array.from({ length: 12 }, (_, at): [string, string] => [`f${at}`, ''])
  expect(await post(formOf(...many))).toEqual({ code: 'BAD_FORM' })
  expect(
    await post(
      createBody(() => undefined),
      multipart,
    ),
  ).toEqual({ code: 'TOO_SLOW' })
  expect(
    await post(
      createBody((stream) => stream.close()),
      multipart,
    ),
  ).toEqual({
    code: 'BODY_INCOMPLETE',
  })
  const torn = createBody((stream) => stream.error(new Error('gone')))
  expect(await post(torn, multipart)).toEqual({ code: 'BODY_INCOMPLETE' })
  expect(await post('x', 'multipart/form-data')).toEqual({ code: 'BAD_FORM' })
  expect(listFolders()).toEqual(before)
})
