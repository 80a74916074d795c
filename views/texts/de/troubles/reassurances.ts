/** What customers read when there is nothing for them to do. */
export const reassurances = {
  delayed: 'Es dauert etwas länger als sonst. Sie müssen nichts tun.',
  ours: 'Wir kümmern uns darum. Sie müssen nichts tun.',
}
