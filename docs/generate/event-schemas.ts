import type * as z from 'zod/mini';
import {
  ankenCaseChanges,
  contractCaseChanges,
  sharedShapes,
} from '../../lambdas/case-events/published/published-events.ts';
import { eventMeanings } from './event-meanings.ts';
import { type JsonSchema, namedSchemas } from './named-schemas.ts';
import { comment, typeText } from './type-text.ts';

/** The events of one detail-type as docs/events describes them. */
export type DescribedEvents = {
  readonly detailType: string;
  /** What the files are called, without an ending. */
  readonly name: string;
  /** By the event's `eventType`. */
  readonly types: ReadonlyMap<string, string>;
  readonly schema: JsonSchema;
};

export const describedEvents = (): readonly DescribedEvents[] =>
  [ankenCaseChanges(), contractCaseChanges()].map(({ detailType, details, envelope }) => {
    const types = new Map([...details.keys()].map((type) => [type, typeName(type)]));
    const named = new Map<string, z.core.$ZodType>([['Envelope', envelope], ...sharedShapes()]);
    for (const [type, detail] of details) named.set(typeName(type), detail);
    const { Envelope = {}, ...definitions } = namedSchemas(named, '#/$defs/');
    const meanings = [...types].map(([type, name]) => [
      name,
      { ...definitions[name], description: eventMeanings[type] ?? type },
    ]);
    return {
      detailType,
      name: detailType.toLowerCase().replaceAll(' ', '-'),
      types,
      schema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: detailType,
        description: 'The whole event of EventBridge, as a queue behind a rule receives it.',
        ...Envelope,
        properties: {
          ...Envelope.properties,
          detail: { oneOf: [...types.values()].map((name) => ({ $ref: `#/$defs/${name}` })) },
        },
        required: [...(Envelope.required ?? []), 'detail'],
        $defs: { ...definitions, ...Object.fromEntries(meanings) },
      },
    };
  });

/** `SLA.NOT_MET` is `SlaNotMet`. */
const typeName = (type: string): string =>
  type
    .toLowerCase()
    .split(/[._]/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');

/** The types of TypeScript of the same. */
export const typesOf = ({ schema, detailType }: DescribedEvents): string => {
  const { $defs = {}, ...event } = schema;
  const definitions = Object.entries($defs).map(
    ([name, definition]) => `${comment(definition)}export type ${name} = ${typeText(definition)};\n`,
  );
  const name = detailType.replaceAll(' ', '');
  return [
    '// Made by `npm run generate:docs`, not by hand.',
    ...definitions,
    `${comment(schema)}export type ${name} = ${typeText(event)};`,
    '',
  ].join('\n');
};
