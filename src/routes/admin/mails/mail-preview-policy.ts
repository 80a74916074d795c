/** The HTML of a mail brings its own look, runs nothing, loads nothing and sends nothing. */
export const mailPreviewPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"
