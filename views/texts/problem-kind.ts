/**
 * Kinds of problem pages: `notFound` 404, `forbidden` 403, `tooMany` 429, `overloaded` 503,
 * `unavailable` 503 without a database,
 * `failure` any other status, `expiredLink` 401, an order's link that is wrong or too old.
 */
export type ProblemKind =
  | 'notFound'
  | 'forbidden'
  | 'expiredLink'
  | 'tooMany'
  | 'overloaded'
  | 'unavailable'
  | 'failure'
