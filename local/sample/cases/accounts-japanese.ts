import { about, close, contact, desk, from, note, sla, tales, update } from '../story.ts';

export const accountsJapanese = tales('account', 'ja', [
  {
    key: 'unknown-orders',
    title: '身に覚えのない注文が3件ある',
    received: '8d 06:57',
    openedBy: 'mail-gateway',
    values: {
      ...about('billing_error', 'High'),
      ...from('email', 'matsumoto'),
      ...desk('escalation', 'ishii'),
      customer_request:
        '夜中に注文確認のメールが3通届いていました。コーヒーミルなど合計87,450円、届け先は知らない住所です。カードが使われたのでしょうか。すぐに止めてください。',
    },
    story: [
      sla('mail-gateway', '初動 4時間', '4h', { status: 'waiting_partner' }),
      sla('ishii', '不正利用の調査 21日', '13d', { status: 'closed' }),
      note(
        'ishii',
        '0d 07:20',
        '3件とも出荷前に停止。会員のログインを停止し、全端末からサインアウト。',
        '深夜2時台に普段と異なる地域からログインあり。パスワードはほかのサイトと同じものをお使い。',
      ),
      contact('ishii'),
      note(
        'ishii',
        '0d 09:15',
        'お電話で本人確認のうえご説明。カード会社へのご連絡とパスワードの変更をお願いした。',
        '請求は発生前のため、こちらで取り消しを完了。',
      ),
      update('ishii', { status: 'waiting_partner', specialist: 'ishii' }),
      note(
        'ishii',
        '2d 11:00',
        '同じ届け先の住所でほかに2会員の注文を発見、いずれも停止。システム担当がその住所を要確認リストに登録。',
      ),
      note(
        'ishii',
        '6d 14:25',
        'カード会社より新しいカードの発行完了の連絡。お客様は二段階認証を有効にされた。不正利用の調査結果を待つ。',
      ),
    ],
  },
  {
    key: 'receipt-name',
    title: '領収書の宛名を会社名に変えたい',
    received: '25d 13:16',
    openedBy: 'web-form',
    values: {
      ...about('invoice'),
      ...from('web_form', 'hayashi'),
      order_number: 'TB-204871',
      order_total: 16_280,
      ...desk('billing', 'morita'),
      reference_number: 'WEB-48197',
      customer_request:
        '備品として購入したので、会社宛の領収書が必要です。登録番号の入ったものをお願いします。',
    },
    story: [
      note(
        'morita',
        '0d 15:02',
        '個人名の領収書を無効とし、会社名で再発行。適格請求書の登録番号も記載。',
        '【お客様への返信】領収書を再発行いたしましたので、本メールに添付いたします。マイページからもダウンロードいただけます。',
      ),
      close('morita', 'corrected', '会社名の領収書を再発行。'),
    ],
  },
  {
    key: 'double-authorisation',
    title: 'カードに二重に請求されている',
    received: '19d 12:40',
    openedBy: 'morita',
    values: {
      ...about('billing_error', 'Medium'),
      ...from('phone', 'shimizu'),
      order_number: 'TB-205812',
      order_total: 18_920,
      ...desk('billing', 'morita'),
      customer_request: 'アプリの明細に18,920円が2行ある。1回しか買っていない。すぐに返してほしい。',
    },
    story: [
      contact('morita'),
      note(
        'morita',
        '0d 12:52',
        '売上は1件のみ。決済画面の更新により利用枠の確保が2回行われた。片方は当社から取り消しを依頼済み。',
      ),
      update('morita', { status: 'waiting_partner' }),
      note(
        'morita',
        '3d 10:08',
        'カード会社より取り消し完了の回答。お客様にお電話し、アプリの明細からも消えたとご確認いただいた。',
      ),
      close('morita', 'explained', '利用枠の二重確保（請求は1件）。取り消しを確認。'),
    ],
  },
  {
    key: 'skip-subscription',
    title: 'お茶の定期便を来月だけ休みたい',
    received: '14d 10:41',
    openedBy: 'morita',
    values: {
      ...about('subscription', 'Low'),
      ...from('phone', 'nakajima'),
      ...desk('billing', 'morita'),
      customer_request:
        '旅行で留守にするので来月分は要らない。再来月からはまた届けてほしい。マイページでは休止が選べない。',
    },
    story: [
      contact('morita', 'nakajima calls about a label and a subscription'),
      note(
        'morita',
        '0d 10:48',
        '次回分の締め切り前。1回休みで登録し、再来月から再開とご案内。画面に出ないのは旧プランのため。',
      ),
      note('morita', '1d 09:30', '旧プランの会員が休止を選べない件をWeb担当へ報告（今月4件目）。'),
      close('morita', 'corrected', '定期便を1回休みに登録。旧プランの画面の不備をWeb担当へ報告。'),
    ],
  },
  {
    key: 'delete-my-data',
    title: '退会と個人情報の削除を求めたい',
    received: '6d 22:18',
    openedBy: 'web-form',
    values: {
      ...about('privacy', 'Medium'),
      ...from('web_form', 'kondo'),
      ...desk('billing', 'ishii'),
      reference_number: 'WEB-48790',
      customer_request:
        '返金の件で不信感があり、退会します。保有している私の個人情報をすべて削除し、何を削除したか書面で知らせてください。',
    },
    story: [
      sla('ishii', '個人情報の削除 30日', '24d', { resolution: 'corrected' }),
      note(
        'ishii',
        '1d 10:30',
        '先日の返金遅延のお客様。お詫びを添え、本人確認の書類と手続きの流れをメールでご案内。',
      ),
      update('ishii', { status: 'waiting_customer' }),
      note(
        'ishii',
        '4d 13:15',
        '本人確認の書類を受領。会員情報・お届け先・閲覧履歴を削除対象とし、法令で保存が必要な取引記録は対象外。',
        '書面は{+9}までに簡易書留でお送りする。',
      ),
      update('ishii', { status: 'open' }),
    ],
  },
  {
    key: 'reset-mail-missing',
    title: 'パスワード再設定のメールが届かない',
    received: '2d 21:36',
    openedBy: 'mail-gateway',
    values: {
      ...about('sign_in', 'Low'),
      ...from('email', 'ueda'),
      ...desk('billing', 'sasaki'),
      customer_request: '何度押しても再設定のメールが来ません。迷惑メールのフォルダにもありません。',
    },
    story: [
      note(
        'sasaki',
        '1d 09:08',
        '送信記録では「宛先不明」で戻っている。登録のアドレスは末尾が「.example.co」で、打ち間違いの可能性。',
        '【お客様への返信】ご登録のメールアドレスに誤りがあるかもしれません。ご本人の確認のため、お名前、お電話番号の下4桁、直近のご注文番号をお知らせください。',
      ),
      update('sasaki', { status: 'waiting_customer' }),
    ],
  },
]);
