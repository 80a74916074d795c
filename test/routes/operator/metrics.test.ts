import { afterAll, describe, expect, test } from 'bun:test'
import { createQueueErrorCounter, openMetrics } from '../../../src/routes/operator/metrics'
import { openFullApp } from '../support/full-app'

const app = await openFullApp()
afterAll(() => app.close())

const metrics = async () => {
  const answer = await fetch(`${app.url}/metrics`)
  expect(answer.headers.get('content-type')).toStartWith('text/plain')
  return (await answer.text()).split('\n')
}

describe('the metrics', () => {
  test('name each queue with what is ready, waiting, active and failed', async () => {
    const { sql } = app.deps
    await sql`insert into pgboss.job (name, data) values ('mails', '{}'), ('mails', '{}')`
    await sql`insert into pgboss.job (name, data, start_after)
      values ('mails', '{}', now() + interval '1 hour')`
    const lines = await metrics()
    expect(lines).toContain('vrs_queue_jobs{queue="mails",state="ready"} 2')
    expect(lines).toContain('vrs_queue_jobs{queue="mails",state="waiting"} 1')
    expect(lines).toContain('vrs_queue_jobs{queue="mails",state="failed"} 0')
    expect(lines).toContain('vrs_queue_jobs{queue="provisioning",state="active"} 0')
  })

  test('name a vendor that is down, with the jobs that wait for it', async () => {
    const { sql } = app.deps
    expect((await metrics()).join()).not.toContain('vrs_vendor_down_jobs{')
    const down = { is: 'open', since: '2026-11-20T13:02:11Z', probeAt: '2026-11-20T13:02:16Z' }
    await sql`insert into breakers (vendor, state)
      values ('inwx', ${JSON.stringify(down)}::text::jsonb)`
    expect(await metrics()).toContain('vrs_vendor_down_jobs{vendor="inwx",state="open"} 0')
  })

  test('count the errors of the job queue', async () => {
    const counter = createQueueErrorCounter()
    const { text } = openMetrics(app.deps.sql, counter)
    expect(await text()).toContain('\nvrs_queue_errors_total 0\n')
    counter.inc()
    expect(await text()).toContain('\nvrs_queue_errors_total 1\n')
  })

  test('measure requests by pattern, never by path', async () => {
    await fetch(`${app.url}/api/v1/orders/secret-id?t=secret-token`)
    await fetch(`${app.url}/nowhere/secret-path`)
    const text = (await metrics()).join('\n')
    expect(text).toContain(
      'http_request_duration_seconds_count{method="GET",route="/api/v1/orders/:id",status="401"} 1',
    )
    expect(text).toContain('{method="GET",route="none",status="404"} 1')
    expect(text).toContain('process_resident_memory_bytes')
    expect(text).not.toContain('secret')
  })

  test('are for the operator: this machine, spoken to by its own name', async () => {
    const fetchStatus = (headers: Record<string, string>) =>
      fetch(`${app.url}/metrics`, { headers }).then(({ status }) => status)
    expect(await fetchStatus({})).toBe(200)
    expect(await fetchStatus({ host: 'vrs.gmbh' })).toBeOneOf([403, 421])
    expect(await fetchStatus({ 'x-forwarded-for': '203.0.113.1' })).toBeOneOf([403, 421])
  })
})

describe('the metrics of a service in the open', () => {
  test('are for the bearer of the token, and for its own machine', async () => {
    const open = await openFullApp({ mode: 'live', metricsToken: 'a-long-token' })
    const fetchStatus = (authorization: string) =>
      fetch(`${open.url}/metrics`, { headers: { authorization, host: 'vrs.gmbh' } }).then(
        ({ status }) => status,
      )
    try {
      expect((await fetch(`${open.url}/metrics`)).status).toBe(200)
      expect(await fetchStatus('')).toBe(403)
      expect(await fetchStatus('Bearer a-long-tokem')).toBe(403)
      expect(await fetchStatus('Bearer a-long-token')).toBe(200)
    } finally {
      await open.close()
    }
  }, 30_000)

  test('are closed to a proxy without a token', async () => {
    const open = await openFullApp({ mode: 'live' })
    const fetchStatus = (headers: Record<string, string>) =>
      fetch(`${open.url}/version`, { headers }).then(({ status }) => status)
    try {
      expect(await fetchStatus({})).toBe(200)
      expect(await fetchStatus({ 'x-forwarded-for': '203.0.113.1' })).toBe(403)
      expect(await fetchStatus({ host: 'vrs.gmbh' })).toBe(403)
    } finally {
      await open.close()
    }
  }, 30_000)
})

describe('the access log', () => {
  test('tells pattern, status and request, and no path', async () => {
    const before = app.lines.length
    const answer = await fetch(`${app.url}/api/v1/orders/secret-id?t=secret-token`)
    const lines = app.lines.slice(before)
    expect(lines).toMatchObject([
      {
        msg: 'answered',
        method: 'GET',
        route: '/api/v1/orders/:id',
        status: 401,
        requestId: answer.headers.get('x-request-id'),
      },
    ])
    expect(lines[0]?.durationMs).toBeNumber()
    expect(JSON.stringify(lines)).not.toContain('secret')
  })

  test('tells what was turned away at the door as well', async () => {
    const before = app.lines.length
    await fetch(`${app.url}/login`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    })
    await fetch(app.url, { headers: { 'x-forwarded-for': '203.0.113.1' } })
    expect(app.lines.slice(before)).toMatchObject([
      { status: 403, method: 'POST' },
      { status: 421, method: 'GET' },
    ])
  })
})
