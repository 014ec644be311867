import { describe, expect, it } from 'vitest';
import { misplacedField, placedFields } from '../../../lambdas/layouts/layout.ts';

const panel = (...ids: readonly string[]) => ({
  sections: [{ fieldGroup: { fields: ids.map((id) => ({ id })) } }],
});
const placed = (...ids: readonly string[]) => placedFields({ basic: { topPanel: panel(...ids) } });
const member = (index: number) => `content.basic.topPanel.sections[0].fieldGroup.fields[${index}].id`;
const never = () => undefined;

describe('the fields of a layout', () => {
  it('are those of the top panel, then those of the other, each with its place in the request', () => {
    const fields = placedFields({ basic: { moreInfo: panel('c'), topPanel: panel('a', 'b') } });

    expect(fields).toEqual([
      { fieldId: 'a', member: member(0) },
      { fieldId: 'b', member: member(1) },
      { fieldId: 'c', member: 'content.basic.moreInfo.sections[0].fieldGroup.fields[0].id' },
    ]);
  });

  it.each([{ basic: {} }, { basic: { topPanel: {} } }, { basic: { topPanel: { sections: [] } } }])(
    'are none where there is no group: %j',
    (content) => {
      expect(placedFields(content)).toEqual([]);
    },
  );
});

describe('a field is misplaced', () => {
  it('in no layout of different fields that exist', () => {
    expect(misplacedField(placed('a', 'b', 'summary'), never)).toBeUndefined();
  });

  it.each(['title', 'status'])('when it is the %s, which every page shows', (fieldId) => {
    expect(misplacedField(placed('a', fieldId), never)).toEqual({
      member: member(1),
      reason: `${fieldId} cannot be part of a layout`,
    });
  });

  it('when it does not exist', () => {
    expect(
      misplacedField(placed('a', 'b'), (fieldId) => (fieldId === 'a' ? undefined : 'no such field')),
    ).toEqual({
      member: member(1),
      reason: 'no such field',
    });
  });

  it('when it stands there already', () => {
    expect(misplacedField(placed('a', 'b', 'a'), never)).toEqual({
      member: member(2),
      reason: 'the field a stands in the layout twice',
    });
  });
});
