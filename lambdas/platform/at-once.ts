/** Does the work for each of them, for so many at once. */
export const eachOf = async <Each>(
  all: readonly Each[],
  atOnce: number,
  work: (each: Each) => Promise<void>,
): Promise<void> => {
  const remaining = all.values();
  const inTurn = async () => {
    for (const each of remaining) await work(each);
  };
  await Promise.all(Array.from({ length: atOnce }, inTurn));
};
