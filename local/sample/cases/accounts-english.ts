import { about, close, contact, desk, from, note, sla, tales, update } from '../story.ts';

export const accountsEnglish = tales('account', 'en', [
  {
    key: 'charged-four-times',
    title: 'Charged four times for one order during the checkout fault',
    received: '16d 20:02',
    openedBy: 'hannah',
    values: {
      ...about('billing_error', 'Critical'),
      ...from('phone', 'patel'),
      order_number: 'TB-206340',
      order_total: 46_200,
      ...desk('escalation', 'ishii'),
      customer_request:
        'The page said "payment failed", so I tried again. Now there are four charges of JPY 46,200 and my rent is due tomorrow.',
    },
    story: [
      contact('hannah'),
      sla('ishii', 'Money back 6 h', '6h', { resolution: 'refunded' }),
      note(
        'hannah',
        '0d 20:11',
        'Third call of this kind within an hour, so opened as critical. The status page of the payment provider is green.',
      ),
      note(
        'ishii',
        '0d 20:30',
        'Confirmed: checkout reported failure although payment went through, 19:10–20:20. Card payment switched off; 27 customers affected.',
      ),
      note(
        'ishii',
        '0d 23:05',
        'Fault fixed and tested. All duplicate charges reversed the same night, Mr Patel’s first: three times JPY 46,200.',
      ),
      update('ishii', { severity: 'High', refund_amount: 138_600 }),
      note(
        'hannah',
        '1d 09:30',
        'Called Mr Patel: reversals are visible at his bank. He thanked us for not making him wait.',
      ),
      update('ishii', { assigned_queue: 'english', assigned_user: 'hannah' }),
      note(
        'hannah',
        '4d 10:15',
        'All 27 customers have confirmed or have been called. No charge is left open.',
      ),
      close(
        'hannah',
        'refunded',
        'Checkout showed a failure although payment had succeeded. Three duplicate charges reversed the same night; 26 others likewise.',
      ),
    ],
  },
  {
    key: 'company-invoice',
    title: 'Invoice with company name and VAT number',
    received: '24d 09:27',
    openedBy: 'mail-gateway',
    values: {
      ...about('invoice'),
      ...from('email', 'moreau'),
      order_number: 'TB-204915',
      order_total: 58_300,
      ...desk('english', 'liam'),
      customer_request:
        'Our accountant needs the invoice made out to the company. Details are in the attachment.',
    },
    story: [
      note(
        'liam',
        '0d 11:40',
        'Reissued with the company’s name and VAT number, the old one is marked as void. Sent as PDF.',
      ),
      close('liam', 'corrected', 'Invoice reissued to the company.'),
    ],
  },
  {
    key: 'points-missing',
    title: 'Points for two orders never arrived',
    received: '13d 08:12',
    openedBy: 'web-form',
    values: {
      ...about('points', 'Low'),
      ...from('web_form', 'whitlock'),
      order_number: 'TB-204733',
      order_total: 8_800,
      ...desk('english', 'liam'),
      reference_number: 'WEB-48611',
      customer_request: 'I ordered twice in the last weeks but my points balance is the same as before.',
    },
    story: [
      note(
        'liam',
        '0d 10:33',
        'Both orders were placed as a guest with the same e-mail address. Moved them to his account: 168 points.',
      ),
      note('liam', '0d 10:40', 'Reply sent, with a line on how to stay signed in at checkout.'),
      close('liam', 'corrected', 'Orders placed as a guest. Assigned to the account, 168 points credited.'),
    ],
  },
  {
    key: 'cancel-tea-club',
    title: 'Cancel the tea club but keep this month’s box',
    received: '10d 15:49',
    openedBy: 'hannah',
    values: {
      ...about('subscription'),
      ...from('chat', 'kaur'),
      ...desk('english', 'hannah'),
      customer_request:
        'I am moving abroad. Please stop after this month. I do not want to be charged again.',
    },
    story: [
      contact('hannah'),
      note(
        'hannah',
        '0d 15:55',
        'Cancelled from next month on; this month’s box ships {+5}. Confirmation sent by e-mail.',
      ),
      note('hannah', '6d 09:10', 'Last box was delivered. No further charge is scheduled.'),
      close('hannah', 'corrected', 'Subscription ended after this month’s box.'),
    ],
  },
  {
    key: 'merge-two-accounts',
    title: 'I have two accounts and would like one',
    received: '4d 11:58',
    openedBy: 'mail-gateway',
    values: {
      ...about('sign_in', 'Low'),
      ...from('email', 'bianchi'),
      ...desk('english', 'liam'),
      customer_request:
        'One has my maiden name and my old address, the other all the recent orders. Can you join them?',
    },
    story: [
      note(
        'liam',
        '1d 09:45',
        'Possible, but points and saved addresses must be moved by hand. Sent her the form to confirm both e-mail addresses.',
      ),
      sla('liam', 'Accounts merged 7 d', '3d', { resolution: 'corrected' }),
      update('liam', { status: 'waiting_customer' }),
      note(
        'liam',
        '2d 16:20',
        'Form is back and both addresses are confirmed. Merge is booked for {+5}; the refund for her kettle is not affected.',
      ),
      update('liam', { status: 'open' }),
    ],
  },
  {
    key: 'card-declined',
    title: 'New card is declined although the bank says it is fine',
    received: '4m',
    openedBy: 'chat-widget',
    values: {
      ...about('billing_error'),
      ...from('chat', 'reyes'),
      ...desk('billing'),
      reference_number: 'CHAT-20816',
      customer_request:
        'I replaced my expired card in the account settings. Every order stops with "card not accepted". Is anybody there?',
    },
    // She waits in the chat and nobody has taken it: of the five minutes, one is left.
    story: [sla('chat-widget', 'First reply in chat 5 min', '1m', { status: 'waiting_customer' })],
  },
]);
