/** An incident report with nothing missing, however much is demanded. */
export const FULL_REPORT = `---
document: incident-report
incident: "#42"
title: Checkout down
severity: critical
criteria: [outage]
status: resolved
lead: amina
author: bo
reviewer: chi
started: 2026-11-17T09:00+02:00
detected: 2026-11-17T09:12+02:00
declared: 2026-11-17T09:20+02:00
mitigated: 2026-11-17T09:48+02:00
resolved: 2026-11-17T10:05+02:00
---

# Checkout down after a certificate expired

## Summary

For 48 minutes nobody could pay, because the certificate of the payment proxy had expired. Renewing it ended the outage.

## Impact

All customers: 312 checkouts failed. No data was lost.

## Timeline

All times in Africa/Cairo.

| Time | Event |
| --- | --- |
| 2026-11-17 09:00 | The certificate expires; payments fail |
| 2026-11-17 09:12 | The error rate pages amina |
| 2026-11-17 09:48 | The renewed certificate is in place, payments work |
| 2026-11-17 10:05 | The queue of failed orders is empty |

## Root cause and contributing factors

The certificate was renewed by hand once a year and nobody had it in the calendar. A contributing factor was that the
expiry alert watched the old host.

## Resolution

Amina issued a new certificate and restarted the proxy, which restored payments.

## Lessons learned

### What went well

- The page came within twelve minutes.

### What went wrong

- Nobody knew where the key was kept.

## Action items

| Action | Owner | Priority | Due | Issue |
| --- | --- | --- | --- | --- |
| Renew the certificate automatically | bo | P1 | 2026-12-01 | #43 |
| Let the expiry alert watch the proxy | chi | P2 | 2026-12-05 | #44 |
`;

/** A service's record with nothing missing, written without front matter. */
export const FULL_RECORD = `# Checkout

- **Owner:** circle payments
- **Environments:**
  - production: https://pay.example.org
  - testnet
- Runbook: [runbooks/checkout.md](../runbooks/checkout.md)

## Backup and recovery

Nightly dump to another site, kept for 30 days. Restored for a test on 2026-09-01 by chi.

## Monitoring and logging

Grafana board "checkout"; alerts page whoever is on call.

## Access controls

Operations by SSO, nobody else.

## Contacts and support

#payments; the vendor's hotline is +32 2 123.

## Disaster recovery

Rebuild the hosts from the playbook, then restore the newest dump.
`;
