/** Points at which something was once wrong; every sample goes through them. */
export const regressionPoints = [
  'live|provisioning|DeploymentPrepared|first|append result|1|before|thrown',
  'live|provisioning|DeploymentPrepared|first|coolify POST /deploy|1|before|duplicated',
  'live|provisioning|DeploymentPrepared|first|coolify POST /deploy|1|before|frozen',
  'expired|orders|ProjectOrdered|first|append result|1|before|thrown',
  'removed|mails|DnsRemoved|first|smtp torn-down|1|before|duplicated',
  'named|naming|DomainBrought|first|append result|1|before|thrown',
  'transferred|provisioning|ServerAssigned|again|inwx domain.info|3|after|duplicated',
]
