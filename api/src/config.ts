import { fileURLToPath } from 'node:url'

/** Everything the environment decides, read once. */
export interface Config {
  readonly host: string
  /** 0 = any free port */
  readonly port: number
  /** `sqlite:FILE` or `postgres://…` */
  readonly databaseUrl: string
  /** fills an empty database with the demo company, and prints its accounts */
  readonly demo: boolean
  /** the day the demo is set on, YYYY-MM-DD; null = today */
  readonly demoDate: string | null
  /** weeks before that day for which the demo company gets published plans and stamps */
  readonly demoWeeks: number
  /** epoch milliseconds at which the service believes to start, for rehearsals and tests; null = the machine's clock */
  readonly startsAt: number | null
  /** base address of a real OSRM; null = the embedded roads */
  readonly osrmUrl: string | null
  readonly osrmProfile: string
  readonly geocoder: 'gazetteer' | 'geoplateforme'
  /** another address of the Géoplateforme; null = the public one */
  readonly geoplateformeUrl: string | null
  /** MapLibre style of an online base map; null = the offline one */
  readonly mapStyleUrl: string | null
  /** the address people use, when it is not this machine's: https there means secure cookies */
  readonly publicUrl: string | null
  /** reverse proxies in front */
  readonly trustProxy: number
  readonly logLevel: string
  /** solver threads at once */
  readonly solvers: number
  readonly requestsPerMinute: number
  readonly failedSignIns: number
  /** where documents of clients are kept; default: beside a SQLite file, under its name with `-media`; else `var/media/DATABASE` of the project */
  readonly mediaFolder: string
  /** the key of personal links, where several hosts share one; null = that of `keyFile` */
  readonly linkKey: string | null
  /** where the installation's key is kept, made at the first start; null = nowhere (a database in memory) */
  readonly keyFile: string | null
  /** `smtp://user:password@host:port`; null = mails are listed, not sent */
  readonly smtpUrl: string | null
  /** what mails come from; needed with `smtpUrl` */
  readonly mailFrom: string | null
  /** where SMS are posted as JSON; null = they are listed, not sent */
  readonly smsWebhookUrl: string | null
}

/** Root of the project: where `var/` lies. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** The database that `npm start` uses, and every command without `--db`. */
const DEFAULT_DATABASE_URL = `sqlite:${PROJECT_ROOT}var/tournee.sqlite`

type Environment = Readonly<Record<string, string | undefined>>

function integer(env: Environment, name: string, otherwise: number, min: number, max: number): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max) throw new Error(`${name}=${text}: expected an integer from ${min} to ${max}`)
  return value
}

function url(env: Environment, name: string): string | null {
  const text = env[name]
  if (!text) return null
  if (!URL.canParse(text)) throw new Error(`${name}=${text}: expected an address`)
  return text
}

function instant(env: Environment, name: string): number | null {
  const text = env[name]
  if (!text) return null
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new Error(`${name}=${text}: expected an instant such as 2026-11-23T08:00:00+01:00`)
  return at
}

/** What lies beside a database and is its own alone: beside a SQLite file under its name, else in `var/` of the project. */
function besideDatabase(env: Environment, kind: 'media' | 'key'): string {
  const url = env['DATABASE_URL'] || DEFAULT_DATABASE_URL
  const file = /^sqlite:(?!:memory:)(.+)$/.exec(url)?.[1]
  if (file) return `${file}-${kind}`
  const name = URL.canParse(url) ? new URL(url).pathname.replace(/\W+/g, '') : ''
  return `${PROJECT_ROOT}var/${kind}/${name || 'memory'}`
}

/** Fewer characters are no key. */
const LEAST_KEY = 32

function linkKey(env: Environment): string | null {
  const key = env['LINK_KEY']
  if (!key) return null
  if (key.length < LEAST_KEY) throw new Error(`LINK_KEY: expected at least ${LEAST_KEY} characters`)
  return key
}

/** Reads the configuration; the README lists the variables. Throws with the variable's name when one is wrong. */
export function readConfig(env: Environment, cores = 1): Config {
  return {
    host: env['HOST'] || '127.0.0.1',
    port: integer(env, 'PORT', 4310, 0, 65_535),
    databaseUrl: env['DATABASE_URL'] || DEFAULT_DATABASE_URL,
    demo: env['TOURNEE_DEMO'] === '1',
    demoDate: env['TOURNEE_DEMO_DATE'] || null,
    demoWeeks: integer(env, 'TOURNEE_DEMO_WEEKS', 0, 0, 26),
    startsAt: instant(env, 'TOURNEE_STARTS_AT'),
    osrmUrl: url(env, 'OSRM_URL'),
    osrmProfile: env['OSRM_PROFILE'] || 'driving',
    geocoder: env['GEOCODER'] === 'geoplateforme' ? 'geoplateforme' : 'gazetteer',
    geoplateformeUrl: url(env, 'GEOPLATEFORME_URL'),
    mapStyleUrl: url(env, 'MAP_STYLE_URL'),
    publicUrl: url(env, 'PUBLIC_URL'),
    trustProxy: integer(env, 'TRUST_PROXY', 0, 0, 10),
    logLevel: env['LOG_LEVEL'] || 'info',
    solvers: integer(env, 'SOLVERS', Math.max(1, cores - 1), 1, 64),
    requestsPerMinute: integer(env, 'REQUESTS_PER_MINUTE', 1_200, 1, 1_000_000),
    failedSignIns: integer(env, 'FAILED_SIGN_INS', 20, 1, 1_000_000),
    mediaFolder: env['MEDIA_FOLDER'] || besideDatabase(env, 'media'),
    linkKey: linkKey(env),
    keyFile: env['DATABASE_URL'] === 'sqlite::memory:' ? null : env['KEY_FILE'] || besideDatabase(env, 'key'),
    smtpUrl: url(env, 'SMTP_URL'),
    mailFrom: env['MAIL_FROM'] || null,
    smsWebhookUrl: url(env, 'SMS_WEBHOOK_URL'),
  }
}
