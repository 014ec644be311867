import { about, close, contact, desk, from, note, order, reopen, sla, tales, update } from '../story.ts';

export const defectsEnglish = tales('defect', 'en', [
  {
    key: 'heater-spark',
    title: 'Panel heater sparked when plugged in',
    received: '20d 08:16',
    openedBy: 'liam',
    values: {
      ...about('defective', 'Medium'),
      ...from('chat', 'mbeki'),
      ...order('TB-205701', 22_000, 'Panel heater 600 W (PH-60)', 'appliance'),
      ...desk('english', 'liam'),
      customer_request:
        'There was a small spark and a smell when I plugged the new heater in. It still works. Is that normal?',
    },
    story: [
      contact('liam'),
      note(
        'liam',
        '0d 08:24',
        'Told Mr Mbeki to unplug it at once and not to use it again. Asked for photos of plug and socket.',
      ),
      note(
        'liam',
        '0d 08:41',
        'Photo shows a bent pin with a scorch mark, and a crack in the plug’s housing. That is a fire risk.',
      ),
      update('liam', {
        severity: 'Critical',
        case_reason: 'safety',
        assigned_queue: 'escalation',
        assigned_user: 'ishii',
        specialist: 'ogawa',
      }),
      note(
        'ishii',
        '0d 09:05',
        'Sales of PH-60 stopped until we know more. Courier collects the heater today; full refund approved.',
      ),
      note(
        'ogawa',
        '3d 15:30',
        'Examined: plug crushed by a pallet strap, the heater itself is sound. Checked all 38 units of the pallet: two more cracked plugs, both still in the warehouse.',
      ),
      update('ishii', { severity: 'Medium', refund_amount: 22_000 }),
      note(
        'ogawa',
        '5d 11:10',
        'Two units destroyed, the rest released for sale. Warehouse no longer straps this carton across the plug side.',
      ),
      note(
        'liam',
        '5d 13:45',
        'Explained everything to Mr Mbeki. He takes a new heater from the checked stock.',
      ),
      close(
        'liam',
        'refunded',
        'Plug crushed by a pallet strap. Heater collected and refunded; whole pallet inspected, two more found before dispatch; packing changed.',
      ),
    ],
  },
  {
    key: 'knife-chipped',
    title: 'Santoku knife arrived with a chipped edge',
    received: '27d 16:50',
    openedBy: 'mail-gateway',
    values: {
      ...about('defective', 'Low'),
      ...from('email', 'reyes'),
      ...order('TB-204699', 13_800, 'Santoku knife, 165 mm', 'kitchen'),
      ...desk('english', 'hannah'),
      customer_request:
        'There are two small chips near the tip. I have not cut anything with it yet. Photos attached.',
    },
    story: [
      note(
        'hannah',
        '1d 09:15',
        'Clear from the photos. New knife sent; no need to send the old one back, blades are hard to post.',
      ),
      note(
        'hannah',
        '1d 09:20',
        'Reply sent: "Thank you for the photos, Ms Reyes. A new knife is on its way. Please keep the first one; a local sharpener can grind out chips of this size."',
      ),
      note('hannah', '6d 10:00', 'New knife delivered, edge is fine.'),
      close('hannah', 'exchanged', 'Chipped edge on arrival. Replaced without return.'),
    ],
  },
  {
    key: 'desk-cam-locks',
    title: 'Desk: one bag of cam locks missing',
    received: '21d 10:28',
    openedBy: 'hannah',
    values: {
      ...about('missing_parts', 'Low'),
      ...from('chat', 'sato-miller'),
      ...order('TB-205460', 27_500, 'Writing desk, ash, 100 cm', 'furniture'),
      ...desk('english', 'hannah'),
      customer_request: 'Bag C is missing and the desk top is lying on my living-room floor.',
    },
    story: [
      contact('hannah'),
      note(
        'hannah',
        '0d 10:40',
        'Bag C (8 cam locks, 8 bolts) goes out by letterbox post today. Sent the English assembly sheet as well.',
      ),
      note('hannah', '3d 09:50', 'Arrived and assembled. She sent a photo of the finished desk.'),
      close('hannah', 'reshipped', 'Missing bag of fittings sent the same day.'),
    ],
  },
  {
    key: 'kettle-handle-hot',
    title: 'Electric kettle: handle gets too hot to hold',
    received: '12d 17:33',
    openedBy: 'web-form',
    values: {
      ...about('defective', 'Low'),
      ...from('web_form', 'harris'),
      ...order('TB-206840', 9_350, 'Electric kettle, gooseneck, 0.8 l (EK-08)', 'appliance'),
      ...desk('english', 'hannah'),
      reference_number: 'WEB-48655',
      customer_request:
        'After boiling, the lower end of the handle is so hot that I need a cloth. Is it meant to be like that?',
    },
    story: [
      note(
        'hannah',
        '1d 09:25',
        'Manual says the handle may become warm. Suggested holding it at the top and not boiling it below the mark.',
      ),
      close('hannah', 'explained', 'Handle warms near the base. Explained how to hold it.'),
      reopen('hannah', {
        severity: 'Medium',
        case_reason: 'safety',
        specialist: 'ogawa',
        assigned_queue: 'quality',
      }),
      sla('hannah', 'Resolution after reopening 5 d', '4d', { status: 'closed' }),
      contact('hannah'),
      note(
        'hannah',
        '10d 14:40',
        'Reopened at Ogawa’s request: another EK-08 melted at the handle this morning. Serial on his photo: EK08-2231-0377, the same batch.',
        'Reached Mr Harris by phone: asked him to unplug it and stop using it. He has not seen any smoke.',
      ),
      update('hannah', { assigned_user: 'ogawa', refund_amount: 9_350 }),
      note(
        'ogawa',
        '11d 11:05',
        'Refund approved. Pick-up at his address is booked for tomorrow; the kettle goes to the maker with the first one.',
      ),
    ],
  },
  {
    key: 'duvet-leaks-feathers',
    title: 'Duvet leaks feathers after one week',
    received: '9d 12:59',
    openedBy: 'mail-gateway',
    values: {
      ...about('defective'),
      ...from('email', 'lindqvist'),
      ...order('TB-206995', 33_000, 'Down duvet, 150 × 210 cm', 'bedding'),
      ...desk('english', 'liam'),
      customer_request: 'Every morning there are feathers on the floor. I cannot see a hole.',
    },
    story: [
      note(
        'liam',
        '0d 15:10',
        'A few quills are normal in the first days, a handful each morning is not. Asked for a photo along the seams.',
      ),
      update('liam', { status: 'waiting_customer' }),
      note('liam', '5d 10:25', 'No answer yet; sent a friendly reminder and offered a video call.'),
    ],
  },
  {
    key: 'wall-clock-stops',
    title: 'Wall clock stops every night',
    received: '3d 09:41',
    openedBy: 'liam',
    values: {
      ...about('defective', 'Low'),
      ...from('phone', 'fraser'),
      ...order('TB-207733', 8_580, 'Cedar wall clock, silent sweep', 'stationery'),
      ...desk('english', 'liam'),
      customer_request: 'It stops around three in the morning, always. I changed the battery twice.',
    },
    story: [
      contact('liam'),
      note(
        'liam',
        '0d 09:55',
        'At 3 am the clock searches for the radio signal, which does not reach Scotland. Described how to switch the search off (switch on the back).',
      ),
      note(
        'liam',
        '2d 10:10',
        'It ran through one night. He will watch it for a few more days before we close.',
      ),
    ],
  },
  {
    key: 'pen-leaks',
    title: 'Fountain pen leaks into the cap',
    received: '200m',
    openedBy: 'hannah',
    values: {
      ...about('defective'),
      ...from('chat', 'delgado'),
      ...order('TB-208297', 12_650, 'Lacquered fountain pen, fine nib', 'stationery'),
      ...desk('english', 'hannah'),
      customer_request:
        'Ink all over my fingers since the first filling. Could you exchange it? I would rather not have a repair.',
    },
    story: [
      sla('hannah', 'First response 4 h', '40m', { status: 'waiting_customer' }),
      contact('hannah'),
      note(
        'hannah',
        '12m',
        'Photo shows a gap at the section ring. Exchange is fine; checking whether a second fine nib is in stock.',
      ),
    ],
  },
]);
