/** `vrs-<slug>-<last 8 of the id>`: a UUIDv7's first digits are time, alike for all of one minute. */
export const vendorName = (slug: string, projectId: string) => `vrs-${slug}-${projectId.slice(-8)}`
