import { z } from '@hono/zod-openapi'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Sql } from '../../../projections/projection'
import { listOpenBreakers } from '../../store/job-queue/held-jobs'
import { countJobsByState } from '../../store/job-queue/job-queries'
import { createApiRoute, emptyResponse } from '../http/api-route'
import type { PermissionRouter } from '../http/permission-router'
import { createRequestDurations, type RequestMeasurement } from './request-durations'

export type Metrics = {
  observe(request: RequestMeasurement): void
  /** Everything in Prometheus' text format. */
  text(): Promise<string>
  contentType: string
}

const projectsByStatus = (sql: Sql) =>
  sql<{ status: string; projects: number }[]>`
    select status, count(*)::int as projects from projects group by status`

const queueGauge = (registry: Registry, sql: Sql) =>
  new Gauge({
    name: 'vrs_queue_jobs',
    help: 'Jobs in each queue: ready, waiting for their time, active, failed.',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      for (const { queue, state, jobs } of await countJobsByState(sql))
        this.set({ queue, state }, jobs)
    },
  })

const projectGauge = (registry: Registry, sql: Sql) =>
  new Gauge({
    name: 'vrs_projects',
    help: 'Projects by status.',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { status, projects } of await projectsByStatus(sql)) this.set({ status }, projects)
    },
  })

const breakerGauge = (registry: Registry, sql: Sql) =>
  new Gauge({
    name: 'vrs_vendor_down_jobs',
    help: 'Jobs held back for a vendor that is down or comes back; no line for a vendor that works.',
    labelNames: ['vendor', 'state'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { vendor, is, held } of await listOpenBreakers(sql))
        this.set({ vendor, state: is }, held)
    },
  })

/** Counts before there is a registry: the queue is opened long before the routes. */
export const createQueueErrorCounter = () =>
  new Counter({
    name: 'vrs_queue_errors_total',
    help: 'Errors of the job queue beside any call of ours: polling, supervision, notifications.',
    registers: [],
  })

export const openMetrics = (sql: Sql, queueErrors = createQueueErrorCounter()): Metrics => {
  const registry = new Registry()
  registry.registerMetric(queueErrors)
  collectDefaultMetrics({ register: registry })
  const durations = createRequestDurations()
  registry.registerMetric(durations.metric)
  queueGauge(registry, sql)
  projectGauge(registry, sql)
  breakerGauge(registry, sql)
  return {
    observe: durations.observe,
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

const route = createApiRoute({
  method: 'get',
  path: '/metrics',
  tags: ['Operation'],
  summary: 'Queue depths, projects by status, durations of requests',
  responses: {
    200: {
      ...emptyResponse('In the text format of Prometheus.'),
      content: { 'text/plain': { schema: z.string() } },
    },
  },
})

export const metricsRoute = (metrics: Metrics) => (router: PermissionRouter) =>
  router.openapi(route, 'operator', async (c) =>
    c.body(await metrics.text(), 200, {
      'content-type': metrics.contentType,
      'cache-control': 'no-store',
    }),
  )
