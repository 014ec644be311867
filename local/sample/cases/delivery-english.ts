import { about, close, contact, desk, from, note, order, sent, sla, tales, update } from '../story.ts';

export const deliveryEnglish = tales('delivery', 'en', [
  {
    key: 'customs-invoice-missing',
    title: 'Parcel held at UK customs: commercial invoice missing',
    received: '28d 17:52',
    openedBy: 'mail-gateway',
    values: {
      ...about('customs', 'Low'),
      ...from('email', 'harris'),
      ...order('TB-204590', 18_400, 'Cast-iron teapot and two cups', 'kitchen'),
      ...sent('international', 'INT-55-20417'),
      ...desk('english', 'hannah'),
      customer_request:
        'Customs wrote to me that the invoice is missing from the parcel and that they will send it back in seven days.',
    },
    story: [
      sla('mail-gateway', 'First response 1 day', '1d', { status: 'waiting_partner' }),
      note(
        'hannah',
        '1d 09:40',
        'Packing record shows the pouch was left empty: the printer at bench 4 was out of labels that day.',
        'Reply sent: "I am sorry for the trouble, Mr Harris. The invoice is attached; we have also sent it to the customs office with your parcel number. You do not need to do anything."',
      ),
      update('hannah', { status: 'waiting_partner' }),
      note('hannah', '4d 10:05', 'Released this morning, delivery expected {+7}.'),
      note(
        'hannah',
        '8d 09:30',
        'Delivered {+7}, signed for by the customer. He confirmed by e-mail that all is well.',
      ),
      close(
        'hannah',
        'delivered',
        'Commercial invoice was missing. Sent it to customs; released after three days, delivered.',
      ),
    ],
  },
  {
    key: 'lost-in-singapore',
    title: 'Tracking stopped in Singapore three weeks ago',
    received: '25d 11:15',
    openedBy: 'liam',
    values: {
      ...about('not_received', 'Medium'),
      ...from('chat', 'tan'),
      ...order('TB-201938', 9_200, 'Linen summer blanket, queen size', 'bedding'),
      ...sent('international', 'INT-55-18802'),
      ...desk('english', 'liam'),
      customer_request:
        'My blanket reached Singapore three weeks ago and has not moved since. The local post office says they do not have it.',
    },
    story: [
      contact('liam'),
      note(
        'liam',
        '0d 11:30',
        'Opened a trace with the carrier, reference 7741-S. They answer within five working days.',
      ),
      update('liam', { status: 'waiting_partner' }),
      note('liam', '6d 10:20', 'Trace result: last scan at the Changi sorting centre, parcel declared lost.'),
      note(
        'liam',
        '6d 10:45',
        'Offered Ms Tan the choice of a refund or a new blanket by express. She chose the blanket.',
        'New parcel INT-55-21960 left the warehouse this afternoon. Claim for JPY 9,200 filed with the carrier.',
      ),
      update('liam', { status: 'open', tracking_url: 'https://track.tsubame.example/parcels/INT-55-21960' }),
      note('liam', '10d 16:05', 'Delivered. Ms Tan wrote: "Thank you for sorting this out so quickly."'),
      close(
        'liam',
        'reshipped',
        'Parcel lost by the carrier in Singapore. Replacement by express arrived in four days; claim filed.',
      ),
    ],
  },
  {
    key: 'duty-charged-twice',
    title: 'Import duty charged twice, at checkout and at the door',
    received: '19d 08:34',
    openedBy: 'mail-gateway',
    values: {
      ...about('customs', 'Low'),
      ...from('email', 'lindqvist'),
      ...order('TB-205876', 26_300, 'Kitchen knife set, three pieces', 'kitchen'),
      ...sent('international', 'INT-55-20993'),
      ...desk('english', 'hannah'),
      customer_request:
        'I paid JPY 2,630 duty when ordering, but the driver asked for the same again in cash before he would hand over the box.',
    },
    story: [
      note(
        'hannah',
        '0d 10:12',
        'Order was sent "duty paid". Asked for a photo of the receipt from the door.',
      ),
      update('hannah', { status: 'waiting_customer' }),
      note('hannah', '1d 09:25', 'Receipt received: SEK 171. The local carrier ignored the duty-paid flag.'),
      note(
        'hannah',
        '1d 09:50',
        'Refunded JPY 2,630 to the card and told Ms Lindqvist. We take it up with the carrier ourselves.',
      ),
      close(
        'hannah',
        'refunded',
        'Duty collected twice by mistake of the local carrier. Refunded JPY 2,630.',
        {
          refund_amount: 2_630,
        },
      ),
    ],
  },
  {
    key: 'flat-number-missing',
    title: 'Parcel returned to sender: flat number missing',
    received: '15d 14:21',
    openedBy: 'liam',
    values: {
      ...about('delivery_change', 'Low'),
      ...from('phone', 'nguyen'),
      ...order('TB-206433', 5_940, 'Stoneware bowls, set of four', 'kitchen'),
      ...sent('parcel', '3301-5651-3308'),
      ...desk('english', 'liam'),
      customer_request:
        'The app says "address unclear, returned". I forgot the flat number: it is 1204. Can you send it again?',
    },
    story: [
      contact('liam'),
      note(
        'liam',
        '0d 14:30',
        'Parcel is on its way back, due in our warehouse {+2}. Added flat 1204 to the address book.',
      ),
      note(
        'liam',
        '3d 11:00',
        'Back in stock and unbroken. Sent again today for tomorrow, 6–8 pm, as she is home after work.',
      ),
      note('liam', '5d 09:15', 'Delivered {+4} at 18:22.'),
      close('liam', 'reshipped', 'Flat number was missing. Address completed, sent again free of charge.'),
    ],
  },
  {
    key: 'tracking-not-moving',
    title: 'Tracking number shows no information at all',
    received: '11d 20:47',
    openedBy: 'web-form',
    values: {
      ...about('late_delivery'),
      ...from('web_form', 'wright'),
      ...order('TB-207021', 3_850, 'Washi letter set and brush pen', 'stationery'),
      ...sent('letterbox'),
      ...desk('english', 'hannah'),
      reference_number: 'WEB-48702',
      customer_request:
        'You sent me a tracking number two days ago but the page says "not found". Was it really posted?',
    },
    story: [
      note(
        'hannah',
        '1d 09:20',
        'Letterbox items are scanned only on arrival at the delivery office.',
        'Reply sent: "Your letter set was posted on {-2}. Tracking begins once it reaches your local office, usually on the third day. If nothing shows by {+3}, please write to us and we will send another."',
      ),
      close(
        'hannah',
        'explained',
        'Letterbox post shows no scan until the last office. Explained; delivered the day after.',
      ),
    ],
  },
  {
    key: 'two-boxes-one-arrived',
    title: 'Order came in two boxes, only one arrived',
    received: '8d 10:36',
    openedBy: 'hannah',
    values: {
      ...about('not_received', 'Low'),
      ...from('chat', 'patel'),
      ...order('TB-207452', 31_900, 'Modular shelf, oak, and drawer unit', 'furniture'),
      ...sent('large_item', 'L-880-14166'),
      ...desk('english', 'hannah'),
      customer_request:
        'The shelf is here, the drawer unit is not. The driver said there was only one box on his list.',
    },
    story: [
      contact('hannah'),
      note(
        'hannah',
        '0d 10:50',
        'Both boxes left us {-3}. Box 2 of 2 was last scanned at the regional depot. Asked the depot to search.',
      ),
      update('hannah', { status: 'waiting_partner' }),
      note(
        'hannah',
        '3d 15:42',
        'Depot found it without a label in the lost-items cage. They re-label it and call Mr Patel for a date.',
      ),
      sla('hannah', 'Delivery date for box 2', '22h', { status: 'open' }),
      note(
        'hannah',
        '6d 11:10',
        'Mr Patel has not been called yet. Chased the depot; they promise to call him tomorrow before noon.',
      ),
    ],
  },
  {
    key: 'wedding-gift-lost',
    title: 'Wedding gift not delivered, wedding is in three days',
    received: '5d 09:08',
    openedBy: 'hannah',
    values: {
      ...about('not_received', 'Medium'),
      ...from('phone', 'oconnor'),
      ...order('TB-207903', 38_500, 'Lacquer soup bowls for two, gift box', 'kitchen'),
      ...sent('parcel', '3301-5775-6121'),
      ...desk('english', 'hannah'),
      gift_order: true,
      customer_request:
        'The gift should have reached the bride’s parents on {-2}. They have nothing. I fly in for the wedding and cannot come empty-handed.',
    },
    story: [
      sla('hannah', 'First response 4 h', '4h', { status: 'waiting_partner' }),
      sla('hannah', 'Resolution 30 d', '25d', { status: 'closed' }),
      contact('hannah'),
      note(
        'hannah',
        '0d 09:25',
        'No scan since {-3}. Carrier opened a search at both depots and calls back today.',
      ),
      update('hannah', { status: 'waiting_partner' }),
      note(
        'hannah',
        '1d 16:40',
        'Carrier cannot find it and does not expect to before the wedding. Ms O’Connor called again, close to tears.',
      ),
      contact('hannah'),
      update('hannah', {
        severity: 'High',
        assigned_queue: 'escalation',
        assigned_user: 'ishii',
        status: 'open',
      }),
      sla('ishii', 'A gift in their hands before the wedding', '40h', { severity: 'Low' }),
      note(
        'ishii',
        '1d 17:15',
        'Last pair of this set is in the shop stock of the Kyoto showroom. Reserved, gift-wrapped there, goes by courier tomorrow morning.',
        'Hannah tells the customer. No price anywhere in the box.',
      ),
      note(
        'hannah',
        '2d 18:05',
        'Courier handed it over at 17:10, bride’s mother signed. Ms O’Connor is relieved and thanked us.',
      ),
      update('ishii', { severity: 'Low', assigned_queue: 'english', assigned_user: 'hannah' }),
      note(
        'hannah',
        '3d 10:00',
        'Kept open only for the carrier’s claim form: first parcel is still missing.',
      ),
    ],
  },
  {
    key: 'hotel-in-kyoto',
    title: 'Deliver to the hotel instead: guest leaves in two days',
    received: '4d 19:30',
    openedBy: 'liam',
    values: {
      ...about('delivery_change', 'Medium'),
      ...from('chat', 'fraser'),
      ...order('TB-208088', 14_300, 'Indigo noren curtain, 85 × 150 cm', 'bedding'),
      ...sent('parcel', '3301-5790-2245'),
      ...desk('english', 'liam'),
      customer_request:
        'I gave the address of our first hotel by mistake. We are in another one in Kyoto until {+2}, morning.',
    },
    story: [
      contact('liam'),
      note('liam', '0d 19:45', 'Redirected to the hotel’s front desk, room 611; they accept parcels.'),
      note('liam', '1d 15:20', 'Front desk confirmed arrival at 14:50. Told Mr Fraser by chat.'),
      close('liam', 'delivered', 'Redirected to the guest’s hotel overnight, arrived a day before he left.'),
    ],
  },
  {
    key: 'gift-set-date-question',
    title: 'Will a gift set arrive before my mother’s birthday?',
    received: '55m',
    openedBy: 'liam',
    values: {
      ...about('late_delivery'),
      ...from('chat', 'delgado'),
      ...order('TB-208655', 6_600, 'Sencha and sweets gift set', 'food'),
      ...desk('english', 'liam'),
      gift_order: true,
      customer_request:
        'Ordered an hour ago for {+4}. The confirmation mail only says "within a week". Can you make sure?',
    },
    story: [sla('liam', 'First response 4 h', '185m', { status: 'waiting_customer' }), contact('liam')],
  },
]);
