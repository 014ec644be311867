import * as z from 'zod/mini';

/** What stands in one environment variable, as JSON. */
export const json = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string): unknown => JSON.parse(text)),
      schema,
    ),
  );

/** A list: as JSON, because a value may hold a comma. */
export const jsonList = json(z.array(z.string()));

/** Reads a function's environment at cold start; a wrong or missing variable stops it with its name. */
export const parseSettings = <Schema extends z.ZodMiniType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Schema> => {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Error(`Environment variables missing or wrong: ${names}`);
};

/** What Lambda sets by itself, so that a stack need not (and may not). */
type SetByLambda = 'AWS_REGION';

/** The variables that a stack must give a function with these settings: a forgotten one does not compile. */
export type EnvironmentFor<Settings> = { readonly [Name in Exclude<keyof Settings, SetByLambda>]: string };
