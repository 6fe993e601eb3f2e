/** A service's record with nothing filled in. As of a blank report, each blank is found when it is left. */
export const BLANK_RECORD = `---
document: service-record
service: ""
owner: "" # the circle or team that answers for it
depends_on: [] # other services that it needs
reviewed: "" # the day on which this was last gone through: 2026-11-19
---

# [Name of the service]

[Describe in two or three sentences what it does, and for whom.]

## Environments

| Environment | Address | Version |
| --- | --- | --- |
| [production] | [URL] | [version] |

## Runbook

[Link to the runbook: start, stop, deploy, roll back, common troubles.]

## Backup

[Describe what is saved, how often, to where, and how long it is kept.]

## Restore test

[Describe when a restore was last tried, by whom, and when it is tried again.]

## Monitoring

[Describe what watches it, where its dashboard and logs are, and whom an alert reaches.]

## Access

[Describe who may reach it with which rights, and how access is asked for and taken back.]

## Contacts

[List whom to ask and whom to wake: people, a channel, the vendor's support.]

## Disaster recovery

[Describe how it is brought back when all is lost, in which order and from where.]
`;
