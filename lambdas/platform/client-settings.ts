/** Longer than any of these calls takes when AWS is well; a call that hangs is made again, not waited for. */
const REQUEST_TIMEOUT_MILLISECONDS = 3_000;
const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;

/** One more for a lost connection; waiting out others is the business of whoever knows what may be waited for. */
const ATTEMPTS = 2;

/** What every AWS client of a function is made with. */
export const clientSettings = {
  maxAttempts: ATTEMPTS,
  requestHandler: {
    connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
    requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
    throwOnRequestTimeout: true,
  },
};
