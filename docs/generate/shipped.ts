import { ankenEvents } from '../../lambdas/settings/anken-events.ts';
import { formatted } from '../../local/generate/formatted.ts';
import { eventPage } from './event-page.ts';
import { describedEvents, typesOf } from './event-schemas.ts';
import { describedRoutes } from './openapi/described-routes.ts';
import { openApi } from './openapi/document.ts';

/** A file that the project ships and that is made from its code. */
type ShippedFile = { readonly path: string; readonly laidOut: () => Promise<string> };

export const shippedFiles = (): readonly ShippedFile[] => {
  const described = describedEvents();
  return [
    ...described.flatMap((events) => [
      made(`docs/events/${events.name}.schema.json`, JSON.stringify(events.schema)),
      made(`docs/events/${events.name}.ts`, typesOf(events)),
    ]),
    // The sample is a package of its own.
    ...described
      .filter(({ detailType }) => detailType === ankenEvents.detailType)
      .map((events) => made(`examples/consumer/${events.name}.ts`, typesOf(events))),
    made('docs/openapi.json', JSON.stringify(openApi(describedRoutes()))),
    // The formatter knows no prose.
    { path: 'docs/events/reference.md', laidOut: async () => eventPage(described) },
  ];
};

const made = (path: string, text: string): ShippedFile => ({ path, laidOut: () => formatted(text, path) });
