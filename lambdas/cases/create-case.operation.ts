import type { CreateCaseResponse } from '@aws-sdk/client-connectcases';
import * as z from 'zod/mini';
import { checkRules } from '../case-rules/check-rules.ts';
import type { Arns } from '../contract/arn.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
import { conflict, invalid, notFound } from '../contract/errors.ts';
import type { CreateCaseRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { referenceNumber } from '../contract/overlays.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { FieldValues } from '../fields/field-value.ts';
import type { Clock } from '../platform/clock.ts';
import { digest, type Ids } from '../platform/ids.ts';
import { type Template, tagsOfNewCase } from '../templates/template.ts';
import type { CaseStore } from './case.store.ts';
import { applied, type Case, initialFields, missingFields, performer } from './case.ts';
import { checkSize } from './case-size.ts';
import { creationEvent } from './change-event.ts';
import { caseOfToken, requestText } from './client-token.ts';
import { givenFields } from './given-fields.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly configurations: ConfigurationStore;
  readonly cases: CaseStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly highSeverities: readonly string[];
};

/** Two round trips when the configuration is known: the domain's version and the token, then one transaction. */
export const createCase: Operation<Deps, CreateCaseRequest, CreateCaseResponse> =
  ({ domains, configurations, cases, arns, clock, ids, highSeverities }) =>
  async (input, caller) => {
    const { domainId, templateId } = input;
    const now = clock.now();
    const nowSeconds = Math.floor(now.getTime() / 1000);
    const tokenHash = input.clientToken ? digest(input.clientToken) : undefined;
    const requestHash = digest(requestText(input));
    const storedToken = async () => (tokenHash === undefined ? undefined : cases.token(domainId, tokenHash));
    const answer = (caseId: string) => ({ caseId, caseArn: arns.case(domainId, caseId) });

    const [domain, token] = await Promise.all([domains.get(domainId), storedToken()]);
    const made = caseOfToken(token, requestHash, nowSeconds);
    if (made !== undefined) return answer(made);

    const configuration = configurations.of(domain);
    const [template, definitions] = await Promise.all([
      configuration.template(templateId),
      configuration.definitions(input.fields.map((field) => field.id)),
    ]);
    if (!template) throw notFound('Template', templateId);
    if (template.deleted) throw invalid('templateId', 'is of a template that is deleted');
    if (template.status !== 'Active') throw invalid('templateId', 'is of a template that is inactive');
    const given = applied({}, givenFields(input.fields, definitions, undefined));

    const ownReference = referenceIn(input.fields);
    const moment = { now: now.toISOString(), performedBy: performer(input.performedBy, caller) };
    const caseTags = tagsOfNewCase(template, input.tags);
    // One id for all attempts: one that was given up without an answer, and is late, finds the case there.
    const caseId = ids.uuid();
    return persistently(clock, async () => {
      const reference = ownReference ?? ids.referenceNumber();
      const created: Case = {
        domainId,
        caseId,
        templateId,
        createdTime: moment.now,
        version: 1,
        lastEventId: ids.ulid(now),
        lastEventTime: moment.now,
        fields: initialFields(given, { caseId, referenceNumber: reference }, moment),
        ...(Object.keys(caseTags).length > 0 && { tags: caseTags }),
        ...(tokenHash !== undefined && { tokenHash }),
      };
      checkRequired(template, created.fields);
      const broken = await checkRules({ domain, configuration, template }, undefined, created.fields);
      const event = creationEvent(created, moment, highSeverities, broken);
      checkSize(input.fields, created.fields, event);
      const token = tokenHash === undefined ? undefined : { tokenHash, requestHash, nowSeconds };
      const refused = await cases.create({ case: created, event, referenceNumber: reference, token });
      if (!refused) return answer(caseId);
      // An equal request may have taken the reference number while another makes the token busy, which hides that it
      // exists already: it is read again.
      const tokenTakenBy = refused.tokenTakenBy ?? (await storedToken());
      const other = caseOfToken(tokenTakenBy, requestHash, nowSeconds);
      if (other !== undefined) return answer(other);
      if (ownReference !== undefined && refused.referenceTaken) {
        throw conflict(`A case of the reference number ${ownReference} exists already.`);
      }
      throw new Overtaken('The generated reference number is taken');
    });
  };

const checkRequired = (template: Template, fields: FieldValues): void => {
  const missing = missingFields(template, fields);
  if (missing.length > 0) throw invalid('fields', `a value is required for ${missing.join(', ')}`);
};

/** By its own limits, which are narrower than those of other texts; an empty value asks for one to be made. */
const referenceIn = (fields: CreateCaseRequest['fields']): string | undefined => {
  const index = fields.findIndex(({ id }) => id === 'reference_number');
  const value = fields[index]?.value;
  if (!value || !('stringValue' in value)) return undefined;
  const parsed = z.safeParse(referenceNumber(), value.stringValue);
  if (parsed.success) return parsed.data;
  throw invalid(`fields[${index}].value`, `${parsed.error.issues[0]?.message}`);
};
