import { checkRules } from '../case-rules/check-rules.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
import { invalid, notFound } from '../contract/errors.ts';
import { checkMatch, type IfMatch } from '../contract/if-match.ts';
import type { FieldValue, UserUnion } from '../contract/model.generated.ts';
import type { Caller } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { Template } from '../templates/template.ts';
import type { CaseStore } from './case.store.ts';
import { applied, type Case, type FieldChanges, isEmpty, isRequired, performer } from './case.ts';
import { checkSize } from './case-size.ts';
import { isInForce, type TokenInUse } from './case-token.ts';
import { withViolations } from './change-event.ts';
import { givenFields, type MemberNames, membersOfFields } from './given-fields.ts';
import { checkWhole, updateOfCase, versionAfter, writingOf } from './state-change.ts';

export type ChangeDeps = {
  readonly domains: DomainStore;
  readonly configurations: ConfigurationStore;
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly highSeverities: readonly string[];
};

/** What a request asks of one case. */
export type WantedChange = {
  readonly domainId: string;
  readonly caseId: string;
  readonly fields: readonly FieldValue[];
  readonly performedBy?: UserUnion | undefined;
  readonly members?: MemberNames;
  readonly ifMatch?: IfMatch | undefined;
  /** With a token the change is made once, however often it is asked for. */
  readonly token?: TokenInUse | undefined;
};

/**
 * Changes the named fields of a case and no others: the last writer of a field wins, nothing is lost between different
 * fields. What time has done to the case's SLAs is told first. Two round trips; another two for each time that somebody
 * else changed the case in between.
 * @returns the case as it is then, as far as its callers ask
 * @throws ContractError
 */
export const changeCase =
  ({ domains, configurations, cases, clock, ids, highSeverities }: ChangeDeps) =>
  async (wanted: WantedChange, caller: Caller): Promise<Pick<Case, 'version' | 'fields'>> => {
    const { domainId, caseId, fields, members = membersOfFields, ifMatch, token } = wanted;
    const performedBy = performer(wanted.performedBy, caller);
    return persistently(clock, async () => {
      const [domain, { case: current, slas }, done] = await Promise.all([
        domains.get(domainId),
        cases.state(domainId, caseId),
        token && cases.tokenInCase(domainId, caseId, token.tokenHash),
      ]);
      if (!current) throw notFound('Case', caseId);
      if (token && isInForce(done, token.nowSeconds)) return current;
      checkMatch(ifMatch, current.version);
      checkWhole({ case: current, slas });
      const configuration = configurations.of(domain);
      const [template, definitions] = await Promise.all([
        configuration.template(current.templateId),
        configuration.definitions(fields.map((field) => field.id)),
      ]);
      const given = givenFields(fields, definitions, current.fields, members);
      checkKept(template, given, fields, members);

      const writing = { ...writingOf(current, clock, ids), performedBy };
      const change = updateOfCase({ case: current, slas }, given, writing, highSeverities);
      if (!change) {
        if (token) await cases.noteDone(domainId, caseId, token);
        return current;
      }
      const after = applied(current.fields, change.fields);
      const broken = await checkRules({ domain, configuration, template }, current.fields, after);
      const told = { ...change, events: withViolations(change.events, broken) };
      for (const event of told.events) checkSize(fields, after, event, members);
      const changed = { version: versionAfter(current, told.events), fields: after };
      if (await cases.apply(current, told, token)) return changed;
      throw new Overtaken('Others changed the case at the same time');
    });
  };

const checkKept = (
  template: Template | undefined,
  given: FieldChanges,
  fields: readonly FieldValue[],
  members: MemberNames,
): void => {
  const emptied = fields.findIndex((field) => isRequired(template, field.id) && isEmpty(given.get(field.id)));
  if (emptied !== -1)
    throw invalid(members(emptied).value, `${fields[emptied]?.id} is required and cannot be emptied`);
};
