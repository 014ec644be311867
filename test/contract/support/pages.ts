type Paged = { readonly nextToken?: string | undefined };

/** All pages of a list, from the first to the one without a `nextToken`. */
export const allPages = async <Page extends Paged>(
  read: (nextToken: string | undefined) => Promise<Page>,
): Promise<readonly Page[]> => {
  const pages: Page[] = [];
  let nextToken: string | undefined;
  do {
    const page = await read(nextToken);
    pages.push(page);
    nextToken = page.nextToken;
    if (pages.length > 1000) throw new Error('The list does not end');
  } while (nextToken !== undefined);
  return pages;
};

/** For comparing lists whose order the contract leaves open. */
export const sorted = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.map((text) => `${text}`).toSorted((one, other) => (one < other ? -1 : 1));
