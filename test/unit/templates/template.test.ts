import { describe, expect, it } from 'vitest';
import { type Template, tagsOfNewCase } from '../../../lambdas/templates/template.ts';

const handingDown = (...tagMaps: readonly Readonly<Record<string, string>>[]): Template => ({
  templateId: 't-1',
  name: 'Return',
  status: 'Active',
  tagPropagationConfigurations: tagMaps.map((tagMap) => ({ resourceType: 'Cases', tagMap: { ...tagMap } })),
  createdTime: '2026-01-02T03:04:05.678Z',
  lastModifiedTime: '2026-01-02T03:04:05.678Z',
});

describe('the tags of a new case', () => {
  it('are those that its template hands down, and its own', () => {
    const tags = tagsOfNewCase(handingDown({ team: 'returns' }), { channel: 'mail' });

    expect(tags).toEqual({ team: 'returns', channel: 'mail' });
  });

  it('are its own where both say one', () => {
    const tags = tagsOfNewCase(handingDown({ team: 'returns', constructor: 'x' }), { team: 'complaints' });

    expect(tags).toEqual({ team: 'complaints', constructor: 'x' });
  });

  it('are none where nobody gives any', () => {
    expect(tagsOfNewCase(handingDown(), undefined)).toEqual({});
    expect(tagsOfNewCase({ ...handingDown(), tagPropagationConfigurations: undefined }, {})).toEqual({});
  });

  it('leave the template as it is', () => {
    const template = handingDown({ team: 'returns' });

    tagsOfNewCase(template, { team: 'complaints' });

    expect(template).toEqual(handingDown({ team: 'returns' }));
  });
});
