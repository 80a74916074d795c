import type { Bench } from '../engine/process'

const askedEvery = 30

/** Deletions go on behind Coolify's answer: they are asked for once, and again only if nothing comes of it. */
export const isToAsk = ({ look, waitedFor }: Pick<Bench, 'look' | 'waitedFor'>) =>
  waitedFor?.code !== 'REMOVING' || look % askedEvery === 0
