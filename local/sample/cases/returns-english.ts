import {
  about,
  close,
  contact,
  desk,
  from,
  note,
  order,
  reopen,
  sent,
  sla,
  tales,
  update,
} from '../story.ts';

export const returnsEnglish = tales('returns', 'en', [
  {
    key: 'robe-too-small',
    title: 'Cotton robe too small, exchange for a larger one',
    received: '27d 12:20',
    openedBy: 'hannah',
    values: {
      ...about('exchange'),
      ...from('chat', 'whitlock'),
      ...order('TB-204733', 8_800, 'Cotton yukata robe, size M, navy', 'clothing'),
      ...desk('english', 'hannah'),
      customer_request: 'The M ends above my knees. I am 188 cm. Do you have it longer?',
    },
    story: [
      contact('hannah'),
      note(
        'hannah',
        '0d 12:31',
        'Size 3L is cut for up to 192 cm. Navy sold out, he is happy with grey. Same price.',
      ),
      note('hannah', '0d 12:40', 'Exchange label sent by e-mail; grey 3L is reserved until {+14}.'),
      note('hannah', '6d 10:15', 'M came back unworn. Grey 3L posted the same day.'),
      note('hannah', '9d 17:02', 'Mr Whitlock on chat: "Fits perfectly."'),
      close('hannah', 'exchanged', 'Exchanged size M navy for 3L grey at no cost.'),
    ],
  },
  {
    key: 'refund-exchange-rate',
    title: 'Refund is lower than what I paid',
    received: '23d 07:45',
    openedBy: 'mail-gateway',
    values: {
      ...about('refund_pending', 'Low'),
      ...from('email', 'petrov'),
      ...order('TB-203381', 42_000, 'Hand-forged santoku knife', 'kitchen'),
      ...desk('english', 'liam'),
      refund_amount: 42_000,
      customer_request: 'I paid CAD 394 and got back CAD 385. Where is the rest of my money?',
    },
    story: [
      note(
        'liam',
        '0d 11:05',
        'We charged and refunded exactly JPY 42,000. The difference comes from the bank’s rate on the two days.',
      ),
      note(
        'liam',
        '0d 11:30',
        'Reply sent: "Both amounts were JPY 42,000; your bank converted them at the rate of each day. I attach both receipts. As a gesture we have added 1,000 points to your account."',
      ),
      note('liam', '2d 09:10', 'He writes that he understands, and will use the points for a whetstone.'),
      close(
        'liam',
        'explained',
        'Difference came from the exchange rate. Explained with both receipts; 1,000 points as a gesture.',
      ),
    ],
  },
  {
    key: 'refund-went-to-old-card',
    title: 'Refund missing: sent to a cancelled card',
    received: '18d 15:12',
    openedBy: 'hannah',
    values: {
      ...about('refund_pending', 'Low'),
      ...from('phone', 'hughes'),
      ...order('TB-205290', 13_200, 'Rice cooker cover and steamer basket', 'kitchen'),
      ...desk('english', 'hannah'),
      customer_request: 'You told me two weeks ago that the money was on its way. Nothing has come.',
    },
    story: [
      contact('hannah'),
      note(
        'hannah',
        '0d 15:20',
        'Refund of JPY 13,200 was accepted by the card company on {-12}. Asked for a little more patience.',
      ),
      close(
        'hannah',
        'explained',
        'Refund was issued on our side; card companies take up to two statements.',
        {
          refund_amount: 13_200,
        },
      ),
      contact('hannah'),
      reopen('hannah', { severity: 'Medium', assigned_queue: 'billing' }),
      sla('hannah', 'Refund paid 5 d', '5d', { resolution: 'refunded' }),
      note(
        'hannah',
        '6d 10:42',
        'Mrs Hughes again: the card was replaced after a theft, and the old number is closed. We should have asked.',
      ),
      update('hannah', { status: 'waiting_partner' }),
      note(
        'hannah',
        '9d 16:30',
        'Card company returned the money to us. Paid out by bank transfer today; customer confirmed her account number.',
      ),
      note('hannah', '11d 09:15', 'Money has arrived. Apologised once more.'),
      close(
        'hannah',
        'refunded',
        'Refund had gone to a cancelled card. Recovered it and paid by bank transfer.',
      ),
    ],
  },
  {
    key: 'knife-courier-refuses',
    title: 'Courier refuses to collect the knife I am returning',
    received: '14d 18:03',
    openedBy: 'web-form',
    values: {
      ...about('return_request', 'Medium'),
      ...from('web_form', 'kaur'),
      ...order('TB-206588', 16_500, 'Nakiri vegetable knife, left-handed', 'kitchen'),
      ...desk('english', 'liam'),
      reference_number: 'WEB-48566',
      customer_request:
        'I got a right-handed knife instead of a left-handed one. Your courier came twice and says he is not allowed to take blades.',
    },
    story: [
      note(
        'liam',
        '1d 09:35',
        'Our mistake in picking. Left-handed one sent today, so that she need not wait for the return.',
      ),
      note(
        'liam',
        '2d 14:10',
        'Courier takes blades only in a certified rigid box. Ordered one to be delivered empty to Ms Kaur.',
      ),
      update('liam', { status: 'waiting_partner' }),
      note(
        'liam',
        '7d 10:50',
        'Left-handed knife delivered. The empty box is still with the supplier; promised for {+12}.',
      ),
      note('liam', '12d 11:25', 'Box arrived at hers. Collection is booked for {+15}.'),
    ],
  },
  {
    key: 'opened-bedding',
    title: 'Return of an opened pillow, not comfortable',
    received: '9d 21:14',
    openedBy: 'mail-gateway',
    values: {
      ...about('return_request', 'Low'),
      ...from('email', 'moreau'),
      ...order('TB-207268', 7_150, 'Buckwheat pillow, 35 × 50 cm', 'bedding'),
      ...desk('english', 'hannah'),
      customer_request:
        'It is much too hard and the noise keeps me awake. I used it for two nights. Can I send it back?',
    },
    story: [
      note(
        'hannah',
        '1d 09:55',
        'Opened bedding cannot be returned. But it can be softened: the zip lets you take out husks.',
      ),
      note(
        'hannah',
        '1d 10:20',
        'Reply sent: "For reasons of hygiene we cannot take it back, and I am sorry for that. Taking out about a third of the husks makes it softer and quieter. If you still do not like it after a week, write to me and we will find another way."',
      ),
      note(
        'hannah',
        '4d 09:30',
        'Mr Moreau: still too hard. Gave JPY 3,500 as store credit, agreed with Ishii.',
      ),
      close(
        'hannah',
        'refunded',
        'Opened bedding, return not possible. Store credit of JPY 3,500 as goodwill.',
        {
          refund_amount: 3_500,
          specialist: 'ishii',
        },
      ),
    ],
  },
  {
    key: 'return-lost-in-post',
    title: 'My return parcel was lost in the post',
    received: '7d 13:37',
    openedBy: 'liam',
    values: {
      ...about('refund_pending', 'Medium'),
      ...from('phone', 'bianchi'),
      ...order('TB-206901', 19_800, 'Iron kettle, 1.2 litres', 'kitchen'),
      ...sent('international', 'INT-55-21777'),
      ...desk('english', 'liam'),
      customer_request:
        'I sent the kettle back sixteen days ago with your label. The tracking ends in Milan. I want my money.',
    },
    story: [
      contact('liam'),
      note(
        'liam',
        '0d 13:50',
        'Our label, so it is our risk and not hers. Opened a trace, 8120-M, and told her so.',
      ),
      update('liam', { status: 'waiting_partner' }),
      note('liam', '4d 10:30', 'No result yet. Asked billing to refund now and not to wait for the trace.'),
      update('liam', { assigned_queue: 'billing', specialist: 'ishii', status: 'open' }),
      note(
        'ishii',
        '5d 14:00',
        'Approved: refund JPY 19,800. Goes out with tomorrow’s run; Liam writes to Ms Bianchi.',
      ),
      update('ishii', { refund_amount: 19_800 }),
      sla('ishii', 'Refund paid 1 day', '24h', { resolution: 'refunded' }),
    ],
  },
  {
    key: 'lamp-changed-mind',
    title: 'Changed my mind about a floor lamp',
    received: '3d 10:10',
    openedBy: 'hannah',
    values: {
      ...about('return_request'),
      ...from('chat', 'okafor'),
      ...order('TB-208144', 24_200, 'Paper floor lamp, round', 'furniture'),
      ...desk('english', 'hannah'),
      customer_request: 'It is lovely but far too big for the room. The box is unopened apart from the tape.',
    },
    story: [
      contact('hannah'),
      note(
        'hannah',
        '0d 10:22',
        'Unused, within eight days: return is fine at the customer’s cost, about JPY 1,980. Sent the two ways to do it.',
      ),
      update('hannah', { status: 'waiting_customer' }),
    ],
  },
  {
    key: 'partial-refund-question',
    title: 'Only part of my order was refunded',
    received: '170m',
    openedBy: 'web-form',
    values: {
      ...about('refund_pending'),
      ...from('web_form', 'wright'),
      ...order('TB-207021', 3_850, 'Washi letter set and brush pen', 'stationery'),
      ...desk('english'),
      reference_number: 'WEB-48961',
      customer_request:
        'I returned the letter set and a pen from the same order but see only JPY 1,650 on my card.',
    },
    story: [sla('web-form', 'First response 4 h', '70m', { status: 'waiting_customer' })],
  },
]);
