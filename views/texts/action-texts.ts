/** `open`: its button; `title` and `text` stand above its form; `submit`: what sends it. */
export type ActionTexts = { open: string; title: string; text: string; submit: string }
