/**
 * What a plugin gives and gets. This file imports nothing, so that a plugin may keep a copy of it:
 * types only, nothing of it is bundled. PLUGINS.md tells the same in prose.
 */

/** Text that is safe to send: made by `site.html`, which escapes every value put into it. */
export type Html = { readonly escaped: true; toString(): string }

/** What `site.html` takes as a value; `null`, `undefined`, `true` and `false` print nothing. */
export type HtmlValue = Html | string | number | boolean | null | undefined | readonly HtmlValue[]

/** The part of Hono's context that plugins may rely on. */
export type PageContext = {
  req: {
    readonly method: string
    /** The whole path, `/admin/<plugin>/…` included. */
    readonly path: string
    param(name: string): string | undefined
    query(name: string): string | undefined
    queries(name: string): string[] | undefined
    header(name: string): string | undefined
    /** Form fields; a file arrives as `File`. Bodies above 1 MiB are refused before. */
    parseBody(): Promise<Record<string, string | File>>
    json(): Promise<unknown>
  }
  html(page: Html | string, status?: number): Response | Promise<Response>
  text(text: string, status?: number): Response
  json(value: unknown, status?: number): Response
  redirect(to: string, status?: 301 | 302 | 303 | 307 | 308): Response
  body(bytes: string | ArrayBuffer, status?: number, headers?: Record<string, string>): Response
  notFound(): Response | Promise<Response>
}

/** An `Html` is sent with status 200; anything else the handler answers itself. */
export type Handler = (
  context: PageContext,
) => Response | Html | null | Promise<Response | Html | null>

/** Hono's paths: `/kontakt`, `/verzeichnis/:slug`. */
export type PluginApp = {
  get(path: string, handler: Handler): void
  post(path: string, handler: Handler): void
}

export type Mail = {
  subject: string
  text: string
  /** The address a person answers to, shown beside the message. */
  replyTo?: string
}

/** A row as PostgreSQL returns it. */
type Row = Record<string, unknown>

/** The tagged template of `postgres` (porsager), connected as the plugin's own role. */
export type Sql = {
  <T extends readonly object[] = Row[]>(
    text: TemplateStringsArray,
    ...values: readonly unknown[]
  ): Promise<T> & { readonly __sql?: true }
  /** A list of values, an object to insert, or a column's name, for use within a template. */
  (value: unknown, ...columns: readonly unknown[]): { readonly __part?: true }
  begin<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  json(value: unknown): unknown
}

export type SettingValue = string | number | boolean

export type Site = {
  /** The project's name as its visitors know it. */
  readonly name: string
  /** The plugin's own schema `plugin_<name>` is the search path; nothing else is readable. */
  readonly db: Sql
  /** Read anew at each access: defaults, then the marketplace's, then the site's own values. */
  readonly settings: Readonly<Record<string, SettingValue>>
  /** The plugin's text in the site's language, else German, else the key; `{name}` is filled in. */
  t(key: string, values?: Readonly<Record<string, string | number>>): string
  /** Puts a message into the site's mailbox ("Nachrichten" in its admin). */
  mail(message: Mail): Promise<void>
  now(): Date
  /** Tagged template that escapes its values. */
  html(text: TemplateStringsArray, ...values: readonly HtmlValue[]): Html
  /** The whole page: the site's frame around `body`. Within admin routes the admin's frame. */
  layout(title: string, body: Html): Html
}

export type NavigationEntry = {
  /** A path of the plugin's own, `/kontakt`. */
  href: string
  label: string
  /** Default `main`. */
  place?: 'main' | 'footer'
  /** One sentence for the card on the home page. */
  description?: string
}

/** One field of the form at `/admin/<plugin>/settings`, which the core draws and keeps. */
export type Setting = {
  key: string
  label: string
  kind: 'text' | 'textarea' | 'email' | 'number' | 'boolean'
  default: SettingValue
  hint?: string
}

/** The export `plugin` of `<name>/index.js`. */
export type Plugin = {
  /** Mounted at the root of the site. */
  routes?(app: PluginApp, site: Site): void | Promise<void>
  /** Mounted at `/admin/<name>`, behind the sign-in; `/` is the plugin's first page there. */
  admin?(app: PluginApp, site: Site): void | Promise<void>
  navigation?: readonly NavigationEntry[]
  settings?: readonly Setting[]
  /** Texts per language, `{ de: { greeting: 'Guten Tag {name}' } }`. */
  texts?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** A section on the site's home page. */
  home?(site: Site): Html | Promise<Html>
}
