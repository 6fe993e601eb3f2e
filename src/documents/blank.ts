/**
 * A report with nothing filled in. Each blank is found when it is left: an unfilled report is never complete. The dates are
 * the writer's to give; nothing here depends on the day.
 */
export const BLANK_REPORT = `---
document: incident-report
incident: "" # the incident's issue, such as "#42"
title: ""
severity: "" # critical, major or minor
criteria: [] # outage, degradation, team-stopped, vulnerability
status: "" # open, investigating, mitigated or resolved
lead: ""
author: ""
reviewer: "" # someone else than the author
started: "" # each with its offset: 2026-11-19T09:30+02:00
detected: ""
declared: ""
mitigated: ""
resolved: ""
---

# [Title of the incident]

## Summary

[Describe in two or three sentences what happened, to whom, and what ended it.]

## Impact

[Describe who and what was hit, how and for how long. "None" and "unknown" are answers too.]

## Timeline

All times in [your zone].

| Time | Event |
| --- | --- |
| YYYY-MM-DD HH:MM | [What happened] |

## Root cause and contributing factors

[Explain what caused it, or what probably did, and what else had to be so for it to happen.]

## Resolution

[Describe what was done, and what restored the service.]

## Lessons learned

### What went well

- [What worked]

### What went wrong

- [What did not]

### Where we got lucky

- [What might have been worse]

## Action items

| Action | Owner | Priority | Due | Issue |
| --- | --- | --- | --- | --- |
| [What will be done] | [Who] | [P1/P2/P3] | YYYY-MM-DD | [Link to the issue] |
`;
