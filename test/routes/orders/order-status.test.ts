import { afterAll, expect, test } from 'bun:test'
import { findProject } from '../../../projections/queries/projects'
import { loadStepProgress } from '../../../src/routes/orders/order-status'
import { openAdminApp } from '../support/admin-app'
import { appendProjectEvents, seedOrder } from '../support/seed-orders'

const fixture = await openAdminApp()
afterAll(() => fixture.close())

const loadRow = async (id: string) => {
  const row = await findProject(fixture.deps.sql, id)
  if (!row) throw new Error(`expected project ${id}, found none`)
  return row
}

test('the steps of a project are those of its row, whatever happened since', async () => {
  const { id } = await seedOrder(fixture, { name: 'Zaunkönig' })
  const before = await loadRow(id)
  await appendProjectEvents(fixture, id, {
    type: 'ProvisioningStalled',
    data: { step: 'payment', errorClass: 'permanent', code: '2306', owner: 'us' },
  })
  const after = await loadRow(id)
  const stalledStepsOf = async (row: typeof before) => {
    const { project, steps } = await loadStepProgress(fixture.deps, row)
    return [project.status, steps.filter(({ state }) => state === 'stalled').length]
  }
  expect(await stalledStepsOf(before)).toEqual(['pending_payment', 0])
  expect(await stalledStepsOf(after)).toEqual(['error', 1])
})
