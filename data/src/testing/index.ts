/** For the tests of this folder and of the service: fresh databases of both dialects. */
export { createTestDatabase, openTestDatabase, type TestDatabaseUrl, testDialect } from './database.ts'
