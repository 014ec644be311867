import * as z from 'zod/mini';
import { ContractError, invalid } from '../contract/errors.ts';

/** The contract's requests are far smaller; Amazon's limit for a request is not published. */
const MAX_BODY_BYTES = 1_048_576;
/** No request of the contract nests deeper than some dozen levels. */
const MAX_DEPTH = 64;

/** The body as the client sent it, without its null members: AWS's protocols read null as absent. */
export const parseBody = (body: string): Readonly<Record<string, unknown>> => {
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) {
    throw new ContractError(
      'ValidationException',
      `The request body is larger than ${MAX_BODY_BYTES} bytes.`,
    );
  }
  if (body.trim() === '') return {};
  const parsed = withoutNulls(parseJson(body), [], 0);
  const members = z.safeParse(z.record(z.string(), z.unknown()), parsed);
  if (!members.success)
    throw new ContractError('ValidationException', 'The request body is not a JSON object.');
  return members.data;
};

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new ContractError('ValidationException', 'The request body is not JSON.', { cause });
  }
};

type Path = readonly (string | number)[];

const withoutNulls = (value: unknown, path: Path, depth: number): unknown => {
  if (depth > MAX_DEPTH) {
    throw new ContractError('ValidationException', `The request body nests deeper than ${MAX_DEPTH} levels.`);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed())
      throw invalid(memberName(path), 'holds a lone surrogate, which UTF-8 cannot hold');
    return value;
  }
  if (Array.isArray(value))
    return value.map((member, index) => withoutNulls(member, [...path, index], depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(
    entries.map(([name, member]) => {
      const here = [...path, name];
      if (!name.isWellFormed())
        throw invalid(memberName(here), 'holds a lone surrogate, which UTF-8 cannot hold');
      // A member of this name is no member of any shape; as a map's key it would be lost on the way to the table.
      if (name === '__proto__') throw invalid(memberName(here), 'is not a name that can be kept');
      return [name, withoutNulls(member, here, depth + 1)];
    }),
  );
};

/**
 * The request as its operation expects it.
 * @throws ValidationException naming the first member that is wrong, and how.
 */
export const validate = <Schema extends z.ZodMiniType>(
  schema: Schema,
  request: unknown,
): z.output<Schema> => {
  const parsed = z.safeParse(schema, request, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue) throw new ContractError('ValidationException', 'The request is not valid.');
  throw invalid(memberName(pathOf(issue)), reason(issue));
};

/** Where a map's key is wrong, the key is the last part of the path already. */
const pathOf = (issue: z.core.$ZodIssue): Path => {
  const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol');
  return issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
};

const reason = (issue: z.core.$ZodIssue): string => {
  if (issue.input === undefined) return 'is required';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${withArticle(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`;
    case 'unrecognized_keys':
      return 'is not known';
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is not a valid key';
    default:
      return issue.message;
  }
};

const withArticle = (type: string): string => {
  if (type === 'int') return 'a whole number';
  if (type === 'record') return 'an object';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
};

/** `fields[3].value.stringValue`: the path as a caller would write it. */
const memberName = (path: Path): string =>
  path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? shortened(part) : `${name}.${shortened(part)}`;
  }, '') || 'request';

/** A name of a request's own can be as long as the request. */
const MAX_SHOWN_CHARACTERS = 128;

const shortened = (name: string): string =>
  name.length <= MAX_SHOWN_CHARACTERS ? name : `${name.slice(0, MAX_SHOWN_CHARACTERS - 1).toWellFormed()}…`;
