import { checkRules } from '../case-rules/check-rules.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
import { invalid, notFound } from '../contract/errors.ts';
import type { UpdateCaseRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { Template } from '../templates/template.ts';
import type { CaseStore } from './case.store.ts';
import { applied, type FieldChanges, isEmpty, isRequired, performer } from './case.ts';
import { checkSize } from './case-size.ts';
import { withViolations } from './change-event.ts';
import { givenFields } from './given-fields.ts';
import { checkWhole, updateOfCase, writingOf } from './state-change.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly configurations: ConfigurationStore;
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly highSeverities: readonly string[];
};

/**
 * Changes the named fields and no others: the last writer of a field wins, nothing is lost between different fields.
 * What time has done to the case's SLAs is told first. Two round trips; another two for each time that somebody else
 * changed the case in between.
 */
export const updateCase: Operation<Deps, UpdateCaseRequest, Nothing> =
  ({ domains, configurations, cases, clock, ids, highSeverities }) =>
  async (input, caller) => {
    const { domainId, caseId } = input;
    const performedBy = performer(input.performedBy, caller);
    return persistently(clock, async () => {
      const [domain, { case: current, slas }] = await Promise.all([
        domains.get(domainId),
        cases.state(domainId, caseId),
      ]);
      if (!current) throw notFound('Case', caseId);
      checkWhole({ case: current, slas });
      const configuration = configurations.of(domain);
      const [template, definitions] = await Promise.all([
        configuration.template(current.templateId),
        configuration.definitions(input.fields.map((field) => field.id)),
      ]);
      const given = givenFields(input.fields, definitions, current.fields);
      checkKept(template, given, input.fields);

      const writing = { ...writingOf(current, clock, ids), performedBy };
      const change = updateOfCase({ case: current, slas }, given, writing, highSeverities);
      if (!change) return nothing;
      const after = applied(current.fields, change.fields);
      const broken = await checkRules({ domain, configuration, template }, current.fields, after);
      const told = { ...change, events: withViolations(change.events, broken) };
      for (const event of told.events) checkSize(input.fields, after, event);
      if (await cases.apply(current, told)) return nothing;
      throw new Overtaken('Others changed the case at the same time');
    });
  };

const checkKept = (
  template: Template | undefined,
  given: FieldChanges,
  fields: UpdateCaseRequest['fields'],
): void => {
  const emptied = fields.findIndex((field) => isRequired(template, field.id) && isEmpty(given.get(field.id)));
  if (emptied !== -1)
    throw invalid(`fields[${emptied}].value`, `${fields[emptied]?.id} is required and cannot be emptied`);
};
