/** When each event is told, in a sentence for whoever reads events. */
export const eventMeanings: Readonly<Record<string, string>> = {
  'CASE.CREATED': 'A case was opened.',
  'CASE.UPDATED': 'Fields of a case changed, by whoever or by an SLA of the case.',
  'CASE.DELETED': 'A case is gone; it stands in the event as it was.',
  'CASE.TAGGED': 'Tags of a case changed: `tags` are those it has now, `oldTags` those it had.',
  'RELATED_ITEM.CREATED': 'A comment, a contact or another related item came to a case.',
  'RELATED_ITEM.UPDATED': 'A related item of a case changed.',
  'RELATED_ITEM.DELETED': 'A related item is gone; it stands in the event as it was.',
  'RELATED_ITEM.TAGGED':
    'Tags of a related item changed: `tags` are those it has now, `oldTags` those it had.',
  'SLA.STARTED': 'An SLA was set to a case and runs.',
  'SLA.BREACHED': 'The time of an SLA ran out. Nobody did it: there is no `performedBy`.',
  'SLA.MET': 'What an SLA asks for was done in time.',
  'SLA.NOT_MET': 'What an SLA asks for was done, and too late.',
  'SLA.CANCELLED': 'An SLA was taken off its case; it stands in the event as it was.',
  'DOMAIN.DELETED': 'A domain is gone with all its cases, whose ends no events of their own tell.',
};
