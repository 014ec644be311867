import { describe, expect, it } from 'vitest';
import { optionError, type WantedOption } from '../../../lambdas/fields/option-changes.ts';

const option = (value: string, name = value, active = true): WantedOption => ({ value, name, active });

describe('an option that somebody wants', () => {
  it('may be called anything, and be inactive, where it is not built in', () => {
    expect(optionError('case_reason', option('lost', 'Lost', false), [])).toBeUndefined();
    expect(
      optionError('status', option('waiting', 'Waiting', false), [option('open', 'Open')]),
    ).toBeUndefined();
  });

  it('may stand in the request once', () => {
    const before = [option('lost'), option('broken')];

    expect(optionError('case_reason', option('lost', 'Gone'), before)).toBe(
      'This value stands in the request twice.',
    );
    expect(optionError('case_reason', option('Lost'), before)).toBeUndefined();
  });

  it('of a built-in status may not be changed, but may be said again', () => {
    expect(optionError('status', option('open', 'Open'), [])).toBeUndefined();
    expect(optionError('status', option('open', '開'), [])).toBe(
      'The built-in option open of status cannot be changed.',
    );
    expect(optionError('status', option('closed', 'Closed', false), [])).toBe(
      'The built-in option closed of status cannot be deactivated.',
    );
  });

  it.each(['Critical', 'High', 'Medium', 'Low'])(
    'of the severity %s may be renamed, not deactivated',
    (value) => {
      expect(optionError('severity', option(value, '重大'), [])).toBeUndefined();
      expect(optionError('severity', option(value, value, false), [])).toBe(
        `The built-in option ${value} of severity cannot be deactivated.`,
      );
    },
  );

  it('of another field is not built in, though it has the value of one', () => {
    expect(optionError('case_reason', option('open', 'Offen', false), [])).toBeUndefined();
  });
});
