/** What customers read when they need not do anything. */
export const reassurances = {
  delayed: 'Es dauert etwas länger als sonst. Sie müssen nichts tun.',
  ours: 'Wir kümmern uns darum. Sie müssen nichts tun.',
}
