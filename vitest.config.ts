import { defineConfig } from 'vitest/config'

const unit = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: 'node', maxWorkers: '100%', testTimeout: 30_000, hookTimeout: 60_000, ...more },
})

/** One PostgreSQL for a run; it starts only for the projects that name it. */
const POSTGRES = './data/src/testing/global-setup.ts'

/** The demo company as a first start leaves it, made ready once for all journeys. */
const DEMO_COMPANY = './e2e/src/product/demo-company.ts'

/** One project a folder; the two databases run the same suite; e2e drives the built product in Chromium. */
export default defineConfig({
  test: {
    projects: [
      unit('engine', ['engine/src/**/*.test.ts', 'bench/src/**/*.test.ts']),
      unit('osrm', ['osrm/**/*.test.ts']),
      unit('data-sqlite', ['data/src/**/*.test.ts'], { env: { TOURNEE_TEST_DB: 'sqlite' } }),
      unit('data-postgres', ['data/src/**/*.test.ts'], { env: { TOURNEE_TEST_DB: 'postgres' }, globalSetup: POSTGRES }),
      unit('api', ['api/**/*.test.ts'], { globalSetup: POSTGRES }),
      unit('ui', ['{ui-kit,planner-ui,portal,mobile-lite}/src/**/*.test.ts']),
      unit('e2e', ['e2e/src/**/*.test.ts'], {
        testTimeout: 300_000,
        hookTimeout: 180_000,
        // a journey is a service, a browser and their waiting: two at a time, after everything else
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
        globalSetup: DEMO_COMPANY,
      }),
    ],
  },
})
