import { settings } from '../deployment.ts';
import type { Invariant } from './invariants.ts';

/** Worked out again from the committed order, by rank: the first of the list is the worst. */
export const severityIsRaisedAsTheOracleSays: Invariant = ({ history }) =>
  [...history.cases.values()].flatMap(({ changes }) => {
    let before: string | undefined;
    return changes.flatMap((event) => {
      if (event.type === 'CASE.TAGGED') return [];
      const { eventId, after, severityRaised } = event;
      const value = after.fields['severity'];
      const severity = value && 'stringValue' in value ? value.stringValue : undefined;
      const raised = isHigh(severity) && (!isHigh(before) || rank(severity) < rank(before));
      before = severity;
      return raised === severityRaised ? [] : [`${eventId} says ${severityRaised}, the oracle ${raised}`];
    });
  });

const rank = (severity: string | undefined): number => settings.HIGH_SEVERITIES.indexOf(severity ?? '');
const isHigh = (severity: string | undefined): boolean => rank(severity) !== -1;
