/** @throws Error that says so and quotes nothing, since it is logged. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The message is not JSON');
  }
};
