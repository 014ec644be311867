import * as z from 'zod/mini';
import type { Route } from '../../../lambdas/api/route.ts';
import * as shapes from '../../../lambdas/contract/model.generated.ts';

type Members = Readonly<Record<string, z.core.$ZodType>>;

/** A request's members by where they travel. */
export type DescribedRequest = {
  readonly path: Members;
  readonly query: Members;
  readonly headers: Members;
  /** None where nothing travels in the body. */
  readonly body: z.ZodMiniObject<Members> | undefined;
};

/** All that a request may hold. */
export const membersOf = ({ operation, request }: Route['model']): Members => {
  const schema = request();
  if (schema instanceof z.ZodMiniObject) return schema.def.shape;
  throw new Error(`The request of ${operation} is no object`);
};

export const requestOf = ({ path, model }: Route): DescribedRequest => {
  const { query = {}, headers = [] } = model;
  const members = membersOf(model);
  const named = (names: readonly string[]): Members =>
    Object.fromEntries(Object.entries(members).filter(([name]) => names.includes(name)));
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}`);
  const elsewhere = new Set([...inPath, ...Object.keys(query), ...headers]);
  const inBody = named(Object.keys(members).filter((name) => !elsewhere.has(name)));
  return {
    // In the order of the path, which the model does not keep to.
    path: Object.assign({}, ...inPath.map((name) => named([name]))),
    query: named(Object.keys(query)),
    headers: named(headers),
    body: Object.keys(inBody).length === 0 ? undefined : z.object(inBody),
  };
};

export const isOptional = (schema: z.core.$ZodType): boolean => schema instanceof z.ZodMiniOptional;

/** What of the model's shapes has a name in the document: structures, unions and enumerations, but whole requests. */
export const requestShapes = (): ReadonlyMap<string, z.core.$ZodType> =>
  new Map(
    Object.entries(shapes).flatMap(([name, make]): [string, z.core.$ZodType][] => {
      if (typeof make !== 'function' || name.endsWith('Request')) return [];
      const schema = make();
      const isNamed =
        schema instanceof z.ZodMiniObject ||
        schema instanceof z.ZodMiniPipe ||
        schema instanceof z.ZodMiniEnum;
      return isNamed ? [[`${name.charAt(0).toUpperCase()}${name.slice(1)}`, schema]] : [];
    }),
  );
