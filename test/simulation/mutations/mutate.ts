import { registerHooks } from 'node:module';
import type { Mutation } from './mutation.ts';

/** From now on the file is loaded with the mutation in it. Before the code under test is imported, thus. */
export const mutate = ({ file, find, replace }: Mutation): void => {
  const place = `/lambdas/${file}`;
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(place)) return loaded;
      const parts = `${loaded.source}`.split(find);
      if (parts.length !== 2) throw new Error(`${place} holds ${parts.length - 1} times: ${find}`);
      return { ...loaded, source: parts.join(replace) };
    },
  });
};
