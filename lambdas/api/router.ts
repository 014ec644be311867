import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { Overtaken } from '../contract/attempts.ts';
import { asContractError, ContractError } from '../contract/errors.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import { authenticate } from './authenticate.ts';
import type { Answer, Route } from './route.ts';
import { parseBody } from './validate.ts';

/** The members of an HTTP API's event (payload 2.0) that we rely on. */
const httpEventSchema = z.object({
  rawPath: z.string(),
  rawQueryString: z.optional(z.string()),
  headers: z.optional(z.record(z.string(), z.string())),
  body: z.optional(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
  requestContext: z.object({
    requestId: z.string(),
    http: z.object({ method: z.string() }),
    authorizer: z.optional(z.unknown()),
  }),
});
type HttpEvent = z.output<typeof httpEventSchema>;

/** Turns requests into operations and errors into responses: the only place that does. */
export const router =
  (routes: readonly Route[], { log, clock }: { readonly log: Log; readonly clock: Clock }) =>
  async (event: unknown): Promise<APIGatewayProxyStructuredResultV2> => {
    const request = httpEventSchema.parse(event);
    const { requestId } = request.requestContext;
    const begun = clock.now().getTime();
    const found = findRoute(routes, request);
    const answer = await answerTo(request, found).catch((error: unknown) => asContractError(error));
    const line = {
      operation: found?.route.operation ?? 'none',
      requestId,
      ...found?.pathMembers,
      milliseconds: clock.now().getTime() - begun,
    };
    if (!(answer instanceof ContractError)) {
      log.info('answered', line);
      return response(200, requestId, answer.body, answer.headers);
    }
    if (answer.status >= 500) log.error('failed', { ...line, error: answer.cause });
    else log.info('refused', { ...line, kind: answer.kind, ...reasonOf(answer) });
    return errorResponse(answer, requestId);
  };

/** Our own words only: what a service says may quote a case. */
const reasonOf = ({ cause }: ContractError) => cause instanceof Overtaken && { reason: cause.message };

const answerTo = async (request: HttpEvent, found: Found | undefined): Promise<Answer> => {
  const caller = authenticate(request.requestContext.authorizer);
  if (!found) throw new ContractError('UnknownOperationException', 'There is no operation at this path.');
  const body = request.isBase64Encoded ? decoded(request.body ?? '') : (request.body ?? '');
  const query = new URLSearchParams(request.rawQueryString ?? '');
  const { readQuery, readHeaders, answer } = found.route;
  return answer(
    {
      ...parseBody(body),
      ...readQuery(query),
      ...readHeaders(request.headers ?? {}),
      ...found.pathMembers,
    },
    caller,
  );
};

const decoded = (body: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(body, 'base64'));
  } catch (cause) {
    throw new ContractError('ValidationException', 'The request body is not UTF-8.', { cause });
  }
};

type Found = { readonly route: Route; readonly pathMembers: Readonly<Record<string, string>> };

const findRoute = (routes: readonly Route[], request: HttpEvent): Found | undefined => {
  for (const route of routes) {
    if (route.method !== request.requestContext.http.method) continue;
    // DynamoDB refuses to look for a lone surrogate.
    const pathMembers = matchPath(route.path, request.rawPath.toWellFormed());
    if (pathMembers) return { route, pathMembers };
  }
  return undefined;
};

/** HTTP APIs hand over the path decoded; an encoded one is read just the same. A trailing slash means nothing. */
const matchPath = (template: string, path: string): Readonly<Record<string, string>> | undefined => {
  const expected = segments(template);
  const [behindTags] = expected.at(-1) === '{arn}' ? [path.match(/^\/tags\/(.+?)\/?$/)?.[1]] : [];
  if (behindTags !== undefined) return { arn: decodedSegment(behindTags) };
  const given = segments(path);
  if (given.length !== expected.length) return undefined;
  const members: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = decodedSegment(given[index] ?? '');
    if (part.startsWith('{')) members[part.slice(1, -1)] = value;
    else if (part !== value) return undefined;
  }
  return members;
};

const segments = (path: string): readonly string[] => path.replace(/^\/|\/$/g, '').split('/');

const decodedSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
};

const response = (
  statusCode: number,
  requestId: string,
  body: Answer['body'],
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId, ...headers },
  body: bodyText(body),
});

const bodyText = (body: Answer['body']): string => {
  if (typeof body === 'string') return body;
  return Object.keys(body).length === 0 ? '' : JSON.stringify(body);
};

const errorResponse = (error: ContractError, requestId: string): APIGatewayProxyStructuredResultV2 =>
  response(
    error.status,
    requestId,
    { message: error.message, ...error.members },
    {
      'x-amzn-errortype': error.kind,
      ...(error.retryAfterSeconds !== undefined && { 'retry-after': `${error.retryAfterSeconds}` }),
    },
  );
